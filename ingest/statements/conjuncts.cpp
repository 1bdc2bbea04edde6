#include "ingest/statements/conjuncts.h"

namespace entente {
namespace {

constexpr int shortest_action = 2;

bool is_known_verb(const SentenceView& sentence, int at, WordClass form) {
  return sentence.in_range(at) && sentence[at].mention < 0 && sentence[at].is(form) &&
         !sentence[at].is(WordClass::preposition);  // "including"
}

// The tag tells where there is one; else the lists of verbs.
bool is_action(const SentenceView& sentence, int at, WordClass form) {
  if (sentence.in_range(at) && sentence[at].tag != WordTag::unknown) {
    const WordForm wanted = form == WordClass::gerund_form ? WordForm::present_participle : WordForm::base;
    return sentence[at].tag == WordTag::verb && sentence[at].form == wanted;
  }
  return is_known_verb(sentence, at, form);
}

bool takes_object(const SentenceView& sentence, int at) {
  return sentence.is(at, WordClass::determiner) || sentence.is(at, WordClass::possessive) ||
         sentence.is(at, WordClass::adverb) || (sentence.in_range(at) && sentence[at].mention >= 0) ||
         sentence.text(at) == "with" || sentence.text(at) == "to";
}

// "and support for", "and trade,": a noun that is spelled like a verb.
bool resembles_noun(const SentenceView& sentence, int at) {
  const std::string_view next = sentence.text(at + 1);
  const std::string_view word = sentence.text(at);
  if (next == "of" || next.empty() || next == "." || next == ",") return true;
  if (next == "for")
    return !(word == "call" || word == "advocate" || word == "work" || word == "provide" ||
             word == "prepare");
  if (next == "and" || next == "or") return !is_action(sentence, at + 2, WordClass::action_verb);
  if (sentence.is(at, WordClass::noun_verb) && !takes_object(sentence, at + 1)) return true;
  return next == "is" || next == "are" || next == "will";
}

bool looks_like_noun(const SentenceView& sentence, int at) {
  return sentence[at].tag == WordTag::unknown && resembles_noun(sentence, at);
}

struct Opening {
  int verb = -1;
  WordClass form = WordClass::action_verb;
};

Opening opening_of(const SentenceView& sentence, WordRange content) {
  int at = content.begin;
  while (at < content.end &&
         (sentence.is(at, WordClass::adverb) || sentence.text(at) == "to" || sentence.text(at) == "not"))
    ++at;
  if (at >= content.end) return {};
  if (is_action(sentence, at, WordClass::action_verb)) return {at, WordClass::action_verb};
  if (is_action(sentence, at, WordClass::gerund_form)) return {at, WordClass::gerund_form};
  return {};
}

// "…, and [to] [jointly] expand": where the next action begins; -1: none at this word.
int action_after(const SentenceView& sentence, int at, WordRange content, WordClass form) {
  if (sentence[at].mention >= 0) return -1;
  const std::string_view joint = sentence.text(at);
  if (joint != "and" && joint != "," && joint != ";") return -1;
  int verb = at + 1;
  if (sentence.text(verb) == "and") ++verb;
  if (sentence.text(verb) == "to" && sentence.text(verb - 1) == ",") return -1;  // a purpose
  if (sentence.text(verb) == "to") ++verb;
  while (verb < content.end && sentence.is(verb, WordClass::adverb)) ++verb;
  if (verb >= content.end || !is_action(sentence, verb, form)) return -1;
  return form == WordClass::action_verb && looks_like_noun(sentence, verb) ? -1 : verb;
}

// "work together | to drive growth and improve lives": what is worked for is what is listed.
int carried_verb(const SentenceView& sentence, int verb) {
  if (!sentence.is(verb, WordClass::carrier_verb)) return -1;
  for (int child : sentence.children(verb)) {
    const Word& word = sentence[child];
    const bool clause = word.arc == Arc::xcomp || word.arc == Arc::advcl;
    if (clause && child > verb && word.tag == WordTag::verb) return child;
  }
  return -1;
}

// The verbs of the content that are joined to its first one, or to what that one carries, in text order.
std::vector<int> joined_verbs(const SentenceView& sentence, WordRange content, int first) {
  std::vector<bool> member(static_cast<std::size_t>(content.size()), false);
  const auto at = [&](int i) { return static_cast<std::size_t>(i - content.begin); };
  for (int verb = first; verb >= 0 && verb < content.end; verb = carried_verb(sentence, verb))
    member[at(verb)] = true;
  std::vector<int> joined;
  for (int i = first + 1; i < content.end; ++i) {
    const Word& word = sentence[i];
    const bool inside = word.arc == Arc::conj && word.head >= content.begin && word.head < i;
    if (!inside || !member[at(word.head)] || word.tag != WordTag::verb || word.mention >= 0) continue;
    if (word.form != sentence[word.head].form) continue;
    member[at(i)] = true;
    joined.push_back(i);
  }
  return joined;
}

bool has_own_infinitive(const SentenceView& sentence, WordRange part) {
  for (int i = part.begin + 1; i + 1 < part.end; ++i)
    if (sentence.text(i) == "to" && is_action(sentence, i + 1, WordClass::action_verb)) return true;
  return false;
}

// "… and to impose sanctions": the action begins at its verb.
WordRange without_to(const SentenceView& sentence, WordRange part) {
  part = sentence.trimmed(part);
  if (sentence.text(part.begin) == "to" && is_action(sentence, part.begin + 1, WordClass::action_verb))
    ++part.begin;
  return part;
}

std::vector<WordRange> split_by_arcs(const SentenceView& sentence, WordRange content, int first) {
  std::vector<WordRange> parts;
  int begin = content.begin;
  for (int verb : joined_verbs(sentence, content, first)) {
    int next = verb;
    while (next > begin + 1 && sentence[next - 1].head == verb && sentence[next - 1].arc == Arc::advmod)
      --next;
    int end = next;
    if (sentence.text(end - 1) == "to") --end;
    const bool whole =
        sentence.trimmed({begin, end}).size() >= shortest_action && content.end - next >= shortest_action;
    if (!whole) continue;
    parts.push_back(without_to(sentence, {begin, end}));
    begin = next;
  }
  parts.push_back(without_to(sentence, {begin, content.end}));
  return parts;
}

}  // namespace

int leading_verb(const SentenceView& sentence, WordRange content) {
  return opening_of(sentence, content).verb;
}

bool begins_with_action(const SentenceView& sentence, WordRange content) {
  if (content.begin + 2 < content.end && is_known_verb(sentence, content.begin, WordClass::action_verb) &&
      !resembles_noun(sentence, content.begin))
    return sentence.text(content.begin + 1) != ":";
  const Opening opening = opening_of(sentence, content);
  if (opening.verb < 0 || opening.form != WordClass::action_verb || sentence.text(content.begin) == "to")
    return false;
  return !looks_like_noun(sentence, opening.verb) && sentence.text(opening.verb + 1) != ":";
}

int called_action(const SentenceView& sentence, WordRange content) {
  for (int i = content.begin + 1; i + 1 < content.end; ++i) {
    const Word& word = sentence[i];
    if (word.mention >= 0) continue;
    if (word.is(WordClass::subordinator) || word.text == "by" || word.text == ";" || word.text == ":")
      return -1;
    if (word.text != "to") continue;
    int verb = i + 1;
    while (verb < content.end && (sentence.is(verb, WordClass::adverb) || sentence.text(verb) == ",")) ++verb;
    const bool denied = sentence.text(verb) == "not";
    if (is_action(sentence, denied ? verb + 1 : verb, WordClass::action_verb) || sentence.text(verb) == "be")
      return i + 1;
  }
  return -1;
}

std::vector<WordRange> split_actions(const SentenceView& sentence, WordRange content) {
  const Opening opening = opening_of(sentence, content);
  if (sentence.parsed() && opening.verb >= 0) return split_by_arcs(sentence, content, opening.verb);
  std::vector<WordRange> parts;
  int begin = content.begin;
  for (int i = opening.verb < 0 ? content.end : opening.verb + 1; i < content.end; ++i) {
    const int next = action_after(sentence, i, content, opening.form);
    const bool marked = sentence.find({i, next < 0 ? i : next}, {"to"}) >= 0;
    if (next < 0 || i - begin < shortest_action || content.end - next < shortest_action) continue;
    if (!marked && opening.form == WordClass::action_verb && has_own_infinitive(sentence, {begin, i}))
      continue;
    parts.push_back(without_to(sentence, {begin, i}));
    begin = i + 1;
    i = next;
  }
  parts.push_back(without_to(sentence, {begin, content.end}));
  return parts;
}

}  // namespace entente

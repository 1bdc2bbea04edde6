#include "ingest/statements/targets.h"

#include <algorithm>

namespace entente {
namespace {

using Class = StatementClass;

bool is_object(EntityKind kind) {
  return kind != EntityKind::place && kind != EntityKind::topic && kind != EntityKind::commitment &&
         kind != EntityKind::document;
}

constexpr std::size_t most_targets = 4;

void add_objects(const SentenceView& sentence, WordRange range, const std::vector<int>& parties,
                 std::vector<int>& targets) {
  for (int entity : sentence.entities_in(range)) {
    const bool known = std::ranges::find(parties, entity) != parties.end() ||
                       std::ranges::find(targets, entity) != targets.end();
    if (!known && is_object(sentence.entity(entity).kind) && targets.size() < most_targets)
      targets.push_back(entity);
  }
}

int end_of_mention(const SentenceView& sentence, int begin) {
  int end = begin;
  while (sentence.in_range(end) && sentence[end].mention == sentence[begin].mention) ++end;
  return end;
}

// "Russia and Iran | to stop …", "the Council | for its work".
WordRange first_phrase(const SentenceView& sentence, WordRange content) {
  int end = sentence.find(
      content, {"to", "for", "that",    "which",   "who",   "by", "in",   "including", "under", "with",
                "on", "at",  "through", "between", "among", "as", "from", ";",         "must",  "should"});
  while (end >= 0 && end < content.end && sentence[end].mention >= 0)
    end = sentence.find({end + 1, content.end}, {"to", "for", "that", "which", "by", "in"});
  if (end == content.begin) end = content.end;
  return {content.begin, end < 0 ? content.end : end};
}

// The states that a sentence names before `end`, the last one first.
std::vector<int> states_before(const SentenceView& sentence, int end) {
  std::vector<int> states;
  for (int i = end - 1; i >= 0; --i) {
    if (!sentence.ends_mention(i)) continue;
    const int entity = sentence.mention(sentence[i].mention).entity;
    const bool state = entity >= 0 && sentence.entity(entity).kind == EntityKind::state;
    if (state && std::ranges::find(states, entity) == states.end()) states.push_back(entity);
  }
  return states;
}

// "between Palau and Fiji … urged | both states to", "Palau … called upon | its government to": who was named
// before in the sentence; none when that is not plain.
std::vector<int> named_before(const SentenceView& sentence, WordRange phrase) {
  const int begin = phrase.begin;
  const bool two = sentence.text(begin) == "both" || sentence.has_words(begin, {"the", "two"});
  const bool own = sentence.text(begin) == "its" && sentence.is(begin + 1, WordClass::government_noun);
  if (!two && !own) return {};
  for (int i = begin; i < phrase.end; ++i)
    if (sentence[i].mention >= 0) return {};
  std::vector<int> states = states_before(sentence, begin);
  if (own && !states.empty()) return {states.front()};
  return two && states.size() == 2 ? std::vector<int>{states[1], states[0]} : std::vector<int>();
}

// "call for reform | at the Council", "for restraint | by all members": the body behind the noun is called
// on.
void add_answerable(const SentenceView& sentence, const TargetQuestion& question, std::vector<int>& targets) {
  for (int i = question.content.begin; i + 1 < question.content.end; ++i) {
    if (sentence[i].mention >= 0) continue;
    const std::string_view word = sentence.text(i);
    if (word == "to" || word == "," || sentence.is(i, WordClass::subordinator)) return;
    if (word != "at" && word != "by") continue;
    const int next = sentence.is(i + 1, WordClass::determiner) ? i + 2 : i + 1;
    if (!sentence.begins_mention(next)) continue;
    const int entity = sentence.mention(sentence[next].mention).entity;
    const EntityKind kind = entity < 0 ? EntityKind::topic : sentence.entity(entity).kind;
    if (kind == EntityKind::organisation || (word == "by" && info(kind).is_actor))
      add_objects(sentence, {next, end_of_mention(sentence, next)}, *question.parties, targets);
  }
}

// "Russia and Iran to stop", "Russia withdraw"; "an end to the war" names nobody.
void add_addressed(const SentenceView& sentence, const TargetQuestion& question, std::vector<int>& targets) {
  const WordRange phrase = first_phrase(sentence, question.content);
  const bool called =
      sentence.text(phrase.end) == "to" && sentence.is(phrase.end + 1, WordClass::action_verb);
  int begin = phrase.begin;
  while (begin < phrase.end && sentence.is(begin, WordClass::determiner)) ++begin;
  if (called || sentence.begins_mention(begin)) add_objects(sentence, phrase, *question.parties, targets);
  if (targets.empty()) targets = named_before(sentence, phrase);
  if (targets.empty() && !called) add_answerable(sentence, question, targets);
}

// "recommends that | Palau refrain from", "Palau, for once, ought to": the advice begins with whom it is for.
void add_advised(const SentenceView& sentence, const TargetQuestion& question, std::vector<int>& targets) {
  int begin = question.content.begin;
  while (begin < question.content.end && sentence.is(begin, WordClass::determiner)) ++begin;
  if (question.passive || begin >= question.content.end || !sentence.begins_mention(begin)) return;
  const int end = end_of_mention(sentence, begin);
  const int entity = sentence.mention(sentence[begin].mention).entity;
  const bool acts = sentence.is(end, WordClass::action_verb) || sentence.text(end) == "to" ||
                    sentence.text(end) == "," || sentence.is(end, WordClass::modal);
  if (acts && entity >= 0 && info(sentence.entity(entity).kind).is_actor)
    add_objects(sentence, {begin, end}, *question.parties, targets);
}

std::vector<int> addressees(const SentenceView& sentence, const TargetQuestion& question) {
  std::vector<int> targets;
  if (question.subject && question.subject->is_agent() && !question.passive)
    targets = question.subject->entities;
  std::erase_if(targets,
                [&](int t) { return std::ranges::find(*question.parties, t) != question.parties->end(); });
  if (!targets.empty()) return targets;
  if (question.statement_class == Class::urge) add_addressed(sentence, question, targets);
  if (question.statement_class == Class::recommend && question.subject && !question.subject->words.empty())
    add_objects(sentence, question.subject->words, *question.parties, targets);
  if (question.statement_class == Class::recommend && targets.empty())
    add_advised(sentence, question, targets);
  if (question.statement_class == Class::recommend && question.default_addressee >= 0 &&
      std::ranges::find(targets, question.default_addressee) == targets.end())
    targets.insert(targets.begin(), question.default_addressee);
  return targets;
}

// What ends the object of praise and blame once somebody is named: its reason ("thank Palau for …"), its way
// ("through …") and the next clause ("…, marking").
bool ends_object(const SentenceView& sentence, int at) {
  const std::string_view word = sentence.text(at);
  if (sentence.has_words(at, {"as", "well", "as"}) || sentence.has_words(at - 2, {"as", "well", "as"}))
    return false;
  static constexpr std::string_view ends[] = {"for",    "on",    "through", "outside", "under", "against",
                                              "during", "after", "since",   "as",      "which", "who",
                                              "whose",  "that",  ";",       ":"};
  if (std::ranges::find(ends, word) != std::end(ends)) return true;
  if (word == "in" && (sentence.text(at + 1) == "line" || sentence.text(at + 1) == "accordance")) return true;
  return word == "," && sentence.is(at + 1, WordClass::gerund_form);
}

// "the plan of Palau to reform the Council | , which …": what is praised or blamed reaches to the next
// clause.
WordRange judged_phrase(const SentenceView& sentence, WordRange content) {
  bool named = false;
  for (int i = content.begin; i < content.end; ++i) {
    named |= sentence[i].mention >= 0;
    if (sentence[i].mention < 0 && named && ends_object(sentence, i)) return {content.begin, i};
  }
  return content;
}

// "peace in Palau", "inter-Korean": where something is, not whom the stance is about.
bool is_setting(const SentenceView& sentence, int begin) {
  const Mention& mention = sentence.mention(sentence[begin].mention);
  if (mention.entity < 0) return true;
  if (mention.kind == MentionKind::adjective && sentence.text(begin - 1) == "-") return true;
  if (sentence.entity(mention.entity).kind != EntityKind::state) return false;
  const int before = sentence.is(begin - 1, WordClass::determiner) ? begin - 2 : begin - 1;
  return sentence.text(before) == "in" || sentence.text(before) == "across";
}

// The objects of "welcome", "condemn": all that their noun phrase names. What begins with a verb ("upgrade
// cooperation with …") is an act, and those in it are not judged.
std::vector<int> objects_of_stance(const SentenceView& sentence, const TargetQuestion& question) {
  std::vector<int> targets;
  const WordRange phrase = judged_phrase(sentence, question.content);
  const bool act =
      sentence.is(phrase.begin, WordClass::gerund_form) ||
      (sentence.is(phrase.begin, WordClass::action_verb) && !sentence.is(phrase.begin, WordClass::noun_verb));
  if (act) return targets;
  for (int i = phrase.begin; i < phrase.end; ++i) {
    if (!sentence.begins_mention(i) || is_setting(sentence, i)) continue;
    add_objects(sentence, {i, std::min(phrase.end, end_of_mention(sentence, i))}, *question.parties, targets);
  }
  return targets;
}

bool gives(const SentenceView& sentence, WordRange content) {
  return sentence.find(content, WordClass::giving_word) >= 0;
}

}  // namespace

std::vector<int> find_targets(const SentenceView& sentence, const TargetQuestion& question) {
  switch (question.statement_class) {
    case Class::urge:
    case Class::recommend:
      return addressees(sentence, question);
    case Class::support:
    case Class::oppose:
      return objects_of_stance(sentence, question);
    default:
      break;
  }
  std::vector<int> targets;
  add_objects(sentence, question.content, *question.parties, targets);
  return targets;
}

std::vector<int> find_beneficiaries(const SentenceView& sentence, WordRange content) {
  if (!gives(sentence, content)) return {};
  for (int i = content.begin; i + 1 < content.end; ++i) {
    if (sentence[i].mention >= 0 || (sentence.text(i) != "to" && sentence.text(i) != "for")) continue;
    const int next = sentence.text(i + 1) == "the" ? i + 2 : i + 1;
    if (!sentence.begins_mention(next)) continue;
    const int entity = sentence.mention(sentence[next].mention).entity;
    if (entity >= 0 && info(sentence.entity(entity).kind).is_actor) return {entity};
  }
  return {};
}

int principal_grouping(const Reading& reading) {
  for (const Mention& mention : reading.mentions) {
    if (mention.entity < 0 ||
        reading.sentences[static_cast<std::size_t>(mention.sentence)].block != BlockKind::title)
      continue;
    if (reading.entities[static_cast<std::size_t>(mention.entity)].kind == EntityKind::grouping)
      return mention.entity;
  }
  if (!reading.document) return -1;
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const DocumentEntity& entity = reading.entities[i];
    if (entity.kind != EntityKind::grouping || entity.mentions.empty()) continue;
    for (int m : entity.mentions)
      if (reading.document->title.find(reading.words(reading.mentions[static_cast<std::size_t>(m)].span)) !=
          std::string::npos)
        return static_cast<int>(i);
  }
  return -1;
}

}  // namespace entente

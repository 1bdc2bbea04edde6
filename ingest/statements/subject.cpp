#include "ingest/statements/subject.h"

#include <algorithm>

namespace entente {
namespace {

constexpr int longest_parenthesis = 30;

bool is_actor(EntityKind kind) {
  return kind == EntityKind::state || kind == EntityKind::organisation || kind == EntityKind::grouping ||
         kind == EntityKind::person || kind == EntityKind::office;
}

bool is_boundary(const Word& word) {
  if (word.mention >= 0) return false;
  return word.text == ";" || word.text == ":" || word.text == "–" || word.text == "—" || word.text == "\"" ||
         word.is(WordClass::subordinator);
}

bool begins_item(const SentenceView& sentence, int at) {
  if (sentence.text(at) == "and" || sentence.text(at) == "as") return true;
  for (int i = at; i < at + 4 && sentence.in_range(i); ++i) {
    if (sentence[i].mention >= 0) return true;
    if (!sentence[i].is(WordClass::determiner) && !sentence[i].capitalised) return false;
  }
  return false;
}

bool ends_item(const SentenceView& sentence, int at) {
  if (!sentence.in_range(at)) return false;
  if (sentence[at].mention < 0)
    return sentence.text(at) == ")" || sentence[at].is(WordClass::government_noun);
  const int entity = sentence.mention(sentence[at].mention).entity;
  return entity >= 0 && is_actor(sentence.entity(entity).kind);
}

// A comma inside "A, B, and C", not one that closes "In May,".
bool joins_list(const SentenceView& sentence, int comma) {
  return begins_item(sentence, comma + 1) && ends_item(sentence, comma - 1);
}

int skip_parenthesis(const SentenceView& sentence, int end, int floor) {
  for (int i = end - 2; i > floor && i > end - longest_parenthesis; --i)
    if (sentence.text(i) == "," && !joins_list(sentence, i)) return i;
  return -1;
}

// ", while Japan and Korea": the "and" joins two names right behind the border of a clause.
bool joins_names(const SentenceView& sentence, int joint) {
  if (!sentence.ends_mention(joint - 1)) return false;
  int i = joint - 1;
  while (i >= 0 && (sentence[i].mention >= 0 || (sentence[i].capitalised && !is_boundary(sentence[i])) ||
                    sentence.text(i) == "the"))
    --i;
  return i < 0 || is_boundary(sentence[i]) || sentence.text(i) == "," || sentence.text(i) == "and";
}

bool goes_on(const SentenceView& sentence, int at, const SubjectSearch& search) {
  const Word& word = sentence[at];
  if (word.mention >= 0) return true;
  if (is_boundary(word)) return false;
  if (word.text == ",")
    return joins_list(sentence, at) && sentence.find({at, search.verb_group}, {"and", "or", "&"}) >= 0;
  if (word.text == "but") return false;
  if (word.text == "and" || word.text == "or") return !search.after_clause || joins_names(sentence, at);
  return true;
}

}  // namespace

WordRange find_subject(const SentenceView& sentence, SubjectSearch search) {
  int end = search.verb_group;
  if (sentence.text(end - 1) == ",") {
    end = skip_parenthesis(sentence, end, search.floor);
    if (end < 0) return {};
  }
  int begin = end;
  while (begin > search.floor && goes_on(sentence, begin - 1, search)) --begin;
  return sentence.trimmed({begin, end});
}

namespace {

// Ends of the coordinated parts: "Japan | and the Council".
std::vector<WordRange> conjoined(const SentenceView& sentence, WordRange words) {
  std::vector<WordRange> parts;
  int begin = words.begin;
  for (int i = words.begin; i <= words.end; ++i) {
    const bool cut = i == words.end ||
                     (sentence[i].mention < 0 &&
                      (sentence.text(i) == "," || sentence.text(i) == "and" || sentence.text(i) == "or"));
    if (!cut) continue;
    if (i > begin) parts.push_back({begin, i});
    begin = i + 1;
  }
  return parts;
}

// The part of a noun phrase before "of", "in", "for" …; a leading phrase ("In Tokyo the ministers") is
// skipped.
WordRange head_part(const SentenceView& sentence, WordRange words) {
  while (!words.empty() && sentence[words.begin].mention < 0 &&
         sentence.is(words.begin, WordClass::preposition)) {
    int next = words.begin + 1;
    while (next < words.end && sentence[next].mention < 0 && !sentence.ends_mention(next - 1) &&
           !sentence.is(next, WordClass::collective_noun))
      ++next;
    const bool object_of_phrase = next == words.begin + 1;  // "In Tokyo", not "In May 2022 Japan"
    if (next < words.end && sentence[next].mention >= 0 && object_of_phrase) {
      const int mention = sentence[next].mention;
      while (next < words.end && sentence[next].mention == mention) ++next;
    } else if (next < words.end && sentence.is(words.begin + 1, WordClass::determiner) &&
               next == words.begin + 2) {
      ++next;
    }
    words.begin = std::max(next, words.begin + 1);
  }
  for (int i = words.begin; i < words.end; ++i)
    if (sentence[i].mention < 0 && (sentence.is(i, WordClass::preposition) || sentence.text(i) == "("))
      return {words.begin, i};
  return words;
}

int head_entity(const SentenceView& sentence, WordRange part) {
  if (part.empty()) return -1;
  int last = part.end - 1;
  while (last > part.begin && (sentence.is(last, WordClass::adverb) || sentence.text(last) == "each")) --last;
  if (sentence.ends_mention(last)) return sentence.mention(sentence[last].mention).entity;
  if (!sentence.is(last, WordClass::government_noun)) return -1;
  for (int i = last; i >= part.begin; --i)
    if (sentence[i].mention >= 0) return sentence.mention(sentence[i].mention).entity;
  return -1;
}

bool has_collective_head(const SentenceView& sentence, WordRange words) {
  const WordRange part = head_part(sentence, words);
  if (part.empty()) return false;
  int last = part.end - 1;
  while (last > part.begin && sentence.is(last, WordClass::adverb)) --last;
  return sentence[last].mention < 0 &&
         (sentence.is(last, WordClass::collective_noun) || sentence.is(last, WordClass::government_noun));
}

// "President Modi" where the name itself was not recognised.
bool has_title(const SentenceView& sentence, WordRange words) {
  for (int i = words.begin; i + 1 < words.end; ++i)
    if (sentence[i].capitalised && sentence.is(i, WordClass::government_noun) && sentence[i + 1].capitalised)
      return true;
  return false;
}

bool is_pronoun(const Word& word) {
  return word.mention < 0 && word.is(WordClass::third_person);
}

SubjectKind kind_of_unnamed(const SentenceView& sentence, WordRange words) {
  const Word& first = sentence[words.begin];
  const Word& last = sentence[words.end - 1];
  if (first.text == "we" || first.text == "i" || last.text == "we") return SubjectKind::we;
  if (words.size() <= 2 && first.text == "there") return SubjectKind::impersonal;
  if (is_pronoun(last)) return SubjectKind::pronoun;
  const bool somebody = has_collective_head(sentence, words) || has_title(sentence, words);
  return somebody ? SubjectKind::collective : SubjectKind::thing;
}

}  // namespace

namespace {

// "the governments of Japan and Palau": the states stand for them.
int governed_entity(const SentenceView& sentence, WordRange part) {
  const int noun = sentence.find(part, {"government", "governments", "administration"});
  if (noun < 0 || sentence.text(noun + 1) != "of") return -1;
  for (int i = noun + 2; i < part.end; ++i)
    if (sentence[i].mention >= 0) return sentence.mention(sentence[i].mention).entity;
  return -1;
}

}  // namespace

std::vector<int> actors_named(const SentenceView& sentence, WordRange words) {
  std::vector<int> actors;
  for (WordRange part : conjoined(sentence, words)) {
    int entity = head_entity(sentence, head_part(sentence, part));
    if (entity < 0) entity = governed_entity(sentence, part);
    if (entity < 0 || !is_actor(sentence.entity(entity).kind)) continue;
    if (std::ranges::find(actors, entity) == actors.end()) actors.push_back(entity);
  }
  return actors;
}

Subject read_subject(const SentenceView& sentence, WordRange words) {
  Subject subject;
  subject.words = words;
  if (words.empty()) return subject;
  subject.kind = kind_of_unnamed(sentence, words);
  if (subject.kind == SubjectKind::we || subject.kind == SubjectKind::pronoun) {
    subject.plural = subject.kind == SubjectKind::we || sentence.text(words.end - 1) == "they";
    return subject;
  }
  subject.entities = actors_named(sentence, words);
  if (!subject.entities.empty()) subject.kind = SubjectKind::actors;
  const bool several = subject.kind == SubjectKind::collective && has_collective_head(sentence, words);
  subject.plural = subject.entities.size() > 1 || several;
  return subject;
}

std::vector<int> Antecedents::of_pronoun(std::string_view pronoun) const {
  if (pronoun == "they") return last_several_;
  if (pronoun == "it") return last_body_ < 0 ? std::vector<int>() : std::vector<int>{last_body_};
  return last_person_ < 0 ? std::vector<int>() : std::vector<int>{last_person_};
}

void Antecedents::resolve(const SentenceView& sentence, Subject& subject) const {
  if (!subject.entities.empty()) return;
  if (subject.kind == SubjectKind::we) subject.entities = speaker_->we;
  if (subject.kind == SubjectKind::pronoun)
    subject.entities = of_pronoun(sentence.text(subject.words.end - 1));
  if (subject.kind != SubjectKind::collective) return;
  if (!speaker_->policy && sentence.find(subject.words, {"author", "authors"}) >= 0)
    subject.entities = speaker_->source;
  const std::string_view first = sentence.text(subject.words.begin);
  if (first == "all" || first == "any" || first == "other" || first == "every" || first == "those") return;
  if (!subject.plural || !subject.entities.empty()) return;
  subject.entities = speaker_->policy && !speaker_->we.empty() ? speaker_->we : last_several_;
}

void Antecedents::note(const Subject& subject) {
  if (subject.entities.empty()) return;
  const auto kind = [&](int i) { return reading_->entities[static_cast<std::size_t>(i)].kind; };
  if (subject.entities.size() > 1 || kind(subject.entities[0]) == EntityKind::grouping) {
    last_several_ = subject.entities;
    return;
  }
  const int one = subject.entities[0];
  (kind(one) == EntityKind::person || kind(one) == EntityKind::office ? last_person_ : last_body_) = one;
}

}  // namespace entente

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
    return sentence.text(at) == ")" || sentence[at].is(WordClass::government_noun) ||
           sentence[at].is(WordClass::collective_noun);
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

// "under that agreement", "of this kind": no clause begins.
bool points(const SentenceView& sentence, int at) {
  return sentence.text(at) == "that" && at > 0 && sentence[at - 1].mention < 0 &&
         sentence.is(at - 1, WordClass::preposition) && !sentence.is(at + 1, WordClass::first_person) &&
         !sentence.is(at + 1, WordClass::determiner);
}

bool goes_on(const SentenceView& sentence, int at, const SubjectSearch& search) {
  const Word& word = sentence[at];
  if (word.mention >= 0 || points(sentence, at)) return true;
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

// "Under the plan | our forces": a second determiner begins another noun phrase.
bool begins_next_phrase(const SentenceView& sentence, int at, int first) {
  if (at < first + 2 || sentence[at].mention >= 0) return false;
  return (sentence.is(at, WordClass::determiner) || sentence.is(at, WordClass::possessive)) &&
         !sentence.is(at - 1, WordClass::preposition) && !sentence.is(at - 1, WordClass::coordinator) &&
         !sentence.is(at - 1, WordClass::determiner);
}

// A name in brackets behind a name, "the Republic of Korea (ROK) …": the word after it; else `at`.
int skip_acronym(const SentenceView& sentence, int at, int end) {
  if (at == 0 || sentence.text(at) != "(" || sentence[at - 1].mention < 0) return at;
  int close = at + 1;
  while (close < end && close < at + 4 && sentence.text(close) != ")") ++close;
  return close < end && sentence.text(close) == ")" ? close + 1 : at;
}

// The part of a noun phrase before "of", "in", "for" …; a leading phrase ("In Tokyo the ministers") is
// skipped.
WordRange head_part(const SentenceView& sentence, WordRange words) {
  while (!words.empty() && sentence[words.begin].mention < 0 &&
         sentence.is(words.begin, WordClass::preposition)) {
    int next = words.begin + 1;
    while (next < words.end && sentence[next].mention < 0 && !sentence.ends_mention(next - 1) &&
           !sentence.is(next, WordClass::collective_noun) && !begins_next_phrase(sentence, next, words.begin))
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
  for (int i = words.begin; i < words.end; ++i) {
    if (sentence[i].mention >= 0) continue;
    const int behind = skip_acronym(sentence, i, words.end);
    if (behind == words.end) return {words.begin, i};
    if (behind > i)
      i = behind - 1;
    else if (sentence.is(i, WordClass::preposition) || sentence.text(i) == "(")
      return {words.begin, i};
  }
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
  WordRange part = head_part(sentence, words);
  if (part.empty()) return false;
  const bool some_of = sentence.is(part.end - 1, WordClass::number_word) && sentence.text(part.end) == "of";
  if (some_of && part.end + 1 < words.end)  // "four of its programmes"
    part = head_part(sentence, {part.end + 1, words.end});
  int last = part.end - 1;
  while (last > part.begin && sentence.is(last, WordClass::adverb)) --last;
  return sentence.in_range(last) && sentence[last].mention < 0 &&
         (sentence.is(last, WordClass::collective_noun) || sentence.is(last, WordClass::government_noun));
}

// "President Modi" where the name itself was not recognised.
bool has_title(const SentenceView& sentence, WordRange words) {
  for (int i = words.begin; i + 1 < words.end; ++i)
    if (sentence[i].capitalised && sentence.is(i, WordClass::government_noun) && sentence[i + 1].capitalised)
      return true;
  return false;
}

// "Either Party", "Neither Party" is read as a name where the parties have none.
bool means_each(const SentenceView& sentence, WordRange words, const std::vector<int>& entities) {
  const std::string_view first = sentence.text(words.begin);
  if (entities.size() != 1 || sentence[words.begin].mention < 0) return false;
  return (first == "either" || first == "neither" || first == "each" || first == "no") &&
         sentence.entity(entities.front()).lexicon_id.empty();
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
  const bool each = first.text == "neither" || first.text == "either" || first.text == "each";
  if (each && words.size() == 2 && first.mention < 0 && last.mention < 0) return SubjectKind::collective;
  const bool somebody = has_collective_head(sentence, words) || has_title(sentence, words);
  return somebody ? SubjectKind::collective : SubjectKind::thing;
}

}  // namespace

namespace {

// "the governments of Japan and Palau", "the ministers of Japan": the states stand for them.
int governed_entity(const SentenceView& sentence, WordRange part) {
  const WordRange head = head_part(sentence, part);
  if (head.empty()) return -1;
  const Word& noun = sentence[head.end - 1];
  const bool somebody = noun.is(WordClass::government_noun) || noun.is(WordClass::collective_noun);
  if (!somebody || (sentence.text(head.end) != "of" && sentence.text(head.end) != "from")) return -1;
  for (int i = head.end + 1; i < part.end; ++i) {
    if (sentence[i].mention >= 0) return sentence.mention(sentence[i].mention).entity;
    if (!sentence[i].capitalised && !sentence.is(i, WordClass::determiner) && sentence.text(i) != "of")
      return -1;
  }
  return -1;
}

// "the United States and Japan's new dialogue": what is possessed acts, not its owners.
bool is_possessed_thing(const SentenceView& sentence, WordRange part) {
  if (part.empty() || sentence[part.end - 1].mention >= 0) return false;
  const Word& head = sentence[part.end - 1];
  if (head.is(WordClass::collective_noun) || head.is(WordClass::government_noun) ||
      head.is(WordClass::adverb))
    return false;
  for (int i = part.begin + 1; i + 1 < part.end; ++i)
    if ((sentence.text(i) == "'s" || sentence.text(i) == "'") && sentence.ends_mention(i - 1)) return true;
  return false;
}

}  // namespace

std::vector<int> actors_named(const SentenceView& sentence, WordRange words) {
  std::vector<int> actors;
  const std::vector<WordRange> parts = conjoined(sentence, words);
  if (!parts.empty() && is_possessed_thing(sentence, head_part(sentence, parts.back()))) return {};
  for (WordRange part : parts) {
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
  if (means_each(sentence, words, subject.entities)) {
    subject.entities.clear();
    subject.kind = SubjectKind::collective;
  }
  if (!subject.entities.empty()) subject.kind = SubjectKind::actors;
  const bool several = subject.kind == SubjectKind::collective &&
                       (has_collective_head(sentence, words) || sentence[words.end - 1].mention >= 0);
  subject.plural = subject.entities.size() > 1 || several;
  return subject;
}

namespace {

bool is_one_government(const SentenceView& sentence, WordRange words) {
  return sentence.is(words.end - 1, WordClass::one_government);
}

// "the two sides": 2; 0: no number.
std::size_t number_in(const SentenceView& sentence, WordRange words) {
  const std::vector<WordClasses::Row>& numbers = WordClasses::embedded().rows(WordClass::count_word);
  for (int i = words.begin; i < words.end; ++i) {
    if (sentence.text(i) == "both") return 2;
    const auto found = std::ranges::find_if(
        numbers, [&](const WordClasses::Row& row) { return row.front() == sentence.text(i); });
    if (found != numbers.end()) return static_cast<std::size_t>(found - numbers.begin()) + 2;
  }
  return 0;
}

}  // namespace

std::vector<int> Antecedents::of_pronoun(std::string_view pronoun) const {
  if (pronoun == "they") return last_several_;
  if (pronoun == "it") return last_body_ < 0 ? std::vector<int>() : std::vector<int>{last_body_};
  return last_person_ < 0 ? std::vector<int>() : std::vector<int>{last_person_};
}

void Antecedents::resolve(const SentenceView& sentence, Subject& subject) const {
  if (!subject.entities.empty()) return;
  if (subject.kind == SubjectKind::we) {
    const bool one = sentence.text(subject.words.begin) == "i" && speaker_->spokesperson >= 0;
    subject.entities = one ? std::vector<int>{speaker_->spokesperson} : speaker_->we;
  }
  if (subject.kind == SubjectKind::pronoun)
    subject.entities = of_pronoun(sentence.text(subject.words.end - 1));
  if (subject.kind != SubjectKind::collective) return;
  if (!speaker_->policy && sentence.find(subject.words, {"author", "authors"}) >= 0)
    subject.entities = speaker_->source;
  if (!speaker_->policy && subject.entities.empty() && is_one_government(sentence, subject.words))
    subject.entities = state_before(sentence, subject.words.begin);
  if (!subject.plural || !subject.entities.empty()) return;
  subject.others = is_others(sentence, subject.words);
  if (!subject.others) subject.entities = all_together(sentence, subject.words);
}

// "the government", "its administration": that of the state spoken of last.
std::vector<int> Antecedents::state_before(const SentenceView& sentence, int word) const {
  int state = last_state_;
  for (int i = word - 1; i >= 0; --i) {
    if (sentence[i].mention < 0) continue;
    const int entity = sentence.mention(sentence[i].mention).entity;
    if (entity < 0 || sentence.entity(entity).kind != EntityKind::state) continue;
    state = entity;
    break;
  }
  return state < 0 ? std::vector<int>() : std::vector<int>{state};
}

void Antecedents::note_states(const SentenceView& sentence) {
  for (int m : sentence.mentions()) {
    const int entity = sentence.mention(m).entity;
    if (entity >= 0 && sentence.entity(entity).kind == EntityKind::state) last_state_ = entity;
  }
}

// "other donors", "all partners", "companies": not those who speak.
bool Antecedents::is_others(const SentenceView& sentence, WordRange words) const {
  if (number_in(sentence, words) > 0) return false;
  for (int i = words.begin; i < words.end; ++i)
    if (sentence[i].mention < 0 && sentence.is(i, WordClass::outsider_noun) && !sentence[i].capitalised)
      return true;
  const std::string_view first = sentence.text(words.begin);
  return first == "all" || first == "any" || first == "other" || first == "every" || first == "those";
}

// "the two sides" are two: the speakers when they are as many, else those last spoken of together.
std::vector<int> Antecedents::all_together(const SentenceView& sentence, WordRange words) const {
  const std::vector<int>& we = speaker_->we;
  const std::size_t number = number_in(sentence, words);
  const bool as_said = number == 0 || we.size() == number || last_several_.size() != number;
  const bool speakers = speaker_->policy && !we.empty() && as_said;
  return speakers ? we : last_several_;
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

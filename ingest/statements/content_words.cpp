#include "ingest/statements/content_words.h"

namespace entente {

bool says_something(const SentenceView& sentence, WordRange content) {
  for (int i = content.begin; i < content.end; ++i)
    if (sentence[i].mention >= 0 ||
        (!sentence.is(i, WordClass::determiner) && !sentence.is(i, WordClass::preposition)))
      return true;
  return false;
}

bool is_bare(const SentenceView& stem, WordRange content) {
  if (content.size() <= 3 || stem.find(content, {"following", "below"}) >= 0) return true;
  const std::string_view last = stem.text(content.end - 1);
  return last == "to" || last == "by" || last == "that" || last == "will" || last == "on" || last == "for";
}

bool denies_all(const SentenceView& sentence, WordRange subject) {
  if (subject.empty()) return false;
  const std::string_view first = sentence.text(subject.begin);
  return first == "neither" || first == "no" || first == "none" || first == "nothing" || first == "nobody";
}

int next_clause(const SentenceView& sentence, WordRange content) {
  for (int i = content.begin + 1; i + 1 < content.end; ++i) {
    const std::string_view joint = sentence.text(i);
    if (sentence[i].mention >= 0 || (joint != "and" && joint != "but" && joint != ";")) continue;
    const bool pronoun = sentence.is(i + 1, WordClass::first_person) || sentence.text(i + 1) == "they" ||
                         sentence.text(i + 1) == "it" || sentence.text(i + 1) == "he" ||
                         sentence.text(i + 1) == "she";
    if (pronoun && sentence[i + 1].mention < 0) return i;
  }
  return content.end;
}

}  // namespace entente

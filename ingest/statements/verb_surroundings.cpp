#include "ingest/statements/verb_surroundings.h"

namespace entente {
namespace {

bool is_plural_noun(const Word& word) {
  return word.is(WordClass::collective_noun) || (word.text.size() > 3 && word.text.ends_with("s"));
}

}  // namespace

VerbGroup verb_group_of(const SentenceView& sentence, WordRange cue) {
  VerbGroup group;
  int i = cue.begin;
  while (i > 0 && sentence[i - 1].mention < 0) {
    const Word& word = sentence[i - 1];
    const bool auxiliary = word.is(WordClass::adverb) || word.is(WordClass::be) || word.is(WordClass::have) ||
                           word.is(WordClass::auxiliary_do) || word.text == "not" || word.text == "'t";
    if (!auxiliary || word.text == "all" || word.text == "both" || word.text == "each") break;
    group.negated |=
        word.is(WordClass::negation) || word.text == "'t" || sentence.has_words(i - 1, {"no", "longer"});
    group.after_be |= word.is(WordClass::be);
    group.after_have |= word.is(WordClass::have);
    --i;
  }
  group.begin = i;
  return group;
}

bool is_coordinator(std::string_view word) {
  return one_of(word, {"and", "or", "but", "then", ","});
}

bool ends_plural_subject(const SentenceView& sentence, int at) {
  const Word& word = sentence[at];
  if (word.mention >= 0 || word.text == ")" || word.text == "'" || word.shape == Token::Shape::punctuation)
    return true;
  if (word.is(WordClass::first_person) || one_of(word.text, {"they", "you", "all", "both", "each", "who"}))
    return true;
  return is_plural_noun(word) && !word.is(WordClass::preposition);
}

bool precedes_noun(const SentenceView& sentence, int at) {
  const Word& word = sentence[at];
  if (word.text == "'s" || word.shape == Token::Shape::number) return true;
  if (word.text == "'" && sentence.in_range(at - 1) && sentence.text(at - 1).ends_with("s")) return true;
  if (word.mention >= 0) {
    return sentence.mention(word.mention).kind == MentionKind::adjective;
  }
  return word.is(WordClass::determiner) || word.is(WordClass::possessive) || word.is(WordClass::preposition);
}

}  // namespace entente

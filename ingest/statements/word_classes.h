// Closed classes of English words, from ingest/lexicon/word_classes.jsonl. They stand in for a part-of-speech
// tagger: a clause is found by the words around its verb.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace entente {

enum class WordClass : std::uint8_t {
  determiner,
  possessive,
  preposition,
  first_person,
  third_person,
  subordinator,
  coordinator,
  modal,
  be,
  have,
  auxiliary_do,
  adverb,
  negation,
  collective_noun,
  government_noun,
  evaluative,
  stative,
  action_verb,
  adverse_verb,
  number_word,
  weekday_or_month,
  performed_verb,
  past_form,
  gerund_form,
  noun_verb,
  body_noun,
  outsider_noun,
  outcome_verb,
};

// A set of WordClass.
class WordClassSet {
 public:
  bool has(WordClass word_class) const { return (bits_ >> static_cast<unsigned>(word_class)) & 1U; }
  void add(WordClass word_class) { bits_ |= 1U << static_cast<unsigned>(word_class); }

 private:
  std::uint32_t bits_ = 0;
};

class WordClasses {
 public:
  static Result<WordClasses> parse(std::string_view name, std::string_view contents);
  // Those of the embedded file, parsed once.
  static const WordClasses& embedded();

  // Classes of a lower-case word; a word in -ly that is no exception counts as an adverb.
  WordClassSet of(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, WordClassSet, Hash, std::equal_to<>> words_;
  std::unordered_map<std::string, bool, Hash, std::equal_to<>> not_adverbs_;
};

}  // namespace entente

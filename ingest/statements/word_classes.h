// Closed classes of English words, from ingest/lexicon/word_classes.jsonl. They stand in for a part-of-speech
// tagger: a clause is found by the words around its verb.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  document_noun,
  giving_word,
  pledge_noun,
  foundation_noun,
  attempt_noun,
  ties_noun,
  cooperation_noun,
  alliance_noun,
  aggression_noun,
  attack_noun,
  sanction_verb,
  meeting_verb,
  attendance_verb,
  hosting_verb,
  holding_verb,
  aside_word,
  signing_verb,
  issuing_verb,
  founding_verb,
  catenative_verb,
  seat_noun,
  assembly_noun,
  chairing_verb,
  gathering_verb,
  member_noun,
  former_word,
  one_government,
  planning_modal,
  proposing_modal,
  count_word,
  procedural_row,
  granting_row,
  happening_row,
  principle_noun,
  carrier_verb,
  receiving_verb,
  source_row,
  condition_row,
  creation_stem,
  analysis_genre,
  policy_genre,
  policy_title,
  treaty_genre,
};
inline constexpr std::size_t word_class_count = static_cast<std::size_t>(WordClass::treaty_genre) + 1;

// A set of WordClass.
class WordClassSet {
 public:
  bool has(WordClass word_class) const { return bits_[static_cast<std::size_t>(word_class)]; }
  void add(WordClass word_class) { bits_[static_cast<std::size_t>(word_class)] = true; }

 private:
  std::bitset<word_class_count> bits_;
};

class WordClasses {
 public:
  static Result<WordClasses> parse(std::string_view name, std::string_view contents);
  // Those of the embedded file, parsed once.
  static const WordClasses& embedded();

  // Classes of a lower-case word; a word in -ly that is no exception counts as an adverb.
  WordClassSet of(std::string_view word) const;

  // An entry of a class as written there, in its order: one word, or several ("enter into force").
  using Row = std::vector<std::string>;
  const std::vector<Row>& rows(WordClass word_class) const {
    return rows_[static_cast<std::size_t>(word_class)];
  }
  // Has `text` an entry of the class in it, anywhere? For names of genres and stems of words.
  bool any_in(WordClass word_class, std::string_view text) const;

 private:
  void add(WordClass word_class, const std::string& words);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, WordClassSet, Hash, std::equal_to<>> words_;
  std::unordered_map<std::string, bool, Hash, std::equal_to<>> not_adverbs_;
  std::array<std::vector<Row>, word_class_count> rows_;
};

}  // namespace entente

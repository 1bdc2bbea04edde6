// Words that the lexicon knows, as small numbers, and the classes that its word lists put them in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

using WordId = std::uint32_t;
inline constexpr WordId unknown_word = 0;

// The lists of ingest/lexicon/word_lists.jsonl. A word may be in several.
enum class WordList : std::uint8_t {
  act_verb,           // what governments do and say: "announced"; makes a capital before it a government
  speech_verb,        // "argues", "said": its subject is a person or body
  auxiliary,          // "has", "will"
  policy_noun,        // "policy", "forces": a demonym before it means the state
  place_preposition,  // "in", "at", "near"
  participle,         // "historic", "first", "recent": may stand in a nominal mention
  ordinal,            // "first", "second", "third"
  number,             // "two", "three"
  determiner,         // "the", "our", "their", "both"
  plan_cue,           // "will", "upcoming", "next": a meeting that is still to come
  proposal_cue,       // "should", "proposed": a body or meeting that somebody wants
  name_stopper,       // capitalised words that are no part of a person's name
  name_particle,      // "van", "de", "al": lower-case parts of personal names
  given_name,         // common given names
  joining_word,       // "of", "on", "for", "and", "the": may stand inside a capitalised name
  month,
  calendar_word,     // "Monday", "January": capitalised, never a name
  opener,            // what capitalised sentences begin with: no part of a name after it
  creation_verb,     // "create", "established": a body that should be …
  legacy_noun,       // "legacy", "spirit": what a meeting leaves; "the legacy of Camp David" is the meeting's
  owner_in_name,     // "women", "people": with 's inside a name ("People's Congress"); others own the name
  compass,           // "eastern": with a state after it names a part of that state
  creation_word,     // "creation", "conclude", "needs": what follows with "a" is yet to be
  clause_opener,     // "that", "while", "should": a capital right behind it is the subject of a clause
  meeting_modifier,  // "humanitarian", "plenary": stands before a meeting, though not before it alone
  group_modifier,    // "like-minded", "coastal": tells which of all countries or partners are meant
  private_noun,      // "dishes", "engineers": a demonym before it means no state
  never_surname,     // "Counsel", "Services", "EDT": capitalised after a title, and still nobody
};
inline constexpr std::size_t word_list_count = 28;
std::optional<WordList> word_list_named(std::string_view name);

class Vocabulary {
 public:
  Vocabulary() : classes_(1) {}
  WordId add(std::string_view key);
  WordId find(std::string_view key) const;  // unknown_word when it is in no list and no name
  void put_into(WordId word, WordList list) { classes_[word] |= bit(list); }
  bool is(WordId word, WordList list) const { return (classes_[word] & bit(list)) != 0; }
  std::size_t size() const { return classes_.size(); }

 private:
  static std::uint32_t bit(WordList list) { return 1u << static_cast<unsigned>(list); }
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::uint32_t> classes_;
};

}  // namespace entente

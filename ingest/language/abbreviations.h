// Abbreviations that end in a full stop without ending the sentence. Entries come from
// ingest/lexicon/abbreviations.jsonl.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente {

enum class AbbreviationUse {
  before_name,    // "Mr.", "Gen.": never ends a sentence
  before_number,  // "No.", "Art.", "Jan.": goes on when a number follows
  may_end,        // "U.S.", "Inc.": ends the sentence when a word that likes to begin one follows
};

std::optional<AbbreviationUse> abbreviation_use_named(std::string_view name);

class AbbreviationTable {
 public:
  void add(std::string word, AbbreviationUse use) { uses_[std::move(word)] = use; }
  // `word` with its full stop, case as written in the table or with a capital.
  std::optional<AbbreviationUse> find(std::string_view word) const;

 private:
  std::unordered_map<std::string, AbbreviationUse> uses_;
};

}  // namespace entente

// Lexicon files (JSON Lines) and the iso-codes list of states, read into records.
#pragma once

#include <string_view>
#include <unordered_map>

#include "graph/result.h"
#include "ingest/extraction/lexicon_records.h"

namespace entente {

// Reads files one after another; a record replaces an earlier one of the same id. The prefix of a record's id
// says what it is; prefixes that extraction does not know (cues, topics) are left to their own readers.
class LexiconReader {
 public:
  // Errors name file and line: "states.jsonl:12: …".
  Result<void> read(std::string_view name, std::string_view contents);
  // iso-codes' iso_3166-1.json: gives every state its codes, and adds the states that no file has.
  Result<void> read_states(std::string_view name, std::string_view contents);
  LexiconRecords finish() &&;

 private:
  template <typename Record>
  void put(std::vector<Record>& records, Record record);
  Result<void> read_line(std::string_view line, const std::string& where);

  LexiconRecords records_;
  std::unordered_map<std::string, std::size_t> places_;  // by id: where in its vector
};

}  // namespace entente

// Lexicon files (JSON Lines) and the iso-codes list of states, read into records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "ingest/extraction/lexicon_records.h"

namespace entente {

// Records by id: one of the same id takes the place of an earlier one.
struct RecordStore {
  template <typename Record>
  void put(std::vector<Record>& of_its_kind, Record record) {
    const auto [found, added] = places.try_emplace(record.id, of_its_kind.size());
    if (added)
      of_its_kind.push_back(std::move(record));
    else
      of_its_kind[found->second] = std::move(record);
  }

  LexiconRecords records;
  std::unordered_map<std::string, std::size_t> places;  // by id: where in its vector
};

// Whose file it is: ours hold word classes and topics too, whose ids have no prefix; in a user's own file an
// id without one is a mistake.
enum class LexiconOrigin : std::uint8_t { program, user };

// Reads files one after another; a record replaces an earlier one of the same id. The prefix of a record's id
// says what it is; cues and relation cues are left to ingest/statements, which reads the same files.
class LexiconReader {
 public:
  // Errors name file and line: "states.jsonl:12: …".
  Result<void> read(std::string_view name, std::string_view contents, LexiconOrigin origin);
  // iso-codes' iso_3166-1.json: gives every state its codes, and adds the states that no file has.
  Result<void> read_states(std::string_view name, std::string_view contents);
  LexiconRecords finish() &&;

 private:
  Result<void> read_line(std::string_view line, const std::string& where, LexiconOrigin origin);

  RecordStore store_;
};

}  // namespace entente

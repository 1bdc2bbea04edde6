// The rows one commit reads and changes, gathered in memory until they are written as one batch.
//
// A row is read at most once; what was changed back to what it was is not written.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/database.h"
#include "graph/result.h"

namespace entente {

class Ledger {
 public:
  // Over no rows at all.
  Ledger() = default;
  // REQUIRES: `database` outlives the ledger and is written by nobody else meanwhile.
  explicit Ledger(const Database& database) : database_(&database) {}

  Result<std::optional<std::string>> get(Family family, const std::string& key);
  // The row as the database has it, whatever was changed here.
  Result<std::optional<std::string>> original(Family family, const std::string& key);
  void put(Family family, const std::string& key, std::string value);
  void erase(Family family, const std::string& key);

  std::vector<Write> writes() &&;

 private:
  struct Entry {
    bool read = false;
    std::optional<std::string> original;  // where `read`
    std::optional<std::string> current;
  };
  std::unordered_map<std::string, Entry>& rows(Family family) {
    return rows_[static_cast<std::size_t>(family)];
  }

  const Database* database_ = nullptr;
  std::array<std::unordered_map<std::string, Entry>, family_count> rows_;
};

}  // namespace entente

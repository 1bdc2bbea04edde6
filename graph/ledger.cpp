#include "graph/ledger.h"

namespace entente {

Result<std::optional<std::string>> Ledger::get(Family family, const std::string& key) {
  auto known = rows(family).find(key);
  if (known != rows(family).end()) return known->second.current;
  std::optional<std::string> stored;
  if (database_ != nullptr) stored = TRY(database_->get(family, key));
  rows(family).emplace(key, Entry{true, stored, stored});
  return stored;
}

Result<std::optional<std::string>> Ledger::original(Family family, const std::string& key) {
  auto known = rows(family).find(key);
  if (known != rows(family).end() && known->second.read) return known->second.original;
  if (database_ == nullptr) return std::optional<std::string>();
  return database_->get(family, key);
}

void Ledger::put(Family family, const std::string& key, std::string value) {
  rows(family)[key].current = std::move(value);
}

void Ledger::erase(Family family, const std::string& key) {
  rows(family)[key].current.reset();
}

std::vector<Write> Ledger::writes() && {
  std::vector<Write> writes;
  for (Family family : families()) {
    for (auto& [key, entry] : rows(family)) {
      if (entry.read && entry.original == entry.current) continue;
      writes.push_back({family, key, std::move(entry.current)});
    }
  }
  return writes;
}

}  // namespace entente

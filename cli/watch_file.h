// A standing question as it is kept: one JSON file a watch, under STORE/watches.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "graph/result.h"

namespace entente {

struct Watch {
  std::string name;  // small letters, digits, '-' and '_', at most 64
  std::string question;
  std::string file;                  // new rows are appended to it; "": to no file
  std::vector<std::string> command;  // gets new rows on its standard input; empty: none
  std::set<std::string> seen;        // digests of all rows ever answered, 16 hex digits each
};

std::filesystem::path watch_file(const std::filesystem::path& store, const std::string& name);

// invalid_argument for a name that is no name.
Result<void> require_watch_name(const std::string& name);
// Sorted by name. A store without watches has none.
Result<std::vector<std::string>> watch_names(const std::filesystem::path& store);
// not_found, or malformed when somebody else wrote it.
Result<Watch> read_watch(const std::filesystem::path& store, const std::string& name);
// Whole or not at all.
Result<void> write_watch(const std::filesystem::path& store, const Watch& watch);
Result<void> remove_watch(const std::filesystem::path& store, const std::string& name);

}  // namespace entente

#include "tests/graph/scratch_store.h"

#include <stdlib.h>

#include <stdexcept>

#include "graph/database.h"

namespace entente {

ScratchDirectory::ScratchDirectory() {
  std::string path = std::filesystem::temp_directory_path() / "entente-graph-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot create " + path);
  path_ = path;
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Dump dump(const std::filesystem::path& store) {
  auto database = Database::open(store);
  if (!database.ok()) throw std::runtime_error(database.error().describe());
  Dump rows;
  auto view = (*database)->view();
  for (Family family : families()) {
    if (family == Family::full_text) continue;  // how far the index has come, not what the store holds
    auto scanned = view->scan(family, "", [&](std::string_view key, std::string_view value) {
      rows[std::string(family_name(family)) + '/' + std::string(key)] = value;
      return true;
    });
    if (!scanned.ok()) throw std::runtime_error(scanned.error().describe());
  }
  return rows;
}

}  // namespace entente

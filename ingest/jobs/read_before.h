// The bytes a store was made of: location -> fingerprint of what was read there last.
//
// Reading thousands of PDFs again each night only to find their texts unchanged costs minutes; hashing them
// costs seconds. A cache beside the store, never a truth: without it, or where it does not match, documents
// are read, and the graph knows their texts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace entente {

class ReadBefore {
 public:
  // Reads the notes of `file`, all for the extractor of this version; those of another are forgotten, and so
  // is a line that is none. An empty path, or no file: none.
  static ReadBefore load(const std::filesystem::path& file, std::string version);

  bool holds(std::string_view location, std::string_view fingerprint) const;
  void note(std::string_view location, std::string_view fingerprint);
  void forget(std::string_view location);
  // Writes the notes when they have changed. Fails with io.
  Result<void> save();

 private:
  std::filesystem::path file_;
  std::string version_;
  std::unordered_map<std::string, std::string> fingerprints_;
  bool changed_ = false;
};

}  // namespace entente

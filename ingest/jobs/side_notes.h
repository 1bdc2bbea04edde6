// What a batch remembers beside the store to spare itself work: the bytes that it has read at a location, the
// PDF that a fetched page announces.
//
// A cache, never a truth: without it, or where it does not match, documents are read again and found
// unchanged. Reading thousands of PDFs each night costs minutes, hashing them seconds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace entente {

class SideNotes {
 public:
  // Reads the notes of `file`. Those of another `version` (of the program that they depend on) are forgotten,
  // and so is a line that is none. An empty path, or no file: none.
  static SideNotes load(const std::filesystem::path& file, std::string version);

  std::optional<std::string_view> find(std::string_view key) const;
  // A key with a line end, or a value with a blank, is not noted.
  void note(std::string_view key, std::string_view value);
  void forget(std::string_view key);
  // Writes the notes when they have changed. Fails with io.
  Result<void> save();

 private:
  std::filesystem::path file_;
  std::string version_;
  std::unordered_map<std::string, std::string> values_;
  bool changed_ = false;
};

}  // namespace entente

// A directory that goes away with the test, and every byte of the store in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace entente {

class ScratchDirectory {
 public:
  ScratchDirectory();
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// "family/key" -> value, of a store that nobody has open.
using Dump = std::map<std::string, std::string>;
Dump dump(const std::filesystem::path& store);

}  // namespace entente

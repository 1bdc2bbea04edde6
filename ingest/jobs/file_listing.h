// Which files a job is to read: the paths it was given, folders walked in sorted order.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "graph/result.h"

namespace entente {

struct FileListing {
  std::vector<std::filesystem::path> files;  // each once, in job order
  std::vector<Error> problems;  // a path that is not there, a folder that leads back to itself …
  std::size_t skipped = 0;      // hidden files, and page furniture (styles, scripts, icons) in folders
};

// A file that is named is always listed; in folders, hidden entries and the furniture of saved web pages are
// passed over. Symbolic links are followed once; a link back to a folder above it is a problem, not a loop.
FileListing list_files(std::span<const std::filesystem::path> paths);

}  // namespace entente

// entente read --verdicts: what becomes of each of many files, and nothing else.
#pragma once

#include <filesystem>
#include <vector>

#include "ingest/isolation/reading_pool.h"

namespace entente {

// A line for every file, in no order: its verdict ("ok", "partial", or the name of the error), the seconds it
// took, its path, and the first loss or the error's message. Folders are walked, whatever their files are
// called. Reads on as many threads as there are workers. Returns the exit status: exit_nothing when a file
// was not read.
int print_verdicts(const std::vector<std::filesystem::path>& paths, const PoolOptions& options);

}  // namespace entente

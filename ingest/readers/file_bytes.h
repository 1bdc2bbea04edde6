// The bytes of a file that nobody vouches for.
#pragma once

#include <filesystem>
#include <string>

#include "graph/result.h"

namespace entente {

// All bytes of a regular file. Fails with unreadable (a folder, a pipe, no permission) or too_large, which is
// seen before anything is read; both name the file.
Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t max_bytes);

// The too_large error for `bytes` bytes, without a file name.
Error too_many_bytes(std::size_t bytes, std::size_t max_bytes);

}  // namespace entente

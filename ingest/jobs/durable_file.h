// Small files that must survive a power cut, whole or as they were before.
#pragma once

#include <filesystem>
#include <string_view>

#include "graph/result.h"

namespace entente {

// Writes beside `file`, waits for the disk, renames, and waits for the folder. Creates the folders above.
// Fails with io, and leaves the old file alone.
Result<void> write_durably(const std::filesystem::path& file, std::string_view bytes);

// The same for a file that is to go. Not being there is no error.
Result<void> remove_durably(const std::filesystem::path& file);

}  // namespace entente

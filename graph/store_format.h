// The version of the layout that graph/README.md documents. It changes when old bytes would be misread.
#pragma once

#include <string>

#include "graph/database.h"
#include "graph/result.h"

namespace entente {

inline constexpr std::uint64_t store_format = 2;

// For the writer: stamps an empty database, accepts one of our version, upgrades one of format 1 in one
// batch. `corruption` for a newer version, or rows without a stamp; the message says what to do.
Result<void> claim_format(Database& database, const std::string& where);

// For a reader, which leaves a store of format 1 as it is. `not_found` while the writer has not stamped it
// yet.
Result<void> require_format(const Database& database, const std::string& where);

}  // namespace entente

// The version of the layout that graph/README.md documents. It changes when old bytes would be misread.
#pragma once

#include <string>

#include "graph/database.h"
#include "graph/result.h"

namespace entente {

inline constexpr std::uint64_t store_format = 1;

// For the writer: stamps an empty database, accepts one of our version. `corruption` for a newer or older
// version, or rows without a stamp; the message says what to do.
Result<void> claim_format(Database& database, const std::string& where);

// For a reader: `not_found` while the writer has not stamped it yet.
Result<void> require_format(const Database& database, const std::string& where);

}  // namespace entente

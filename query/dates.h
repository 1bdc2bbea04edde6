// Dates as answers show them.
#pragma once

#include <string>

#include "graph/date.h"

namespace entente {

// A span of days, as short as it can be said: "2023", "2023-08", "2023-08-18", "2021 to 2024-06", ""
// when unknown.
std::string date_text(Day first, Day last);

}  // namespace entente

// Days and times of day from their numbers, each checked: 30 February and 24:00 are errors that say so.
// All fail with invalid_argument.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/result.h"

namespace entente {

// That `value` lies between the two; the message names the field.
Result<std::int64_t> checked_field(std::string_view field, std::int64_t value, std::int64_t least,
                                   std::int64_t most);

// The day as a count since 1970-01-01.
Result<std::int64_t> day_of_month_date(std::int64_t year, std::int64_t month, std::int64_t day);
Result<std::int64_t> day_of_week_date(std::int64_t year, std::int64_t week, std::int64_t day_of_week);
Result<std::int64_t> day_of_quarter_date(std::int64_t year, std::int64_t quarter,
                                         std::int64_t day_of_quarter);
Result<std::int64_t> day_of_ordinal_date(std::int64_t year, std::int64_t ordinal_day);

// Nanoseconds since midnight; `nanos` is the whole fraction of the second.
Result<std::int64_t> nanos_of_clock(std::int64_t hour, std::int64_t minute, std::int64_t second,
                                    std::int64_t nanos);

// That the day has a year from -999,999,999 to 999,999,999.
Result<std::int64_t> checked_day(std::int64_t day);

}  // namespace entente

// Dates as documents write them: "August 18, 2023", "18 Aug 2023", "2023-08-18", "Fri, 18 Aug 2023 10:00:00
// GMT". English month names. 08/09/2023 is two dates, so it is none.
#pragma once

#include <optional>
#include <string_view>

#include "graph/date.h"

namespace entente {

// The first date with day, month and year in running text; nothing when there is none.
std::optional<Date> find_date(std::string_view text);

// The first "August 2023" in running text.
std::optional<Date> find_month(std::string_view text);

// A metadata value: a date in any of the forms above, or YYYYMMDD, YYYY/MM/DD, "August 2023", a year.
std::optional<Date> parse_date_value(std::string_view value);

// A date in an address: /2023/08/18/, /2023-08-18-, /2023/08/ (then without a day).
std::optional<Date> find_date_in_url(std::string_view url);

}  // namespace entente

// Dates as documents write them: "August 18, 2023", "18 Aug 2023", "2023-08-18", "Fri, 18 Aug 2023 10:00:00
// GMT". English month names. 08/09/2023 is two dates, so it is none unless the order is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "graph/date.h"

namespace entente {

// The first date with day, month and year in running text; nothing when there is none.
std::optional<Date> find_date(std::string_view text);

// How a text writes dates in figures; unknown: only those that can be read one way count.
enum class DayOrder { unknown, day_first, month_first };

struct DateInText {
  Date date;
  std::size_t at = 0;  // where it begins
};

// As find_date(), and dates in figures: 15/12/2025, 15.12.2025, 2025/12/15.
std::optional<DateInText> locate_date(std::string_view text, DayOrder order);

// What the first date in figures that can be read one way only says of the others.
DayOrder order_shown_by(std::string_view text);

// "August", "Aug.", "Friday,": the name of a month or a day.
bool is_calendar_word(std::string_view word);

// The first "August 2023" in running text.
std::optional<Date> find_month(std::string_view text);

// A metadata value: a date in any of the forms above, or YYYYMMDD, YYYY/MM/DD, "August 2023", a year.
std::optional<Date> parse_date_value(std::string_view value);

// A date in an address: /2023/08/18/, /2023-08-18-, /2023/aug/18/, /2023/08/ (then without a day).
std::optional<Date> find_date_in_url(std::string_view url);

}  // namespace entente

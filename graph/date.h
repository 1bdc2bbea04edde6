// Calendar dates as policy documents write them: often only a year, or a month.
//
//   Date d = *Date::parse("2023-08");
//   d.first_day();   // 2023-08-01, for `since`
//   d.last_day();    // 2023-08-31, for `until`
//   d.to_string();   // "2023-08": what was known, no more
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// Days since 1970-01-01, proleptic Gregorian. `unknown_day` stands for an undated fact and sorts first.
using Day = std::int32_t;
inline constexpr Day unknown_day = INT32_MIN;

struct Date {
  std::int16_t year = 0;   // 0: the date is unknown
  std::uint8_t month = 0;  // 0: only the year is known
  std::uint8_t day = 0;    // 0: only year and month are known

  // Reads YYYY, YYYY-MM or YYYY-MM-DD (years 1000 to 2999); anything after a 'T' or blank is ignored.
  // Nothing when the text is no such date or names a day that does not exist.
  static std::optional<Date> parse(std::string_view text);
  static Date from_day(Day day);

  bool known() const { return year != 0; }
  Day first_day() const;          // unknown_day when unknown
  Day last_day() const;           // unknown_day when unknown
  std::string to_string() const;  // the known part; "" when unknown

  auto operator<=>(const Date&) const = default;
};

}  // namespace entente

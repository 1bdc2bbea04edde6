// The proleptic Gregorian calendar and the week calendar of ISO 8601, for the years -999,999,999 to
// 999,999,999. A day is a count of days since 1970-01-01; all of it is integer arithmetic without loops.
#pragma once

#include <cstdint>

namespace entente {

inline constexpr std::int64_t least_year = -999'999'999;
inline constexpr std::int64_t most_year = 999'999'999;
inline constexpr std::int64_t seconds_of_day = 86'400;
inline constexpr std::int64_t nanos_of_second = 1'000'000'000;
inline constexpr std::int64_t nanos_of_day = seconds_of_day * nanos_of_second;
inline constexpr std::int64_t days_of_four_centuries = 146'097;  // after which the calendar repeats

struct CalendarDate {
  std::int64_t year = 1970;
  std::int64_t month = 1;
  std::int64_t day = 1;
};
struct WeekDate {
  std::int64_t year = 1970;  // of the week, not of the day
  std::int64_t week = 1;
  std::int64_t day = 1;  // Monday is 1
};

// Quotient rounded down, and what remains: never negative for a positive divisor.
constexpr std::int64_t quotient_down(std::int64_t number, std::int64_t divisor) {
  return number / divisor - (number % divisor < 0 ? 1 : 0);
}
constexpr std::int64_t remainder_up(std::int64_t number, std::int64_t divisor) {
  return number - quotient_down(number, divisor) * divisor;
}

// REQUIRES: the month is 1 to 12; the day may lie outside its month and counts on.
std::int64_t day_number(const CalendarDate& date);
CalendarDate calendar_date(std::int64_t day);
// The day may lie outside its week, the week outside its year; both count on.
std::int64_t day_number(const WeekDate& date);
WeekDate week_date(std::int64_t day);

std::int64_t length_of_month(std::int64_t year, std::int64_t month);
std::int64_t length_of_quarter(std::int64_t year, std::int64_t quarter);
std::int64_t length_of_year(std::int64_t year);
std::int64_t weeks_of_year(std::int64_t year);  // 52 or 53
std::int64_t day_of_week(std::int64_t day);     // Monday is 1
std::int64_t day_of_year(std::int64_t day);     // 1 January is 1
std::int64_t day_of_quarter(std::int64_t day);

// Whether its year is one of those above.
bool is_in_calendar(std::int64_t day);

}  // namespace entente

// Years are counted from March: then the leap day is the last of its year, and every month but the last has a
// length that a straight line of slope 153/5 gives.
#include "query/values/temporal_calendar.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::int64_t days_of_century = 36'524;
constexpr std::int64_t days_of_four_years = 1'461;
constexpr std::int64_t days_of_year = 365;
constexpr std::int64_t epoch_since_march_of_year_0 = 719'468;

bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace

std::int64_t day_number(const CalendarDate& date) {
  const std::int64_t march_year = date.month < 3 ? date.year - 1 : date.year;
  const std::int64_t month = (date.month + 9) % 12;
  return march_year * days_of_year + quotient_down(march_year, 4) - quotient_down(march_year, 100) +
         quotient_down(march_year, 400) + (153 * month + 2) / 5 + date.day - 1 - epoch_since_march_of_year_0;
}

CalendarDate calendar_date(std::int64_t day) {
  const std::int64_t since_march = day + epoch_since_march_of_year_0;
  std::int64_t rest = remainder_up(since_march, days_of_four_centuries);
  std::int64_t year = quotient_down(since_march, days_of_four_centuries) * 400;
  const std::int64_t century = std::min<std::int64_t>(rest / days_of_century, 3);
  rest -= century * days_of_century;
  const std::int64_t four_years = rest / days_of_four_years;
  rest -= four_years * days_of_four_years;
  const std::int64_t single = std::min<std::int64_t>(rest / days_of_year, 3);
  rest -= single * days_of_year;
  year += century * 100 + four_years * 4 + single;
  const std::int64_t month = (5 * rest + 2) / 153;
  return {month < 10 ? year : year + 1, month < 10 ? month + 3 : month - 9, rest - (153 * month + 2) / 5 + 1};
}

std::int64_t day_of_week(std::int64_t day) {
  return remainder_up(day + 3, 7) + 1;  // 1970-01-01 was a Thursday
}

std::int64_t day_number(const WeekDate& date) {
  const std::int64_t fourth_of_january = day_number(CalendarDate{date.year, 1, 4});  // always in week 1
  const std::int64_t monday = fourth_of_january - (day_of_week(fourth_of_january) - 1);
  return monday + (date.week - 1) * 7 + date.day - 1;
}

WeekDate week_date(std::int64_t day) {
  const std::int64_t weekday = day_of_week(day);
  const std::int64_t thursday = day - weekday + 4;  // lies in the year of its week
  return {calendar_date(thursday).year, (day_of_year(thursday) - 1) / 7 + 1, weekday};
}

std::int64_t length_of_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t length_of_quarter(std::int64_t year, std::int64_t quarter) {
  const std::int64_t first = quarter * 3 - 2;
  return length_of_month(year, first) + length_of_month(year, first + 1) + length_of_month(year, first + 2);
}

std::int64_t length_of_year(std::int64_t year) {
  return is_leap_year(year) ? 366 : 365;
}

std::int64_t weeks_of_year(std::int64_t year) {
  return week_date(day_number(CalendarDate{year, 12, 28})).week;  // always in the last week
}

std::int64_t day_of_year(std::int64_t day) {
  return day - day_number(CalendarDate{calendar_date(day).year, 1, 1}) + 1;
}

std::int64_t day_of_quarter(std::int64_t day) {
  const CalendarDate date = calendar_date(day);
  return day - day_number(CalendarDate{date.year, (date.month - 1) / 3 * 3 + 1, 1}) + 1;
}

bool is_in_calendar(std::int64_t day) {
  static const std::int64_t first = day_number(CalendarDate{least_year, 1, 1});
  static const std::int64_t last = day_number(CalendarDate{most_year, 12, 31});
  return day >= first && day <= last;
}

}  // namespace entente

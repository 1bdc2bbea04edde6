#include "query/values/temporal_fields.h"

#include <fmt/format.h>

#include "query/values/temporal_calendar.h"

namespace entente {

Result<std::int64_t> checked_field(std::string_view field, std::int64_t value, std::int64_t least,
                                   std::int64_t most) {
  if (value >= least && value <= most) return value;
  return Error{ErrorCode::invalid_argument,
               fmt::format("{} is {}, but can be {} to {} here", field, value, least, most), ""};
}

Result<std::int64_t> day_of_month_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  TRY(checked_field("year", year, least_year, most_year));
  TRY(checked_field("month", month, 1, 12));
  TRY(checked_field("day", day, 1, length_of_month(year, month)));
  return day_number(CalendarDate{year, month, day});
}

Result<std::int64_t> day_of_week_date(std::int64_t year, std::int64_t week, std::int64_t day_of_week) {
  TRY(checked_field("year", year, least_year, most_year));
  TRY(checked_field("week", week, 1, weeks_of_year(year)));
  TRY(checked_field("dayOfWeek", day_of_week, 1, 7));
  return checked_day(day_number(WeekDate{year, week, day_of_week}));
}

Result<std::int64_t> day_of_quarter_date(std::int64_t year, std::int64_t quarter,
                                         std::int64_t day_of_quarter) {
  TRY(checked_field("year", year, least_year, most_year));
  TRY(checked_field("quarter", quarter, 1, 4));
  TRY(checked_field("dayOfQuarter", day_of_quarter, 1, length_of_quarter(year, quarter)));
  return day_number(CalendarDate{year, quarter * 3 - 2, day_of_quarter});
}

Result<std::int64_t> day_of_ordinal_date(std::int64_t year, std::int64_t ordinal_day) {
  TRY(checked_field("year", year, least_year, most_year));
  TRY(checked_field("ordinalDay", ordinal_day, 1, length_of_year(year)));
  return day_number(CalendarDate{year, 1, ordinal_day});
}

Result<std::int64_t> nanos_of_clock(std::int64_t hour, std::int64_t minute, std::int64_t second,
                                    std::int64_t nanos) {
  TRY(checked_field("hour", hour, 0, 23));
  TRY(checked_field("minute", minute, 0, 59));
  TRY(checked_field("second", second, 0, 59));
  TRY(checked_field("nanosecond", nanos, 0, nanos_of_second - 1));
  return ((hour * 60 + minute) * 60 + second) * nanos_of_second + nanos;
}

Result<std::int64_t> checked_day(std::int64_t day) {
  if (is_in_calendar(day)) return day;
  return Error{ErrorCode::invalid_argument,
               fmt::format("the date lies outside the years {} to {}", least_year, most_year), ""};
}

}  // namespace entente

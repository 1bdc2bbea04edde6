#include "query/functions/temporal_truncation.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "query/question_error.h"
#include "query/values/temporal_calendar.h"

namespace entente {
namespace {

std::int64_t first_of_years(std::int64_t day, std::int64_t years) {
  const std::int64_t year = calendar_date(day).year;
  return day_number(CalendarDate{year - remainder_up(year, years), 1, 1});
}

struct DayTruncation {
  std::string_view unit;
  std::int64_t (*first_day)(std::int64_t day);
};
constexpr DayTruncation day_truncations[] = {
    {"millennium", [](std::int64_t day) { return first_of_years(day, 1000); }},
    {"century", [](std::int64_t day) { return first_of_years(day, 100); }},
    {"decade", [](std::int64_t day) { return first_of_years(day, 10); }},
    {"year", [](std::int64_t day) { return first_of_years(day, 1); }},
    {"weekYear",
     [](std::int64_t day) {
       return day_number(WeekDate{week_date(day).year, 1, 1});
     }},
    {"quarter", [](std::int64_t day) { return day - day_of_quarter(day) + 1; }},
    {"month", [](std::int64_t day) { return day - calendar_date(day).day + 1; }},
    {"week", [](std::int64_t day) { return day - day_of_week(day) + 1; }},
    {"day", [](std::int64_t day) { return day; }},
};

struct ClockTruncation {
  std::string_view unit;
  std::int64_t nanos;
};
constexpr ClockTruncation clock_truncations[] = {
    {"hour", 3600 * nanos_of_second}, {"minute", 60 * nanos_of_second}, {"second", nanos_of_second},
    {"millisecond", 1'000'000},       {"microsecond", 1'000},
};

Error unknown_unit(std::string_view unit) {
  std::vector<std::string_view> units;
  for (const DayTruncation& each : day_truncations) units.push_back(each.unit);
  for (const ClockTruncation& each : clock_truncations) units.push_back(each.unit);
  return {ErrorCode::invalid_argument,
          fmt::format("'{}' is no unit to truncate to; {}", unit.substr(0, 40),
                      did_you_mean(unit, units, fmt::format("units are {}", fmt::join(units, ", ")))),
          ""};
}

Error missing_part(std::string_view unit) {
  return {ErrorCode::invalid_argument,
          fmt::format("a value without that part cannot be truncated to its {}", unit), ""};
}

}  // namespace

Result<TemporalParts> truncated(std::string_view unit, const TemporalParts& parts) {
  TemporalParts result = parts;
  result.offset_seconds.reset();  // the zone may have had another one then
  if (const auto* day = std::ranges::find(day_truncations, unit, &DayTruncation::unit);
      day != std::end(day_truncations)) {
    if (!parts.days.has_value() && unit != "day") return missing_part(unit);
    if (parts.days.has_value()) result.days = day->first_day(*parts.days);
    result.nanos = 0;
    return result;
  }
  const auto* clock = std::ranges::find(clock_truncations, unit, &ClockTruncation::unit);
  if (clock == std::end(clock_truncations)) return unknown_unit(unit);
  if (!parts.nanos.has_value()) return missing_part(unit);
  result.nanos = *parts.nanos - *parts.nanos % clock->nanos;
  return result;
}

}  // namespace entente

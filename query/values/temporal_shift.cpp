#include "query/values/temporal_shift.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "query/values/temporal_calendar.h"
#include "query/values/temporal_duration.h"
#include "query/values/temporal_fields.h"
#include "query/values/temporal_zone.h"

namespace entente {
namespace {

constexpr std::int64_t most_days = 4 * most_year * 366;  // more lead out of the calendar from anywhere in it

Error out_of_calendar() {
  return {ErrorCode::invalid_argument,
          fmt::format("the result lies outside the years {} to {}", least_year, most_year), ""};
}

// Whether adding it stays far from the ends of int64, whatever it is added to.
bool is_bearable(const Duration& duration) {
  return std::abs(duration.months) <= 4 * most_year * 12 && std::abs(duration.days) <= most_days &&
         std::abs(duration.seconds) <= most_days * seconds_of_day;
}

// The day of the month is kept, or the last one taken where the month is shorter.
std::int64_t plus_months(std::int64_t day, std::int64_t months) {
  if (months == 0) return day;
  const CalendarDate date = calendar_date(day);
  const std::int64_t month = date.year * 12 + date.month - 1 + months;
  const std::int64_t year = quotient_down(month, 12);
  const std::int64_t month_of_year = remainder_up(month, 12) + 1;
  return day_number(
      CalendarDate{year, month_of_year, std::min(date.day, length_of_month(year, month_of_year))});
}

LocalDateTime plus_clock(const LocalDateTime& time, std::int64_t seconds, std::int64_t nanos) {
  const std::int64_t since_midnight =
      time.nanos + remainder_up(seconds, seconds_of_day) * nanos_of_second + nanos;
  return {time.days + quotient_down(seconds, seconds_of_day) + quotient_down(since_midnight, nanos_of_day),
          remainder_up(since_midnight, nanos_of_day)};
}

std::int64_t plus_clock(std::int64_t nanos, const Duration& duration) {
  return plus_clock(LocalDateTime{0, nanos}, duration.seconds, duration.nanos).nanos;
}

}  // namespace

LocalTime shifted(LocalTime time, const Duration& duration) {
  return {plus_clock(time.nanos, duration)};
}

ZonedTime shifted(const ZonedTime& time, const Duration& duration) {
  return {plus_clock(time.nanos, duration), time.offset_seconds};
}

Result<CalendarDay> shifted(CalendarDay day, const Duration& duration) {
  if (!is_bearable(duration)) return out_of_calendar();
  return CalendarDay{TRY(
      checked_day(plus_months(day.days, duration.months) + duration.days + whole_days_of_clock(duration)))};
}

Result<LocalDateTime> shifted(const LocalDateTime& time, const Duration& duration) {
  if (!is_bearable(duration)) return out_of_calendar();
  const LocalDateTime on_day{plus_months(time.days, duration.months) + duration.days, time.nanos};
  const LocalDateTime result = plus_clock(on_day, duration.seconds, duration.nanos);
  TRY(checked_day(result.days));
  return result;
}

Result<ZonedDateTime> shifted(const ZonedDateTime& time, const Duration& duration) {
  if (!is_bearable(duration)) return out_of_calendar();
  const TemporalZone zone = zone_of(time);
  ZonedDateTime on_day = time;
  if (duration.months != 0 || duration.days != 0) {
    on_day = at_local(zone, {plus_months(time.days, duration.months) + duration.days, time.nanos});
  }
  const std::int64_t nanos = on_day.nanos % nanos_of_second + duration.nanos;
  const std::int64_t seconds = epoch_seconds_of(on_day) + duration.seconds + nanos / nanos_of_second;
  ZonedDateTime result = at_instant(zone, seconds, nanos % nanos_of_second);
  TRY(checked_day(result.days));
  return result;
}

}  // namespace entente

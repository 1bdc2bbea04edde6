// date + duration and its kin. Months come first (31 January + 1 month is the last of February), then days,
// then the clock: what CIP2015-08-06 asks.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "query/values/arithmetic.h"
#include "query/values/temporal_calendar.h"
#include "query/values/temporal_duration.h"
#include "query/values/temporal_fields.h"
#include "query/values/temporal_shift.h"
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

Result<Value> plus(const Value& value, const Duration& duration) {
  switch (value.kind()) {
    case ValueKind::date:
      return Value(TRY(shifted(value.as<CalendarDay>(), duration)));
    case ValueKind::local_time:
      return Value(LocalTime{plus_clock(value.as<LocalTime>().nanos, duration)});
    case ValueKind::zoned_time: {
      const ZonedTime& time = value.as<ZonedTime>();
      return Value(ZonedTime{plus_clock(time.nanos, duration), time.offset_seconds});
    }
    case ValueKind::local_date_time:
      return Value(TRY(shifted(value.as<LocalDateTime>(), duration)));
    default:
      return Value(TRY(shifted(value.as<ZonedDateTime>(), duration)));
  }
}

Result<Value> sum_of(const Duration& a, const Duration& b) {
  DurationSum sum;
  for (const Duration* each : {&a, &b}) {
    sum.add(DurationUnit::month, each->months, 0);
    sum.add(DurationUnit::day, each->days, 0);
    sum.add(DurationUnit::second, each->seconds, 0);
    sum.add(DurationUnit::nanosecond, each->nanos, 0);
  }
  return Value(TRY(sum.sum()));
}

// Each part by itself, so that fractions of months become days.
template <typename Scale>
Result<Value> scaled(const Duration& duration, Scale scale) {
  DurationSum sum;
  sum.add(DurationUnit::month, scale(static_cast<long double>(duration.months)));
  sum.add(DurationUnit::day, scale(static_cast<long double>(duration.days)));
  sum.add(DurationUnit::second, scale(static_cast<long double>(duration.seconds)));
  sum.add(DurationUnit::nanosecond, scale(static_cast<long double>(duration.nanos)));
  return Value(TRY(sum.sum()));
}

long double number_of(const Value& value) {
  if (value.is<double>()) return value.as<double>();
  return static_cast<long double>(value.as<std::int64_t>());
}

bool is_point_in_time(const Value& value) {
  return value.kind() >= ValueKind::date && value.kind() <= ValueKind::zoned_date_time;
}

std::string_view sign_of(ArithmeticOperator op) {
  constexpr std::string_view signs[] = {"+", "-", "*", "/", "%", "^"};
  return signs[static_cast<std::size_t>(op)];
}

Error no_such_arithmetic(ArithmeticOperator op, const Value& a, const Value& b) {
  const std::string_view hint =
      op == ArithmeticOperator::subtract && is_point_in_time(a) && is_point_in_time(b)
          ? "; duration.between() tells how far apart they are"
          : "";
  return {
      ErrorCode::invalid_argument,
      fmt::format("{} {} {} cannot be computed{}", name_of(a.kind()), sign_of(op), name_of(b.kind()), hint),
      ""};
}

}  // namespace

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

Result<Value> temporal_arithmetic(ArithmeticOperator op, const Value& a, const Value& b) {
  const bool adds = op == ArithmeticOperator::add;
  const bool subtracts = op == ArithmeticOperator::subtract;
  if ((adds || subtracts) && b.is<Duration>() && (a.is<Duration>() || is_point_in_time(a))) {
    const Duration duration = subtracts ? opposite(b.as<Duration>()) : b.as<Duration>();
    return a.is<Duration>() ? sum_of(a.as<Duration>(), duration) : plus(a, duration);
  }
  if (adds && a.is<Duration>() && is_point_in_time(b)) return plus(b, a.as<Duration>());
  if (op == ArithmeticOperator::multiply && a.is<Duration>() && b.is_number()) {
    return scaled(a.as<Duration>(), [factor = number_of(b)](long double part) { return part * factor; });
  }
  if (op == ArithmeticOperator::multiply && a.is_number() && b.is<Duration>()) {
    return temporal_arithmetic(op, b, a);
  }
  if (op == ArithmeticOperator::divide && a.is<Duration>() && b.is_number()) {
    if (number_of(b) == 0)
      return Error{ErrorCode::invalid_argument, "a duration cannot be divided by zero", ""};
    return scaled(a.as<Duration>(), [divisor = number_of(b)](long double part) { return part / divisor; });
  }
  return no_such_arithmetic(op, a, b);
}

}  // namespace entente

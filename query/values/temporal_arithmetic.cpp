// date + duration and its kin, as CIP2015-08-06 has them.
#include <fmt/format.h>

#include "query/values/arithmetic.h"
#include "query/values/temporal_duration.h"
#include "query/values/temporal_shift.h"

namespace entente {
namespace {

Result<Value> plus(const Value& value, const Duration& duration) {
  switch (value.kind()) {
    case ValueKind::date:
      return Value(TRY(shifted(value.as<CalendarDay>(), duration)));
    case ValueKind::local_time:
      return Value(shifted(value.as<LocalTime>(), duration));
    case ValueKind::zoned_time:
      return Value(shifted(value.as<ZonedTime>(), duration));
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

// `value.year` and the like: one table for each group of parts.
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "query/values/arithmetic.h"
#include "query/values/temporal_calendar.h"
#include "query/values/temporal_zone.h"

namespace entente {
namespace {

struct DayPart {
  std::string_view key;
  std::int64_t (*of)(std::int64_t day);
};
constexpr DayPart day_parts[] = {
    {"year", [](std::int64_t day) { return calendar_date(day).year; }},
    {"quarter", [](std::int64_t day) { return (calendar_date(day).month + 2) / 3; }},
    {"month", [](std::int64_t day) { return calendar_date(day).month; }},
    {"week", [](std::int64_t day) { return week_date(day).week; }},
    {"weekYear", [](std::int64_t day) { return week_date(day).year; }},
    {"day", [](std::int64_t day) { return calendar_date(day).day; }},
    {"ordinalDay", [](std::int64_t day) { return day_of_year(day); }},
    {"weekDay", [](std::int64_t day) { return day_of_week(day); }},
    {"dayOfWeek", [](std::int64_t day) { return day_of_week(day); }},
    {"dayOfQuarter", [](std::int64_t day) { return day_of_quarter(day); }},
};

struct ClockPart {
  std::string_view key;
  std::int64_t unit;  // nanoseconds
  std::int64_t cycle;
};
constexpr ClockPart clock_parts[] = {
    {"hour", 3600 * nanos_of_second, 24}, {"minute", 60 * nanos_of_second, 60},
    {"second", nanos_of_second, 60},      {"millisecond", 1'000'000, 1'000},
    {"microsecond", 1'000, 1'000'000},    {"nanosecond", 1, nanos_of_second},
};

struct DurationPartOf {
  std::string_view key;
  std::int64_t (*of)(const Duration& duration);
};
constexpr DurationPartOf duration_parts[] = {
    {"years", [](const Duration& d) { return d.months / 12; }},
    {"quarters", [](const Duration& d) { return d.months / 3; }},
    {"months", [](const Duration& d) { return d.months; }},
    {"weeks", [](const Duration& d) { return d.days / 7; }},
    {"days", [](const Duration& d) { return d.days; }},
    {"hours", [](const Duration& d) { return d.seconds / 3600; }},
    {"minutes", [](const Duration& d) { return d.seconds / 60; }},
    {"seconds", [](const Duration& d) { return d.seconds; }},
    {"quartersOfYear", [](const Duration& d) { return d.months / 3 % 4; }},
    {"monthsOfYear", [](const Duration& d) { return d.months % 12; }},
    {"monthsOfQuarter", [](const Duration& d) { return d.months % 3; }},
    {"daysOfWeek", [](const Duration& d) { return d.days % 7; }},
    {"minutesOfHour", [](const Duration& d) { return d.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& d) { return d.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& d) { return std::int64_t{d.nanos} / 1'000'000; }},
    {"microsecondsOfSecond", [](const Duration& d) { return std::int64_t{d.nanos} / 1'000; }},
    {"nanosecondsOfSecond", [](const Duration& d) { return std::int64_t{d.nanos}; }},
};

// Parts of the whole length, which need not fit 64 bits.
struct LengthPart {
  std::string_view key;
  std::int64_t per_second;
};
constexpr LengthPart length_parts[] = {
    {"milliseconds", 1'000}, {"microseconds", 1'000'000}, {"nanoseconds", nanos_of_second}};

template <typename Part, std::size_t N>
const Part* part_named(const Part (&parts)[N], std::string_view key) {
  const auto* part = std::ranges::find(parts, key, &Part::key);
  return part == std::end(parts) ? nullptr : part;
}

Value day_component(std::int64_t day, std::string_view key) {
  const DayPart* part = part_named(day_parts, key);
  return part == nullptr ? Value() : Value(part->of(day));
}

Value clock_component(std::int64_t nanos, std::string_view key) {
  const ClockPart* part = part_named(clock_parts, key);
  return part == nullptr ? Value() : Value(nanos / part->unit % part->cycle);
}

Value local_component(std::int64_t day, std::int64_t nanos, std::string_view key) {
  Value component = day_component(day, key);
  return component.is_null() ? clock_component(nanos, key) : component;
}

Value offset_component(std::int32_t offset_seconds, const std::string& zone, std::string_view key) {
  if (key == "timezone") return Value(zone.empty() ? offset_text(offset_seconds) : zone);
  if (key == "offset") return Value(offset_text(offset_seconds));
  if (key == "offsetMinutes") return Value(std::int64_t{offset_seconds / 60});
  if (key == "offsetSeconds") return Value(std::int64_t{offset_seconds});
  return {};
}

// Null where it does not fit 64 bits.
Value scaled_seconds(std::int64_t seconds, std::int64_t nanos, std::int64_t per_second) {
  std::int64_t whole = 0;
  std::int64_t sum = 0;
  if (__builtin_mul_overflow(seconds, per_second, &whole) ||
      __builtin_add_overflow(whole, nanos / (nanos_of_second / per_second), &sum)) {
    return {};
  }
  return Value(sum);
}

Value zoned_component(const ZonedDateTime& time, std::string_view key) {
  if (key == "epochSeconds") return Value(epoch_seconds_of(time));
  if (key == "epochMillis")
    return scaled_seconds(epoch_seconds_of(time), time.nanos % nanos_of_second, 1'000);
  Value component = local_component(time.days, time.nanos, key);
  return component.is_null() ? offset_component(time.offset_seconds, time.zone, key) : component;
}

Value duration_component(const Duration& duration, std::string_view key) {
  if (const DurationPartOf* part = part_named(duration_parts, key)) return Value(part->of(duration));
  const LengthPart* part = part_named(length_parts, key);
  return part == nullptr ? Value() : scaled_seconds(duration.seconds, duration.nanos, part->per_second);
}

}  // namespace

Value temporal_component(const Value& value, std::string_view key) {
  switch (value.kind()) {
    case ValueKind::date:
      return day_component(value.as<CalendarDay>().days, key);
    case ValueKind::local_time:
      return clock_component(value.as<LocalTime>().nanos, key);
    case ValueKind::zoned_time: {
      const ZonedTime& time = value.as<ZonedTime>();
      Value component = clock_component(time.nanos, key);
      return component.is_null() ? offset_component(time.offset_seconds, "", key) : component;
    }
    case ValueKind::local_date_time: {
      const LocalDateTime& time = value.as<LocalDateTime>();
      return local_component(time.days, time.nanos, key);
    }
    case ValueKind::zoned_date_time:
      return zoned_component(value.as<ZonedDateTime>(), key);
    default:
      return duration_component(value.as<Duration>(), key);
  }
}

}  // namespace entente

// The functions on dates and times of openCypher 9. The five kinds of dates and times share their functions:
// each is a template over the kind.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "query/functions/function_table.h"
#include "query/functions/temporal_difference.h"
#include "query/functions/temporal_map.h"
#include "query/functions/temporal_parts.h"
#include "query/functions/temporal_truncation.h"
#include "query/question_error.h"
#include "query/values/temporal_calendar.h"
#include "query/values/temporal_duration.h"
#include "query/values/temporal_fields.h"
#include "query/values/temporal_reading.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

Error kind_error(std::string_view what, const Value& value) {
  return {ErrorCode::invalid_argument, fmt::format("{}, not {}", what, name_of(value.kind())), ""};
}

bool any_null(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return true;
  }
  return false;
}

// --- date(), localtime(), time(), localdatetime(), datetime()

Result<Value> read_value(ValueKind kind, const std::string& text) {
  switch (kind) {
    case ValueKind::date:
      return Value(TRY(read_date(text)));
    case ValueKind::local_time:
      return Value(TRY(read_local_time(text)));
    case ValueKind::zoned_time:
      return Value(TRY(read_zoned_time(text)));
    case ValueKind::local_date_time:
      return Value(TRY(read_local_date_time(text)));
    default:
      return Value(TRY(read_zoned_date_time(text)));
  }
}

Value instant_in(ValueKind kind, const TemporalZone& zone, const ZonedDateTime& instant) {
  const ZonedDateTime there = at_instant(zone, epoch_seconds_of(instant), instant.nanos % nanos_of_second);
  return value_of(kind, parts_of(Value(there)), instant);
}

Result<Value> value_of_map(ValueKind kind, const ValueMap& map, const ZonedDateTime& now) {
  if (holds_null(map)) return Value();
  if (map.size() == 1 && map.begin()->first == "timezone") {
    return instant_in(kind, TRY(zone_of_value(map.begin()->second)), now);
  }
  return value_of(kind, TRY(parts_of_map(kind, map, {}, now)), now);
}

Result<Value> converted(ValueKind kind, const Value& value, const ZonedDateTime& now) {
  const TemporalParts parts = parts_of(value);
  if (has_day(kind) && !parts.days.has_value()) return kind_error("a value with a date is needed", value);
  if (!has_day(kind) && !parts.nanos.has_value()) return kind_error("a value with a time is needed", value);
  return value_of(kind, parts, now);
}

template <ValueKind kind>
Result<Value> make(Arguments arguments, const FunctionSetting& setting) {
  if (arguments.empty()) return instant_in(kind, zone_of(setting.now), setting.now);
  const Value& value = arguments[0];
  if (value.is_null()) return Value();
  if (value.is<std::string>()) return read_value(kind, value.as<std::string>());
  if (value.is<ValueMap>()) return value_of_map(kind, value.as<ValueMap>(), setting.now);
  if (is_date_or_time(value)) return converted(kind, value, setting.now);
  return kind_error("dates and times are made of a text, a map or another one", value);
}

// --- .transaction(), .statement(), .realtime()

Result<Value> clock_reading(ValueKind kind, Arguments arguments, const ZonedDateTime& instant) {
  if (any_null(arguments)) return Value();
  const TemporalZone zone = arguments.empty() ? zone_of(instant) : TRY(zone_of_value(arguments[0]));
  return instant_in(kind, zone, instant);
}

template <ValueKind kind>
Result<Value> of_statement(Arguments arguments, const FunctionSetting& setting) {
  return clock_reading(kind, arguments, setting.now);
}

template <ValueKind kind>
Result<Value> of_realtime(Arguments arguments, const FunctionSetting&) {
  using std::chrono::nanoseconds;
  const std::int64_t nanos =
      std::chrono::duration_cast<nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return clock_reading(
      kind, arguments,
      at_instant({}, quotient_down(nanos, nanos_of_second), remainder_up(nanos, nanos_of_second)));
}

// --- .truncate()

template <ValueKind kind>
Result<Value> truncate(Arguments arguments, const FunctionSetting& setting) {
  if (any_null(arguments)) return Value();
  if (!arguments[0].is<std::string>()) return kind_error("the unit is a text, 'month'", arguments[0]);
  const Value value = arguments.size() > 1 ? arguments[1] : Value(setting.now);
  if (!is_date_or_time(value)) return kind_error("a date or time is needed", value);
  const TemporalParts whole = TRY(truncated(arguments[0].as<std::string>(), parts_of(value)));
  if (has_day(kind) && !whole.days.has_value()) return kind_error("a value with a date is needed", value);
  if (arguments.size() < 3) return value_of(kind, whole, setting.now);
  if (!arguments[2].is<ValueMap>()) return kind_error("the fields stand in a map", arguments[2]);
  const ValueMap& map = arguments[2].as<ValueMap>();
  if (holds_null(map)) return Value();
  return value_of(kind, TRY(parts_of_map(kind, map, {whole, true}, setting.now)), setting.now);
}

// --- datetime.fromepoch(), datetime.fromepochmillis()

Result<Value> from_epoch(std::int64_t seconds, std::int64_t nanos) {
  TRY(checked_day(quotient_down(seconds, seconds_of_day)));
  return Value(at_instant({}, seconds, nanos));
}

Result<Value> of_epoch(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  for (const Value& argument : arguments) {
    if (!argument.is<std::int64_t>())
      return kind_error("seconds and nanoseconds are whole numbers", argument);
  }
  const std::int64_t nanos = arguments.size() > 1 ? arguments[1].as<std::int64_t>() : 0;
  return from_epoch(arguments[0].as<std::int64_t>(),
                    TRY(checked_field("nanoseconds", nanos, 0, nanos_of_second - 1)));
}

Result<Value> of_epoch_millis(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  if (!arguments[0].is<std::int64_t>()) return kind_error("milliseconds are a whole number", arguments[0]);
  const std::int64_t millis = arguments[0].as<std::int64_t>();
  return from_epoch(quotient_down(millis, 1'000), remainder_up(millis, 1'000) * 1'000'000);
}

// --- duration()

struct UnitKey {
  std::string_view key;
  DurationUnit unit;
};
constexpr UnitKey unit_keys[] = {
    {"years", DurationUnit::year},
    {"quarters", DurationUnit::quarter},
    {"months", DurationUnit::month},
    {"weeks", DurationUnit::week},
    {"days", DurationUnit::day},
    {"hours", DurationUnit::hour},
    {"minutes", DurationUnit::minute},
    {"seconds", DurationUnit::second},
    {"milliseconds", DurationUnit::millisecond},
    {"microseconds", DurationUnit::microsecond},
    {"nanoseconds", DurationUnit::nanosecond},
};

Error unknown_unit_key(std::string_view key) {
  std::vector<std::string_view> keys;
  for (const UnitKey& each : unit_keys) keys.push_back(each.key);
  return {ErrorCode::invalid_argument,
          fmt::format("'{}' is no unit of a duration; {}", key,
                      did_you_mean(key, keys, "units are years, months, days, hours …")),
          ""};
}

Result<Value> duration_of_map(const ValueMap& map) {
  if (holds_null(map)) return Value();
  DurationSum sum;
  for (const auto& [key, value] : map) {
    const auto* unit = std::ranges::find(unit_keys, key, &UnitKey::key);
    if (unit == std::end(unit_keys)) return unknown_unit_key(key);
    if (value.is<std::int64_t>()) {
      sum.add(unit->unit, value.as<std::int64_t>(), 0);
    } else if (value.is<double>()) {
      sum.add(unit->unit, static_cast<long double>(value.as<double>()));
    } else {
      return kind_error(fmt::format("{} are a number", key), value);
    }
  }
  return Value(TRY(sum.sum()));
}

Result<Value> make_duration(Arguments arguments, const FunctionSetting&) {
  const Value& value = arguments[0];
  if (value.is_null() || value.is<Duration>()) return value;
  if (value.is<std::string>()) return Value(TRY(read_duration(value.as<std::string>())));
  if (value.is<ValueMap>()) return duration_of_map(value.as<ValueMap>());
  return kind_error("a duration is made of a text or a map", value);
}

template <Result<Duration> (*difference)(const TemporalParts&, const TemporalParts&)>
Result<Value> apart(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  for (const Value& argument : arguments) {
    if (!is_date_or_time(argument)) return kind_error("a duration lies between two dates or times", argument);
  }
  return Value(TRY(difference(parts_of(arguments[0]), parts_of(arguments[1]))));
}

using TemporalCall = Result<Value> (*)(Arguments, const FunctionSetting&);

// A function of the current time is not deterministic, and all that take no argument are.
constexpr FunctionInfo clock_function(std::string_view name, std::string_view meaning, TemporalCall call) {
  return {name, FunctionFamily::temporal, 0, 1, "zone", meaning, call, nullptr, false};
}
constexpr FunctionInfo maker(std::string_view name, std::string_view meaning, TemporalCall call) {
  return {name, FunctionFamily::temporal, 0, 1, "text, map or temporal value", meaning, call, nullptr, false};
}
constexpr FunctionInfo truncation(std::string_view name, std::string_view meaning, TemporalCall call) {
  return {name, FunctionFamily::temporal, 1, 3, "unit, value, fields", meaning, call, nullptr, false};
}
constexpr FunctionInfo difference_function(std::string_view name, std::string_view meaning,
                                           TemporalCall call) {
  return {name, FunctionFamily::temporal, 2, 2, "from, to", meaning, call, nullptr};
}

}  // namespace

std::span<const FunctionInfo> temporal_functions() {
  constexpr ValueKind date = ValueKind::date;
  constexpr ValueKind local_time = ValueKind::local_time;
  constexpr ValueKind time = ValueKind::zoned_time;
  constexpr ValueKind local_date_time = ValueKind::local_date_time;
  constexpr ValueKind date_time = ValueKind::zoned_date_time;
  constexpr std::string_view of_the_statement = "what the clock showed when the statement began";
  constexpr std::string_view of_the_call = "what the clock shows when it is called";
  constexpr std::string_view to_the_unit = "cut to a unit: 'century', 'week', 'month', 'hour' …";
  static constexpr FunctionInfo table[] = {
      maker("date", "a day, or today", make<date>),
      clock_function("date.realtime", of_the_call, of_realtime<date>),
      clock_function("date.statement", of_the_statement, of_statement<date>),
      clock_function("date.transaction", of_the_statement, of_statement<date>),
      truncation("date.truncate", to_the_unit, truncate<date>),
      maker("datetime", "a day and time in a zone, or now", make<date_time>),
      {"datetime.fromepoch", FunctionFamily::temporal, 1, 2, "seconds, nanoseconds",
       "the instant so long after 1970 began in UTC", of_epoch, nullptr},
      {"datetime.fromepochmillis", FunctionFamily::temporal, 1, 1, "milliseconds",
       "the instant so long after 1970 began in UTC", of_epoch_millis, nullptr},
      clock_function("datetime.realtime", of_the_call, of_realtime<date_time>),
      clock_function("datetime.statement", of_the_statement, of_statement<date_time>),
      clock_function("datetime.transaction", of_the_statement, of_statement<date_time>),
      truncation("datetime.truncate", to_the_unit, truncate<date_time>),
      {"duration", FunctionFamily::temporal, 1, 1, "text or map",
       "a length of time: 'P1Y2M3DT4H5M6S', {days: 3}", make_duration, nullptr},
      difference_function("duration.between", "years, months, days and time from one to the other",
                          apart<duration_between>),
      difference_function("duration.inDays", "whole days from one to the other", apart<days_between>),
      difference_function("duration.inMonths", "whole months from one to the other", apart<months_between>),
      difference_function("duration.inSeconds", "exact time from one to the other", apart<seconds_between>),
      maker("localdatetime", "a day and time, or now", make<local_date_time>),
      clock_function("localdatetime.realtime", of_the_call, of_realtime<local_date_time>),
      clock_function("localdatetime.statement", of_the_statement, of_statement<local_date_time>),
      clock_function("localdatetime.transaction", of_the_statement, of_statement<local_date_time>),
      truncation("localdatetime.truncate", to_the_unit, truncate<local_date_time>),
      maker("localtime", "a time of day, or now", make<local_time>),
      clock_function("localtime.realtime", of_the_call, of_realtime<local_time>),
      clock_function("localtime.statement", of_the_statement, of_statement<local_time>),
      clock_function("localtime.transaction", of_the_statement, of_statement<local_time>),
      truncation("localtime.truncate", to_the_unit, truncate<local_time>),
      maker("time", "a time of day with its offset from UTC, or now", make<time>),
      clock_function("time.realtime", of_the_call, of_realtime<time>),
      clock_function("time.statement", of_the_statement, of_statement<time>),
      clock_function("time.transaction", of_the_statement, of_statement<time>),
      truncation("time.truncate", to_the_unit, truncate<time>),
  };
  return table;
}

}  // namespace entente

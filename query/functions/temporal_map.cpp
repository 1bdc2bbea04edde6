#include "query/functions/temporal_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "query/question_error.h"
#include "query/values/temporal_calendar.h"
#include "query/values/temporal_fields.h"

namespace entente {
namespace {

constexpr std::string_view day_keys[] = {"year",      "month",   "day",          "week",
                                         "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::string_view clock_keys[] = {"hour",        "minute",      "second",
                                           "millisecond", "microsecond", "nanosecond"};

Error map_error(std::string message) {
  return {ErrorCode::invalid_argument, std::move(message), ""};
}

std::vector<std::string_view> keys_of(ValueKind kind) {
  std::vector<std::string_view> keys;
  if (has_day(kind)) {
    keys.insert(keys.end(), std::begin(day_keys), std::end(day_keys));
    keys.emplace_back("date");
  }
  if (has_clock(kind)) {
    keys.insert(keys.end(), std::begin(clock_keys), std::end(clock_keys));
    keys.emplace_back("time");
  }
  if (has_day(kind) && has_clock(kind)) keys.emplace_back("datetime");
  if (has_zone(kind)) keys.emplace_back("timezone");
  if (kind == ValueKind::zoned_date_time) keys.insert(keys.end(), {"epochSeconds", "epochMillis"});
  return keys;
}

Result<void> check_keys(ValueKind kind, const ValueMap& map) {
  const std::vector<std::string_view> keys = keys_of(kind);
  for (const auto& [key, value] : map) {
    if (std::ranges::find(keys, key) != keys.end()) continue;
    return map_error(fmt::format("'{}' is no field of a {}; {}", key, name_of(kind),
                                 did_you_mean(key, keys, "there are year, month, day, hour …")));
  }
  return {};
}

// Whole numbers by their key.
class TemporalFields {
 public:
  explicit TemporalFields(const ValueMap& map) : map_(map) {}

  bool has(std::string_view key) const { return map_.find(key) != map_.end(); }

  Result<std::int64_t> number(std::string_view key) const {
    const Value& value = map_.find(key)->second;
    if (value.is<std::int64_t>()) return value.as<std::int64_t>();
    return map_error(fmt::format("{} is a whole number, not {}", key, name_of(value.kind())));
  }
  Result<std::int64_t> number_or(std::string_view key, std::int64_t otherwise) const {
    return has(key) ? number(key) : otherwise;
  }

 private:
  const ValueMap& map_;
};

// A field that counts within a larger one needs that one, unless something else gives it.
Result<void> require(const TemporalFields& fields, std::string_view field, std::string_view larger) {
  if (!fields.has(field) || fields.has(larger)) return {};
  return map_error(fmt::format("{} needs {} beside it", field, larger));
}

Result<std::int64_t> week_day_of(const TemporalFields& fields, std::optional<std::int64_t> base) {
  if (!base.has_value()) TRY(require(fields, "dayOfWeek", "week"));
  const WeekDate known = base.has_value() ? week_date(*base) : WeekDate{};
  return day_of_week_date(TRY(fields.number_or("year", known.year)),
                          TRY(fields.number_or("week", known.week)),
                          TRY(fields.number_or("dayOfWeek", known.day)));
}

Result<std::int64_t> quarter_day_of(const TemporalFields& fields, std::optional<std::int64_t> base) {
  if (!base.has_value()) TRY(require(fields, "dayOfQuarter", "quarter"));
  const CalendarDate known = calendar_date(base.value_or(0));
  const std::int64_t year = TRY(fields.number_or("year", known.year));
  const std::int64_t quarter = TRY(fields.number_or("quarter", (known.month + 2) / 3));
  if (fields.has("dayOfQuarter") || quarter < 1 || quarter > 4) {
    return day_of_quarter_date(year, quarter, TRY(fields.number_or("dayOfQuarter", 1)));
  }
  const std::int64_t day = day_of_quarter(base.value_or(0));
  return day_of_quarter_date(year, quarter, std::min(day, length_of_quarter(year, quarter)));
}

Result<std::int64_t> month_day_of(const TemporalFields& fields, std::optional<std::int64_t> base) {
  if (!base.has_value()) TRY(require(fields, "day", "month"));
  const CalendarDate known = calendar_date(base.value_or(0));
  const std::int64_t year = TRY(fields.number_or("year", known.year));
  const std::int64_t month = TRY(fields.number_or("month", known.month));
  if (fields.has("day") || month < 1 || month > 12) {
    return day_of_month_date(year, month, TRY(fields.number_or("day", 1)));
  }
  return day_of_month_date(year, month, std::min(known.day, length_of_month(year, month)));
}

// The ways to name a day of a year; a map uses one of them.
struct DayNaming {
  std::string_view larger;
  std::string_view smaller;
  Result<std::int64_t> (*day_of)(const TemporalFields& fields, std::optional<std::int64_t> base);
};
constexpr DayNaming day_namings[] = {
    {"month", "day", month_day_of},
    {"week", "dayOfWeek", week_day_of},
    {"quarter", "dayOfQuarter", quarter_day_of},
    {"ordinalDay", "ordinalDay",
     [](const TemporalFields& fields, std::optional<std::int64_t> base) -> Result<std::int64_t> {
       const std::int64_t year = TRY(fields.number_or("year", calendar_date(base.value_or(0)).year));
       return day_of_ordinal_date(year, TRY(fields.number("ordinalDay")));
     }},
};

Result<std::int64_t> day_of_map(const TemporalFields& fields, std::optional<std::int64_t> base) {
  const DayNaming* used = nullptr;
  for (const DayNaming& naming : day_namings) {
    if (!fields.has(naming.larger) && !fields.has(naming.smaller)) continue;
    if (used != nullptr) {
      return map_error(
          fmt::format("{} and {} name a day in two ways: keep one", used->larger, naming.larger));
    }
    used = &naming;
  }
  if (!base.has_value() && !fields.has("year")) return map_error("year is missing");
  if (used != nullptr) return used->day_of(fields, base);
  return fields.has("year") ? month_day_of(fields, base) : *base;
}

// The fraction of the second; each field is bounded by the next larger one that is there.
Result<std::int64_t> fraction_of_map(const TemporalFields& fields, std::int64_t base, bool is_truncated) {
  const bool has_millis = fields.has("millisecond");
  const bool has_micros = fields.has("microsecond");
  if (!has_millis && !has_micros && !fields.has("nanosecond")) return base;
  const std::int64_t millis =
      TRY(checked_field("millisecond", TRY(fields.number_or("millisecond", 0)), 0, 999));
  const std::int64_t micros = TRY(
      checked_field("microsecond", TRY(fields.number_or("microsecond", 0)), 0, has_millis ? 999 : 999'999));
  const std::int64_t nanos = TRY(checked_field("nanosecond", TRY(fields.number_or("nanosecond", 0)), 0,
                                               has_micros   ? 999
                                               : has_millis ? 999'999
                                                            : nanos_of_second - 1));
  const std::int64_t given = millis * 1'000'000 + micros * 1'000 + nanos;
  return is_truncated ? checked_field("nanosecond", base + given, 0, nanos_of_second - 1) : given;
}

Result<std::int64_t> nanos_of_map(const TemporalFields& fields, std::optional<std::int64_t> base,
                                  bool is_truncated) {
  if (!base.has_value()) {
    TRY(require(fields, "minute", "hour"));
    TRY(require(fields, "second", "minute"));
    for (const std::string_view fraction : {"millisecond", "microsecond", "nanosecond"}) {
      TRY(require(fields, fraction, "second"));
    }
  }
  const std::int64_t known = base.value_or(0);
  const std::int64_t seconds = known / nanos_of_second;
  const std::int64_t fraction = TRY(fraction_of_map(fields, known % nanos_of_second, is_truncated));
  return nanos_of_clock(TRY(fields.number_or("hour", seconds / 3600)),
                        TRY(fields.number_or("minute", seconds / 60 % 60)),
                        TRY(fields.number_or("second", seconds % 60)), fraction);
}

// {date: x}, {time: x} and {datetime: x} lay their parts under the fields. Only a time brings its zone along.
Result<TemporalParts> under_fields(const ValueMap& map, TemporalParts parts) {
  for (const std::string_view key : {"datetime", "date", "time"}) {
    const auto found = map.find(key);
    if (found == map.end()) continue;
    const bool takes_day = key != "time";
    const bool takes_clock = key != "date";
    const bool is_point = is_date_or_time(found->second);
    const TemporalParts other = is_point ? parts_of(found->second) : TemporalParts{};
    if ((takes_day && !other.days.has_value()) || (takes_clock && !other.nanos.has_value())) {
      return map_error(fmt::format("{} is taken from a value that has one, not from {}", key,
                                   name_of(found->second.kind())));
    }
    if (takes_day) parts.days = other.days;
    if (takes_clock) {
      parts.nanos = other.nanos;
      parts.zone = other.zone;
      parts.offset_seconds = other.offset_seconds;
    }
  }
  return parts;
}

// {epochSeconds: s, nanosecond: n} and {epochMillis: ms, nanosecond: n}
Result<TemporalParts> parts_of_epoch(const TemporalFields& fields, const TemporalZone& zone) {
  const bool is_seconds = fields.has("epochSeconds");
  const std::int64_t unit = is_seconds ? 1 : 1'000;
  const std::int64_t count = TRY(fields.number(is_seconds ? "epochSeconds" : "epochMillis"));
  const std::int64_t seconds = quotient_down(count, unit);
  TRY(checked_day(quotient_down(seconds, seconds_of_day)));
  const std::int64_t fraction = remainder_up(count, unit) * 1'000'000;
  const std::int64_t finer = TRY(checked_field("nanosecond", TRY(fields.number_or("nanosecond", 0)), 0,
                                               is_seconds ? nanos_of_second - 1 : 999'999));
  const ZonedDateTime time = at_instant(zone, seconds, fraction + finer);
  return TemporalParts{TRY(checked_day(time.days)), time.nanos, zone, time.offset_seconds};
}

}  // namespace

bool holds_null(const ValueMap& map) {
  return std::ranges::any_of(map, [](const auto& entry) { return entry.second.is_null(); });
}

Result<TemporalZone> zone_of_value(const Value& value) {
  if (value.is<std::string>()) return read_zone(value.as<std::string>());
  return map_error(
      fmt::format("a time zone is a text, '+01:00' or 'Europe/Stockholm', not {}", name_of(value.kind())));
}

Result<TemporalParts> parts_of_map(ValueKind kind, const ValueMap& map, const TemporalBase& base,
                                   const ZonedDateTime& now) {
  TRY(check_keys(kind, map));
  const TemporalFields fields(map);
  const auto zone = map.find("timezone");
  if (fields.has("epochSeconds") || fields.has("epochMillis")) {
    return parts_of_epoch(fields, zone == map.end() ? TemporalZone{} : TRY(zone_of_value(zone->second)));
  }
  TemporalParts parts = TRY(under_fields(map, base.parts));
  if (has_day(kind)) parts.days = TRY(day_of_map(fields, parts.days));
  if (has_clock(kind)) parts.nanos = TRY(nanos_of_map(fields, parts.nanos, base.is_truncated));
  if (zone == map.end()) return parts;
  const TemporalZone asked = TRY(zone_of_value(zone->second));
  if (base.is_truncated) return TemporalParts{parts.days, parts.nanos, asked, {}};
  return moved_to(asked, parts, now);
}

}  // namespace entente

#include "query/values/temporal_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "query/values/temporal_calendar.h"
#include "query/values/temporal_fields.h"
#include "query/values/temporal_zone.h"

namespace entente {
namespace {

constexpr std::size_t longest_text = 128;

// A text with its parts told apart: DATE T CLOCK OFFSET [ZONE].
struct TemporalText {
  std::string_view date;
  std::string_view clock;
  std::string_view offset;
  std::optional<std::string_view> zone;  // between brackets
};

Error no_such_text(std::string_view text, std::string_view kind, std::string_view form) {
  return {ErrorCode::invalid_argument,
          fmt::format("'{}' is no {}: write {}", text.substr(0, longest_text), kind, form), ""};
}
Error no_date(std::string_view text) {
  return no_such_text(text, "date", "YYYY-MM-DD, YYYY-Www-D, YYYY-Qq-DD, YYYY-DDD, or the beginning of one");
}
Error no_clock(std::string_view text) {
  return no_such_text(text, "time of day", "hh:mm:ss.fff, or the beginning of it");
}

// The number a text of digits stands for; nothing where it is empty, has another character or over 9 digits.
std::optional<std::int64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 9 || digits[0] < '0' || digits[0] > '9') return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// "30", "302" or "30-2" after the W; the same for quarters, whose number is shorter and whose day is longer.
struct NumberAndDay {
  std::int64_t number = 0;
  std::int64_t day = 1;
};
std::optional<NumberAndDay> number_and_day(std::string_view text, std::size_t digits,
                                           std::size_t day_digits) {
  if (text.size() < digits) return std::nullopt;
  const std::optional<std::int64_t> number = number_of(text.substr(0, digits));
  std::string_view day = text.size() > digits ? text.substr(digits) : std::string_view("1");
  if (day.starts_with('-')) day.remove_prefix(1);
  const std::optional<std::int64_t> day_number = day.size() > day_digits ? std::nullopt : number_of(day);
  if (!number.has_value() || !day_number.has_value()) return std::nullopt;
  return NumberAndDay{*number, *day_number};
}

// What follows the year: "", "-07", "-07-21", "07", "0721", "-202", "202".
Result<std::int64_t> month_or_ordinal_date(std::int64_t year, std::string_view rest, std::string_view text) {
  if (rest.empty()) return day_of_month_date(year, 1, 1);
  const bool is_dashed = rest.starts_with('-');
  if (is_dashed) rest.remove_prefix(1);
  const std::optional<std::int64_t> all = number_of(rest);
  if (all.has_value() && rest.size() == 2) return day_of_month_date(year, *all, 1);
  if (all.has_value() && rest.size() == 3) return day_of_ordinal_date(year, *all);
  if (all.has_value() && rest.size() == 4 && !is_dashed)
    return day_of_month_date(year, *all / 100, *all % 100);
  if (is_dashed && rest.size() == 5 && rest[2] == '-') {
    const std::optional<std::int64_t> month = number_of(rest.substr(0, 2));
    const std::optional<std::int64_t> day = number_of(rest.substr(3));
    if (month.has_value() && day.has_value()) return day_of_month_date(year, *month, *day);
  }
  return no_date(text);
}

Result<std::int64_t> date_after_year(std::int64_t year, std::string_view rest, std::string_view text) {
  const std::string_view mark = rest.starts_with('-') ? rest.substr(1) : rest;
  if (mark.starts_with('W')) {
    const std::optional<NumberAndDay> week = number_and_day(mark.substr(1), 2, 1);
    if (!week.has_value()) return no_date(text);
    return day_of_week_date(year, week->number, week->day);
  }
  if (mark.starts_with('Q')) {
    const std::optional<NumberAndDay> quarter = number_and_day(mark.substr(1), 1, 2);
    if (!quarter.has_value()) return no_date(text);
    return day_of_quarter_date(year, quarter->number, quarter->day);
  }
  return month_or_ordinal_date(year, rest, text);
}

// A year has four digits, or a sign and up to nine.
Result<std::int64_t> read_day(std::string_view text) {
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  const std::string_view unsigned_text = is_signed ? text.substr(1) : text;
  const std::size_t digits =
      is_signed ? std::min(unsigned_text.find_first_not_of("0123456789"), unsigned_text.size()) : 4;
  const std::optional<std::int64_t> year = number_of(unsigned_text.substr(0, digits));
  if (!year.has_value() || digits < 4 || unsigned_text.size() < digits) return no_date(text);
  return date_after_year(text.starts_with('-') ? -*year : *year, unsigned_text.substr(digits), text);
}

// The nanoseconds of ".142"; nothing where it is none or finer than nanoseconds.
std::optional<std::int64_t> nanos_of_fraction(std::string_view fraction) {
  if (fraction.empty()) return 0;
  if (fraction[0] != '.' && fraction[0] != ',') return std::nullopt;
  std::optional<std::int64_t> nanos = number_of(fraction.substr(1));
  for (std::size_t digits = fraction.size() - 1; nanos.has_value() && digits < 9; ++digits) *nanos *= 10;
  return nanos;
}

Result<std::int64_t> read_clock(std::string_view text) {
  const std::size_t point = std::min(text.find_first_of(".,"), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::size_t step = whole.size() > 2 && whole[2] == ':' ? 3 : 2;
  std::int64_t parts[3] = {0, 0, 0};
  std::size_t count = 0;
  std::size_t at = 0;
  for (; count < 3 && at + 2 <= whole.size(); at += step) {
    if (step == 3 && at > 0 && whole[at - 1] != ':') return no_clock(text);
    const std::optional<std::int64_t> part = number_of(whole.substr(at, 2));
    if (!part.has_value()) return no_clock(text);
    parts[count++] = *part;
  }
  const bool ends_here = at - (step - 2) == whole.size() && count > 0;
  const std::optional<std::int64_t> nanos = nanos_of_fraction(text.substr(point));
  if (!ends_here || !nanos.has_value() || (point < text.size() && count < 3)) return no_clock(text);
  return nanos_of_clock(parts[0], parts[1], parts[2], *nanos);
}

// Takes zone, then offset off the end of a text that begins with a clock.
TemporalText parts_of_clock_text(std::string_view text) {
  TemporalText parts;
  if (text.ends_with(']') && text.find('[') != std::string_view::npos) {
    const std::size_t bracket = text.find('[');
    parts.zone = text.substr(bracket + 1, text.size() - bracket - 2);
    text = text.substr(0, bracket);
  }
  const std::size_t offset = std::min(text.find_first_of("Zz+-"), text.size());
  parts.clock = text.substr(0, offset);
  parts.offset = text.substr(offset);
  return parts;
}

// A date alone may be a datetime too: its zone is then looked for where its time would be.
TemporalText parts_of_date_text(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of("Tt"), text.size());
  const std::size_t bracket = text.find('[');
  if (bracket < mark) {
    TemporalText parts = parts_of_clock_text(text.substr(bracket));
    parts.date = text.substr(0, bracket);
    return parts;
  }
  TemporalText parts = parts_of_clock_text(text.substr(std::min(mark + 1, text.size())));
  parts.date = text.substr(0, mark);
  if (mark < text.size() && parts.clock.empty()) parts.clock = "T";  // "2015-07-21T": an error of the clock
  return parts;
}

Result<LocalDateTime> local_of(const TemporalText& parts) {
  const std::int64_t days = TRY(read_day(parts.date));
  return LocalDateTime{days, parts.clock.empty() ? 0 : TRY(read_clock(parts.clock))};
}

// A local time that occurs twice is told by its offset; any other offset contradicts the zone.
Result<ZonedDateTime> in_named_zone(const LocalDateTime& local, std::string_view name, std::int32_t offset) {
  const TemporalZone zone = TRY(read_zone(name));
  const ZonedDateTime meant{local.days, local.nanos, offset, zone.name};
  if (offset_at_instant(zone, epoch_seconds_of(meant)) == offset) return meant;
  return Error{ErrorCode::invalid_argument,
               fmt::format("{} is not at {} on that day: leave the offset out", name, offset_text(offset)),
               ""};
}

Result<void> check_length(std::string_view text) {
  if (text.size() <= longest_text) return {};
  return no_such_text(text, "date or time", "at most 128 characters");
}

}  // namespace

Result<CalendarDay> read_date(std::string_view text) {
  TRY(check_length(text));
  return CalendarDay{TRY(read_day(text))};
}

Result<LocalTime> read_local_time(std::string_view text) {
  TRY(check_length(text));
  return LocalTime{TRY(read_clock(text))};
}

Result<LocalDateTime> read_local_date_time(std::string_view text) {
  TRY(check_length(text));
  const TemporalText parts = parts_of_date_text(text);
  if (!parts.offset.empty() || parts.zone.has_value()) {
    return no_such_text(text, "local datetime", "it without an offset, or call datetime()");
  }
  return local_of(parts);
}

Result<ZonedTime> read_zoned_time(std::string_view text) {
  TRY(check_length(text));
  const TemporalText parts = parts_of_clock_text(text);
  if (parts.zone.has_value()) return no_such_text(text, "time", "its offset, a time alone has no named zone");
  const std::int64_t nanos = TRY(read_clock(parts.clock));
  return ZonedTime{nanos, parts.offset.empty() ? 0 : TRY(read_offset(parts.offset))};
}

Result<ZonedDateTime> read_zoned_date_time(std::string_view text) {
  TRY(check_length(text));
  const TemporalText parts = parts_of_date_text(text);
  const LocalDateTime local = TRY(local_of(parts));
  if (parts.offset.empty()) {
    return at_local(parts.zone.has_value() ? TRY(read_zone(*parts.zone)) : TemporalZone{}, local);
  }
  const std::int32_t offset = TRY(read_offset(parts.offset));
  if (parts.zone.has_value()) return in_named_zone(local, *parts.zone, offset);
  return ZonedDateTime{local.days, local.nanos, offset, ""};
}

}  // namespace entente

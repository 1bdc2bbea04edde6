#include "query/values/temporal.h"

#include <fmt/format.h>

#include <iterator>

#include "query/values/temporal_calendar.h"

namespace entente {
namespace {

// Years of four digits stand bare; others have a sign, so that "12015-01" can be read again.
std::string date_text(std::int64_t days) {
  const CalendarDate date = calendar_date(days);
  if (date.year >= 0 && date.year <= 9999) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? '-' : '+', date.year < 0 ? -date.year : date.year,
                     date.month, date.day);
}

// ".142" for 142'000'000; "" for 0.
std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

// Seconds only where there are any: "21:40".
std::string time_text(std::int64_t nanos) {
  const std::int64_t seconds = nanos / nanos_of_second;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (nanos % (60 * nanos_of_second) == 0) return text;
  return text + fmt::format(":{:02}", seconds % 60) + fraction_text(nanos % nanos_of_second);
}

// The months or the seconds of a duration, unit by unit; a unit that is 0 is left out.
void append_unit(std::string& text, std::int64_t count, char unit) {
  if (count != 0) fmt::format_to(std::back_inserter(text), "{}{}", count, unit);
}

std::string clock_text(const Duration& duration) {
  // Whole seconds towards zero: -1.999 is kept as -2 seconds and 1'000'000 nanoseconds.
  const bool borrows = duration.seconds < 0 && duration.nanos > 0;
  const std::int64_t seconds = borrows ? duration.seconds + 1 : duration.seconds;
  const std::int64_t nanos = borrows ? nanos_of_second - duration.nanos : duration.nanos;
  std::string text;
  append_unit(text, seconds / 3600, 'H');
  append_unit(text, seconds / 60 % 60, 'M');
  const std::int64_t rest = seconds % 60;
  if (rest == 0 && nanos == 0) return text;
  const bool negative = rest < 0 || borrows;
  return text + fmt::format("{}{}{}S", negative ? "-" : "", rest < 0 ? -rest : rest, fraction_text(nanos));
}

}  // namespace

std::string offset_text(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::int32_t seconds = offset_seconds < 0 ? -offset_seconds : offset_seconds;
  std::string text =
      fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) fmt::format_to(std::back_inserter(text), ":{:02}", seconds % 60);
  return text;
}

std::string to_string(CalendarDay day) {
  return date_text(day.days);
}

std::string to_string(LocalTime time) {
  return time_text(time.nanos);
}

std::string to_string(const ZonedTime& time) {
  return time_text(time.nanos) + offset_text(time.offset_seconds);
}

std::string to_string(const LocalDateTime& time) {
  return date_text(time.days) + "T" + time_text(time.nanos);
}

std::string to_string(const ZonedDateTime& time) {
  std::string text = date_text(time.days) + "T" + time_text(time.nanos) + offset_text(time.offset_seconds);
  if (!time.zone.empty()) text += "[" + time.zone + "]";
  return text;
}

std::string to_string(const Duration& duration) {
  std::string text = "P";
  append_unit(text, duration.months / 12, 'Y');
  append_unit(text, duration.months % 12, 'M');
  append_unit(text, duration.days, 'D');
  const std::string clock = clock_text(duration);
  if (!clock.empty()) return text + "T" + clock;
  return text == "P" ? "PT0S" : text;
}

}  // namespace entente

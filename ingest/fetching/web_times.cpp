#include "ingest/fetching/web_times.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "ingest/archives/header_block.h"

namespace entente {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t longest_delay = std::size_t{366} * 24 * 3600;
// A day ends last at UTC-12.
constexpr hours day_and_its_end_elsewhere{24 + 12};

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return std::nullopt;
  const auto value = parse_count(text.substr(at, size));
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

// "+09:00", "-0500", "Z", or nothing, which is taken for UTC.
std::optional<minutes> offset_of(std::string_view zone) {
  if (zone.empty() || zone == "Z") return minutes(0);
  const bool sound = (zone.size() == 6 && zone[3] == ':') || zone.size() == 5;
  if (!sound || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  const auto hour = number(zone, 1, 2);
  const auto minute = number(zone, zone.size() - 2, 2);
  if (!hour || !minute) return std::nullopt;
  const minutes offset = hours(*hour) + minutes(*minute);
  return zone[0] == '+' ? offset : -offset;
}

}  // namespace

std::optional<TimePoint> parse_http_date(std::string_view text) {
  text = trim_blanks(text);
  // "Sun, 06 Nov 1994 08:49:37 GMT"
  if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
  const auto day = number(text, 5, 2), year = number(text, 12, 4);
  const auto hour = number(text, 17, 2), minute = number(text, 20, 2), second = number(text, 23, 2);
  if (month == months.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1),
      std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return TimePoint(std::chrono::sys_days(date)) + hours(*hour) + minutes(*minute) + seconds(*second);
}

std::optional<TimePoint> parse_retry_after(std::string_view text, TimePoint now) {
  text = trim_blanks(text);
  if (const auto delay = parse_count(text)) return now + seconds(std::min(*delay, longest_delay));
  return parse_http_date(text);
}

std::optional<TimePoint> settled_since(std::string_view modified) {
  modified = trim_blanks(modified);
  const auto day = parse_time(modified.substr(0, 10));
  if (!day.ok()) return parse_http_date(modified);
  if (modified.size() == 10) return *day + day_and_its_end_elsewhere;
  const auto hour = number(modified, 11, 2), minute = number(modified, 14, 2);
  if (modified[10] != 'T' || !hour || !minute || modified.size() < 16) return std::nullopt;
  const std::size_t zone = std::min(modified.find_first_of("Z+-", 16), modified.size());
  const auto offset = offset_of(modified.substr(zone));
  if (!offset) return std::nullopt;
  // Seconds and their fractions are rounded up.
  return *day + hours(*hour) + minutes(*minute) + minutes(1) - *offset;
}

}  // namespace entente

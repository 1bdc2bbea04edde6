#include "graph/date.h"

#include <fmt/format.h>

#include <chrono>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int first_year = 1000;
constexpr int last_year = 2999;

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

year_month_day calendar_day(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

Day day_number(year_month_day day) {
  return static_cast<Day>(sys_days(day).time_since_epoch().count());
}

std::string_view date_part(std::string_view text) {
  return text.substr(0, text.find_first_of("T \t\n"));
}

bool has_date_shape(std::string_view text) {
  return text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
         (text.size() == 10 && text[4] == '-' && text[7] == '-');
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  text = date_part(text);
  if (!has_date_shape(text)) return std::nullopt;
  auto year = number(text.substr(0, 4));
  if (!year || *year < first_year || *year > last_year) return std::nullopt;
  Date date{static_cast<std::int16_t>(*year), 0, 0};
  if (text.size() == 4) return date;
  auto month = number(text.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  date.month = static_cast<std::uint8_t>(*month);
  if (text.size() == 7) return date;
  auto day = number(text.substr(8, 2));
  if (!day || !calendar_day(*year, date.month, static_cast<unsigned>(*day)).ok()) return std::nullopt;
  date.day = static_cast<std::uint8_t>(*day);
  return date;
}

Date Date::from_day(Day day) {
  constexpr Day earliest = -719162;  // 0001-01-01
  constexpr Day latest = 2932896;    // 9999-12-31
  if (day < earliest || day > latest) return {};
  year_month_day date{sys_days(days(day))};
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

Day Date::first_day() const {
  if (!known()) return unknown_day;
  return day_number(calendar_day(year, month == 0 ? 1 : month, day == 0 ? 1 : day));
}

Day Date::last_day() const {
  if (!known()) return unknown_day;
  if (day != 0) return first_day();
  std::chrono::month last_month(month == 0 ? 12 : month);
  return day_number(std::chrono::year(year) / last_month / std::chrono::last);
}

std::string Date::to_string() const {
  if (!known()) return "";
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace entente

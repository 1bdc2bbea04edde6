#include "ingest/clock.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>
#include <string>

namespace entente {

TimePoint SystemClock::now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void SystemClock::wait_until(TimePoint then) {
  const auto left = then - std::chrono::system_clock::now();
  if (left <= left.zero()) return;
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(left);
  const timespec time{whole.count(), static_cast<long>(std::chrono::nanoseconds(left - whole).count())};
  nanosleep(&time, nullptr);  // ended early by a signal, as promised
}

std::string to_string(TimePoint time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

namespace {

// Whether `text` looks like `shape`, in which 0 stands for any digit.
bool is_shaped(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                    [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
}

// REQUIRES: digits stand there.
unsigned number_at(std::string_view text, std::size_t begin, std::size_t digits) {
  unsigned number = 0;
  for (const char c : text.substr(begin, digits)) number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

}  // namespace

Result<TimePoint> parse_time(std::string_view text) {
  const bool timed = is_shaped(text, "0000-00-00T00:00:00Z");
  const bool whole = timed || is_shaped(text, "0000-00-00");
  const unsigned year = whole ? number_at(text, 0, 4) : 0;
  const unsigned month = whole ? number_at(text, 5, 2) : 0;
  const unsigned day = whole ? number_at(text, 8, 2) : 0;
  const unsigned hour = timed ? number_at(text, 11, 2) : 0;
  const unsigned minute = timed ? number_at(text, 14, 2) : 0;
  const unsigned second = timed ? number_at(text, 17, 2) : 0;
  const std::chrono::year_month_day calendar{std::chrono::year(static_cast<int>(year)),
                                             std::chrono::month(month), std::chrono::day(day)};
  if (!whole || !calendar.ok() || hour > 23 || minute > 59 || second > 59) {
    return Error{ErrorCode::invalid_argument,
                 "\"" + std::string(text) + "\" is not a time: write 2023-08-18 or 2023-08-18T09:30:00Z", ""};
  }
  return TimePoint(std::chrono::sys_days(calendar)) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second);
}

}  // namespace entente

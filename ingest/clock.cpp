#include "ingest/clock.h"

#include <fmt/chrono.h>

#include <cstdio>
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

Result<TimePoint> parse_time(std::string_view text) {
  const std::string copy(text);
  unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  int length = 0;
  const bool date =
      std::sscanf(copy.c_str(), "%4u-%2u-%2u%n", &year, &month, &day, &length) == 3 && length == 10;
  bool whole = date && copy.size() == 10;
  if (date && !whole) {
    whole = std::sscanf(copy.c_str() + 10, "T%2u:%2u:%2uZ%n", &hour, &minute, &second, &length) == 3 &&
            length == 10 && copy.size() == 20;
  }
  const std::chrono::year_month_day calendar{std::chrono::year(static_cast<int>(year)),
                                             std::chrono::month(month), std::chrono::day(day)};
  if (!whole || !calendar.ok() || hour > 23 || minute > 59 || second > 59) {
    return Error{ErrorCode::invalid_argument,
                 "\"" + copy + "\" is not a time: write 2023-08-18 or 2023-08-18T09:30:00Z", ""};
  }
  return TimePoint(std::chrono::sys_days(calendar)) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second);
}

}  // namespace entente

// Dates, times and durations as openCypher (CIP2015-08-06) defines them. Plain numbers, no time zone
// database: a named zone is resolved to its offset where the value is made (temporal_zone.h).
//
// Wrong door? The partial dates of policy documents ("2023-08") are graph/date.h.
#pragma once

#include <cstdint>
#include <string>

namespace entente {

struct CalendarDay {
  std::int64_t days = 0;  // since 1970-01-01, proleptic Gregorian
};

struct LocalTime {
  std::int64_t nanos = 0;  // since midnight
};

struct ZonedTime {
  std::int64_t nanos = 0;           // since local midnight
  std::int32_t offset_seconds = 0;  // east of UTC
};

struct LocalDateTime {
  std::int64_t days = 0;   // since 1970-01-01
  std::int64_t nanos = 0;  // since midnight
};

struct ZonedDateTime {
  std::int64_t days = 0;   // local
  std::int64_t nanos = 0;  // local
  std::int32_t offset_seconds = 0;
  std::string zone;  // "Europe/Stockholm"; "" for a bare offset
};

// The four parts do not convert into each other: a month has no fixed number of days, a day no fixed hours.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;  // 0 to 999'999'999, also of negative durations
};

// ISO 8601: "2015-07-21", "21:40:32.142+01:00", "2015-07-21T21:40[Europe/Stockholm]", "P1Y2M3DT4.5S".
std::string to_string(CalendarDay day);
std::string to_string(LocalTime time);
std::string to_string(const ZonedTime& time);
std::string to_string(const LocalDateTime& time);
std::string to_string(const ZonedDateTime& time);
std::string to_string(const Duration& duration);

// "Z", "+01:00", "+00:53:28".
std::string offset_text(std::int32_t offset_seconds);

}  // namespace entente

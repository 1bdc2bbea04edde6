// When a job is due, as cron writes it: minute, hour, day of the month, month, day of the week.
//
//   30 5 * * 1-5      at 05:30, Monday to Friday
//   */15 8-18 * * *   every quarter of an hour from 8 to 18:45
//   0 6 1,15 * mon    at 06:00 on the 1st, on the 15th, and on every Monday
//   @daily            0 0 * * *; also @hourly @weekly @monthly @yearly (@midnight, @annually)
//
// A field is a list, by commas, of *, N, N-M, each of the ranges with /STEP. Months and weekdays may be named
// by three letters; 0 and 7 are Sunday. Where both days are restricted, either is enough; a field that begins
// with
// * does not restrict (*/2 in one of the two then means "and", as in every cron since Vixie's).
#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

struct CronExpression {
  std::bitset<60> minutes;
  std::bitset<24> hours;
  std::bitset<32> days;     // 1 to 31
  std::bitset<13> months;   // 1 to 12
  std::bitset<7> weekdays;  // 0: Sunday
  bool either_day = false;  // both days are restricted: one of them is enough
  std::string text;         // as it was written

  bool every_hour() const { return hours.all(); }
  bool on_day(std::chrono::local_days day) const;
};

// Fails with invalid_argument: a field that is out of range, or a date that never comes (30 February).
Result<CronExpression> parse_cron(std::string_view text);

// The first matching minute at or after `from` and before `limit`. Costs a step for each day passed over,
// less for months that are out.
std::optional<std::chrono::local_seconds> first_match(const CronExpression& cron,
                                                      std::chrono::local_seconds from,
                                                      std::chrono::local_seconds limit);

}  // namespace entente

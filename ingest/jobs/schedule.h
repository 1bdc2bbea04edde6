// When a job runs: a cron expression by the clock of a place.
//
//   Schedule schedule = TRY(Schedule::parse("30 5 * * 1-5", "Asia/Seoul"));
//   TimePoint next = TRY(schedule.next_after(clock.now()));
//
// When clocks are changed, nothing is lost and nothing runs twice, as with cron on Debian:
//   - A time that the clock leaps over comes at the first moment after the leap: 02:30 on the night when it
//   goes
//     from 02:00 to 03:00 comes at 03:00, once for all that was leapt over.
//   - A time that the clock shows twice comes the first time only.
//   - A schedule for every hour of the day (hour field *) follows time as it passes: it comes in each of the
//   two
//     hours of one name, and a leap adds nothing.
// The same in one sentence: a run for local time L comes at the first moment when the clock shows L or later.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/cron_expression.h"
#include "ingest/jobs/time_zone.h"

namespace entente {

class Schedule {
 public:
  // Fails with invalid_argument (the expression) or unknown_name (the zone).
  static Result<Schedule> parse(std::string_view cron, std::string_view time_zone);

  Schedule(CronExpression cron, TimeZone zone) : cron_(std::move(cron)), zone_(std::move(zone)) {}

  // The first moment after `after`, never `after` itself. Fails with limit_exceeded where there is none
  // within the next 400 years, which parsed schedules do not.
  Result<TimePoint> next_after(TimePoint after) const;

  const CronExpression& cron() const { return cron_; }
  const TimeZone& zone() const { return zone_; }

 private:
  Result<TimePoint> next_as_time_passes(TimePoint after) const;
  Result<TimePoint> next_by_clock(TimePoint after) const;
  std::chrono::local_seconds latest_shown(TimePoint until) const;

  CronExpression cron_;
  TimeZone zone_;
};

// "2023-08-18 05:30:00+09:00" on the clock of the zone.
std::string local_text(TimePoint time, const TimeZone& zone);

}  // namespace entente

#include "ingest/jobs/schedule.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente {
namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;

constexpr std::chrono::days horizon(400 * 366);
// Longer than any clock was ever set back.
constexpr std::chrono::hours longest_return(72);

Error never(const CronExpression& cron) {
  return {ErrorCode::limit_exceeded, fmt::format("\"{}\" does not come within 400 years", cron.text), ""};
}

local_seconds shown(TimePoint time, seconds offset) {
  return local_seconds((time + offset).time_since_epoch());
}

TimePoint moment(local_seconds local, seconds offset) {
  return TimePoint(local.time_since_epoch() - offset);
}

}  // namespace

Result<Schedule> Schedule::parse(std::string_view cron, std::string_view time_zone) {
  return Schedule(TRY(parse_cron(cron)), TRY(TimeZone::named(time_zone)));
}

Result<TimePoint> Schedule::next_after(TimePoint after) const {
  return cron_.every_hour() ? next_as_time_passes(after) : next_by_clock(after);
}

Result<TimePoint> Schedule::next_as_time_passes(TimePoint after) const {
  const std::span<const OffsetPeriod> periods = zone_.periods();
  for (std::size_t i = zone_.period_at(after); i < periods.size(); ++i) {
    const TimePoint from = std::max(periods[i].begin, after + seconds(1));
    const TimePoint end = i + 1 < periods.size() ? periods[i + 1].begin : from + horizon;
    const auto found = first_match(cron_, shown(from, periods[i].offset), shown(end, periods[i].offset));
    if (found) return moment(*found, periods[i].offset);
  }
  return never(cron_);
}

// The latest local time that the clock has shown until then. Where it was set back, that is later than what
// it shows now.
local_seconds Schedule::latest_shown(TimePoint until) const {
  const std::span<const OffsetPeriod> periods = zone_.periods();
  std::size_t i = zone_.period_at(until);
  local_seconds latest = shown(until, periods[i].offset);
  for (; i > 0 && periods[i].begin > until - longest_return; --i) {
    latest = std::max(latest, shown(periods[i].begin - seconds(1), periods[i - 1].offset));
  }
  return latest;
}

Result<TimePoint> Schedule::next_by_clock(TimePoint after) const {
  const local_seconds from = latest_shown(after) + seconds(1);
  const std::optional<local_seconds> found = first_match(cron_, from, from + horizon);
  if (!found) return never(cron_);
  const std::span<const OffsetPeriod> periods = zone_.periods();
  std::size_t i = zone_.period_at(after);
  while (i + 1 < periods.size() && shown(periods[i + 1].begin, periods[i].offset) <= *found) ++i;
  return std::max(moment(*found, periods[i].offset), periods[i].begin);
}

std::string local_text(TimePoint time, const TimeZone& zone) {
  const seconds offset = zone.periods()[zone.period_at(time)].offset;
  const auto off_minutes = std::chrono::abs(std::chrono::duration_cast<std::chrono::minutes>(offset)).count();
  return fmt::format("{:%Y-%m-%d %H:%M:%S}{}{:02}:{:02}",
                     fmt::gmtime(static_cast<std::time_t>((time + offset).time_since_epoch().count())),
                     offset < seconds(0) ? '-' : '+', off_minutes / 60, off_minutes % 60);
}

}  // namespace entente

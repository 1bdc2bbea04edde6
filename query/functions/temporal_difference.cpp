#include "query/functions/temporal_difference.h"

#include <utility>

#include "query/values/temporal_calendar.h"
#include "query/values/temporal_shift.h"

namespace entente {
namespace {

// Two instants as a clock in the zone of the first shows them.
struct TemporalStretch {
  ZonedDateTime from;
  ZonedDateTime to;
  bool has_days = false;
};

TemporalStretch stretch_of(TemporalParts from, TemporalParts to) {
  const bool has_days = from.days.has_value() && to.days.has_value();
  if (!from.days.has_value()) from.days = to.days;
  if (!to.days.has_value()) to.days = from.days;
  if (!from.zone.has_value()) from.zone = to.zone;
  if (!to.zone.has_value()) to.zone = from.zone;
  TemporalStretch stretch{date_time_of(from), date_time_of(to), has_days};
  stretch.to =
      at_instant(zone_of(stretch.from), epoch_seconds_of(stretch.to), stretch.to.nanos % nanos_of_second);
  return stretch;
}

// `count` units lead from a to b, or one too many: then the remainder points the other way.
std::int64_t towards_zero(std::int64_t count, bool remainder_is_negative, bool remainder_is_positive) {
  if (count > 0 && remainder_is_negative) return count - 1;
  if (count < 0 && remainder_is_positive) return count + 1;
  return count;
}

std::int64_t whole_months(const TemporalStretch& stretch) {
  const CalendarDate from = calendar_date(stretch.from.days);
  const CalendarDate to = calendar_date(stretch.to.days);
  const std::pair rest_from(from.day, stretch.from.nanos);
  const std::pair rest_to(to.day, stretch.to.nanos);
  return towards_zero((to.year - from.year) * 12 + to.month - from.month,
                      rest_to<rest_from, rest_to> rest_from);
}

std::int64_t whole_days(const TemporalStretch& stretch) {
  return towards_zero(stretch.to.days - stretch.from.days,
                      stretch.to.nanos<stretch.from.nanos, stretch.to.nanos> stretch.from.nanos);
}

Duration clock_between(const TemporalStretch& stretch) {
  const std::int64_t nanos = stretch.to.nanos % nanos_of_second - stretch.from.nanos % nanos_of_second;
  const std::int64_t seconds = epoch_seconds_of(stretch.to) - epoch_seconds_of(stretch.from);
  return {0, 0, nanos < 0 ? seconds - 1 : seconds,
          static_cast<std::int32_t>(remainder_up(nanos, nanos_of_second))};
}

}  // namespace

Result<Duration> duration_between(const TemporalParts& from, const TemporalParts& to) {
  TemporalStretch stretch = stretch_of(from, to);
  if (!stretch.has_days) return clock_between(stretch);
  const std::int64_t months = whole_months(stretch);
  stretch.from = TRY(shifted(stretch.from, Duration{months, 0, 0, 0}));
  const std::int64_t days = whole_days(stretch);
  stretch.from = TRY(shifted(stretch.from, Duration{0, days, 0, 0}));
  Duration duration = clock_between(stretch);
  duration.months = months;
  duration.days = days;
  return duration;
}

Result<Duration> months_between(const TemporalParts& from, const TemporalParts& to) {
  const TemporalStretch stretch = stretch_of(from, to);
  return Duration{stretch.has_days ? whole_months(stretch) : 0, 0, 0, 0};
}

Result<Duration> days_between(const TemporalParts& from, const TemporalParts& to) {
  const TemporalStretch stretch = stretch_of(from, to);
  return Duration{0, stretch.has_days ? whole_days(stretch) : 0, 0, 0};
}

Result<Duration> seconds_between(const TemporalParts& from, const TemporalParts& to) {
  return clock_between(stretch_of(from, to));
}

}  // namespace entente

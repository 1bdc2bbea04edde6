// A date or time moved on by a duration: months first (31 January + 1 month is the last of February), then
// days, then the clock. Those with a date fail with invalid_argument where that leaves the years of
// temporal_calendar.h.
#pragma once

#include "graph/result.h"
#include "query/values/temporal.h"

namespace entente {

LocalTime shifted(LocalTime time, const Duration& duration);  // by the clock alone, round midnight
ZonedTime shifted(const ZonedTime& time, const Duration& duration);
Result<CalendarDay> shifted(CalendarDay day, const Duration& duration);  // by whole days of the clock
Result<LocalDateTime> shifted(const LocalDateTime& time, const Duration& duration);
// Months and days keep what the clock of the zone shows, seconds move the instant.
Result<ZonedDateTime> shifted(const ZonedDateTime& time, const Duration& duration);

}  // namespace entente

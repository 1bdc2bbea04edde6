// How far apart two dates or times are. A value without a day stands on the day of the other, one without a
// clock at midnight, one without a zone in that of the other.
#pragma once

#include "graph/result.h"
#include "query/functions/temporal_parts.h"

namespace entente {

// Whole months, then whole days, then what is left: between(a, b) added to a gives b.
Result<Duration> duration_between(const TemporalParts& from, const TemporalParts& to);
// In one unit, towards zero; 0 where either has no day.
Result<Duration> months_between(const TemporalParts& from, const TemporalParts& to);
Result<Duration> days_between(const TemporalParts& from, const TemporalParts& to);
Result<Duration> seconds_between(const TemporalParts& from, const TemporalParts& to);  // exact

}  // namespace entente

// What the five kinds of dates and times have in common: a day, a time of day, a zone; each may be missing.
// Constructors, truncation and differences work on these, and put a value together at the end.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/result.h"
#include "query/values/temporal_zone.h"
#include "query/values/value.h"

namespace entente {

struct TemporalParts {
  std::optional<std::int64_t> days;
  std::optional<std::int64_t> nanos;
  std::optional<TemporalZone> zone;
  std::optional<std::int32_t> offset_seconds;  // that the value had: tells apart a time that occurs twice
};

// Which parts a kind has. REQUIRES: a date or time, not a duration.
bool has_day(ValueKind kind);
bool has_clock(ValueKind kind);
bool has_zone(ValueKind kind);

bool is_date_or_time(const Value& value);
TemporalParts parts_of(const Value& value);  // REQUIRES: is_date_or_time(value)

// The datetime of the parts; midnight and UTC where they are missing. REQUIRES: days
ZonedDateTime date_time_of(const TemporalParts& parts);

// The value of that kind. Missing parts are midnight and UTC, superfluous ones are dropped; the offset of a
// named zone in a time without date is that of `now`. REQUIRES: days where the kind has a day.
Value value_of(ValueKind kind, const TemporalParts& parts, const ZonedDateTime& now);

// The same instant as a clock of another zone shows it; parts without a zone only get one.
TemporalParts moved_to(const TemporalZone& zone, const TemporalParts& parts, const ZonedDateTime& now);

}  // namespace entente

// Dates and times from maps: {year: 1984, week: 10}, {date: other, day: 28, timezone: '+01:00'}.
#pragma once

#include "graph/result.h"
#include "query/functions/temporal_parts.h"
#include "query/values/value.h"

namespace entente {

// What the fields of a map are laid over.
struct TemporalBase {
  TemporalParts parts;
  // Truncated parts: a fraction of a second is added to theirs, and a zone is put on them. Otherwise a
  // fraction replaces theirs, and a zone converts them.
  bool is_truncated = false;
};

// The parts that the map gives a value of this kind. Fails with invalid_argument for a key that the kind has
// not (with the nearest one), a number out of range, fields of two calendars at once, and a field whose
// larger one is missing. REQUIRES: no value of the map is null.
Result<TemporalParts> parts_of_map(ValueKind kind, const ValueMap& map, const TemporalBase& base,
                                   const ZonedDateTime& now);

bool holds_null(const ValueMap& map);

// The value of `timezone`.
Result<TemporalZone> zone_of_value(const Value& value);

}  // namespace entente

// Time zones: fixed offsets, and the named ones of the IANA database as ICU carries it (so a container
// without /usr/share/zoneinfo answers alike).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "query/values/temporal.h"

namespace entente {

inline constexpr std::int32_t largest_offset = 18 * 3600;  // of a zone, in seconds either way

struct TemporalZone {
  std::int32_t offset_seconds = 0;  // of a fixed offset
  std::string name;                 // "Europe/Stockholm"; "" for a fixed offset
};

// "Z", "+01", "+0100", "+01:00", "+00:53:28" or a name. Fails with invalid_argument for an unknown name, with
// the nearest one. A name costs microseconds.
Result<TemporalZone> read_zone(std::string_view text);
// The offset alone.
Result<std::int32_t> read_offset(std::string_view text);

// The offset when a clock in the zone shows this. A time that a change of the clocks skips is read by the
// offset before the change, one that occurs twice is the first.
std::int32_t offset_at_local(const TemporalZone& zone, const LocalDateTime& local);
std::int32_t offset_at_instant(const TemporalZone& zone, std::int64_t epoch_seconds);

// What a clock of the zone shows at the instant; and the datetime that a local time means there (a skipped
// one is moved on by the length of the gap).
ZonedDateTime at_instant(const TemporalZone& zone, std::int64_t epoch_seconds, std::int64_t nanos);
ZonedDateTime at_local(const TemporalZone& zone, const LocalDateTime& local);

TemporalZone zone_of(const ZonedDateTime& time);
std::int64_t epoch_seconds_of(const ZonedDateTime& time);

}  // namespace entente

#include "query/functions/temporal_parts.h"

#include "query/values/temporal_calendar.h"

namespace entente {
namespace {

std::int32_t offset_of(const TemporalParts& parts, const ZonedDateTime& now) {
  if (parts.offset_seconds.has_value()) return *parts.offset_seconds;
  return parts.zone.has_value() ? offset_at_instant(*parts.zone, epoch_seconds_of(now)) : 0;
}

}  // namespace

bool has_day(ValueKind kind) {
  return kind == ValueKind::date || kind == ValueKind::local_date_time || kind == ValueKind::zoned_date_time;
}
bool has_clock(ValueKind kind) {
  return kind != ValueKind::date;
}
bool has_zone(ValueKind kind) {
  return kind == ValueKind::zoned_time || kind == ValueKind::zoned_date_time;
}

bool is_date_or_time(const Value& value) {
  return value.kind() >= ValueKind::date && value.kind() <= ValueKind::zoned_date_time;
}

TemporalParts parts_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::date:
      return {value.as<CalendarDay>().days, {}, {}, {}};
    case ValueKind::local_time:
      return {{}, value.as<LocalTime>().nanos, {}, {}};
    case ValueKind::zoned_time: {
      const ZonedTime& time = value.as<ZonedTime>();
      return {{}, time.nanos, TemporalZone{time.offset_seconds, ""}, time.offset_seconds};
    }
    case ValueKind::local_date_time: {
      const LocalDateTime& time = value.as<LocalDateTime>();
      return {time.days, time.nanos, {}, {}};
    }
    default: {
      const ZonedDateTime& time = value.as<ZonedDateTime>();
      return {time.days, time.nanos, zone_of(time), time.offset_seconds};
    }
  }
}

ZonedDateTime date_time_of(const TemporalParts& parts) {
  const LocalDateTime local{parts.days.value_or(0), parts.nanos.value_or(0)};
  const TemporalZone zone = parts.zone.value_or(TemporalZone{});
  if (!zone.name.empty() && parts.offset_seconds.has_value()) {
    const ZonedDateTime meant{local.days, local.nanos, *parts.offset_seconds, zone.name};
    if (offset_at_instant(zone, epoch_seconds_of(meant)) == meant.offset_seconds) return meant;
  }
  return at_local(zone, local);
}

Value value_of(ValueKind kind, const TemporalParts& parts, const ZonedDateTime& now) {
  switch (kind) {
    case ValueKind::date:
      return Value(CalendarDay{parts.days.value_or(0)});
    case ValueKind::local_time:
      return Value(LocalTime{parts.nanos.value_or(0)});
    case ValueKind::zoned_time:
      return Value(ZonedTime{parts.nanos.value_or(0), offset_of(parts, now)});
    case ValueKind::local_date_time:
      return Value(LocalDateTime{parts.days.value_or(0), parts.nanos.value_or(0)});
    default:
      return Value(date_time_of(parts));
  }
}

TemporalParts moved_to(const TemporalZone& zone, const TemporalParts& parts, const ZonedDateTime& now) {
  if (!parts.zone.has_value()) return {parts.days, parts.nanos, zone, {}};
  if (parts.days.has_value()) {
    const ZonedDateTime before = date_time_of(parts);
    const ZonedDateTime after = at_instant(zone, epoch_seconds_of(before), before.nanos % nanos_of_second);
    return {after.days, after.nanos, zone, after.offset_seconds};
  }
  const std::int32_t offset = offset_at_instant(zone, epoch_seconds_of(now));
  const std::int64_t shift = std::int64_t{offset - offset_of(parts, now)} * nanos_of_second;
  return {{}, remainder_up(parts.nanos.value_or(0) + shift, nanos_of_day), zone, offset};
}

}  // namespace entente

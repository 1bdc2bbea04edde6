#include "query/paths/day_zone.h"

#include <algorithm>

namespace entente {
namespace {

// Sums of days that stay endless where one of them is.
std::int64_t plus(std::int64_t a, std::int64_t b) {
  if (a >= endless || b >= endless) return endless;
  if (a <= -endless || b <= -endless) return -endless;
  return a + b;
}

std::int64_t first_of(const TimedGraph::Step& step) {
  return step.first == unknown_day ? -endless : step.first;
}

std::int64_t last_of(const TimedGraph::Step& step) {
  return step.first == unknown_day ? endless : step.last;
}

}  // namespace

DayZone DayZone::of(const TimedGraph::Step& step) {
  DayZone zone;
  zone.departure_low_ = zone.low_ = first_of(step);
  zone.departure_high_ = zone.high_ = last_of(step);
  return zone;
}

std::optional<DayZone> DayZone::then(const TimedGraph::Step& step, const Succession& succession) const {
  DayZone next = *this;
  next.low_ = std::max(plus(low_, succession.least), first_of(step));
  next.high_ = std::min(plus(high_, succession.most), last_of(step));
  next.between_low_ = plus(between_low_, succession.least);
  next.between_high_ = plus(between_high_, succession.most);
  if (!next.tighten()) return std::nullopt;
  return next;
}

// Each bound is compared with what the two others say of it. Once is enough: of two clocks only the bounds of
// the last step and the days between were new, and a second round finds nothing.
bool DayZone::tighten() {
  departure_low_ = std::max(departure_low_, plus(low_, -between_high_));
  departure_high_ = std::min(departure_high_, plus(high_, -between_low_));
  low_ = std::max(low_, plus(departure_low_, between_low_));
  high_ = std::min(high_, plus(departure_high_, between_high_));
  if (departure_high_ < endless) between_low_ = std::max(between_low_, plus(low_, -departure_high_));
  if (departure_low_ > -endless) between_high_ = std::min(between_high_, plus(high_, -departure_low_));
  return departure_low_ <= departure_high_ && low_ <= high_ && between_low_ <= between_high_;
}

DayZone DayZone::forgetting(Clocks kept, const Succession& succession) const {
  DayZone zone = *this;
  if (kept == Clocks::arrival) {
    zone.departure_low_ = zone.between_low_ = -endless;
    zone.departure_high_ = zone.between_high_ = endless;
  }
  if (succession.most >= endless) {
    zone.departure_low_ = -endless;
    zone.high_ = zone.between_high_ = endless;
  }
  return zone;
}

bool DayZone::contains(const DayZone& other) const {
  return departure_low_ <= other.departure_low_ && departure_high_ >= other.departure_high_ &&
         low_ <= other.low_ && high_ >= other.high_ && between_low_ <= other.between_low_ &&
         between_high_ >= other.between_high_;
}

std::int64_t DayZone::latest_departure_for(std::int64_t arrival) const {
  return std::min(departure_high_, plus(arrival, -between_low_));
}

std::int64_t DayZone::earliest_arrival_for(std::int64_t departure) const {
  return std::max(low_, plus(departure, between_low_));
}

std::int64_t DayZone::earliest_arrival_after(std::int64_t days) const {
  return std::max(low_, plus(departure_low_, days));
}

}  // namespace entente

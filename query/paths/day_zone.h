// The days that can be chosen along a way in order: which day of departure goes with which day of the step
// taken last.
//
// Three bounds, each a pair: on the day of departure, on the day of the last step, and on the days between
// the two; as tight as they can be (a difference-bound matrix of two clocks). A way is a zone, one more step
// makes the next zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "query/paths/step_graph.h"

namespace entente {

inline constexpr std::int64_t endless = 1'000'000'000'000;  // days; no calendar has so many

// How consecutive steps may follow each other.
struct Succession {
  std::int64_t least = 0;       // days from one step to the next: 1 where each is later
  std::int64_t most = endless;  // `endless`: waiting is free
};

// What a search wants to know of a zone. The less it keeps, the more zones are equal.
enum class Clocks { arrival, departure_and_arrival };

class DayZone {
 public:
  // A way of one step on some day of first..last; a step without a day is on any.
  static DayZone of(const TimedGraph::Step& step);
  // One more step. Nothing: no day of it can follow.
  std::optional<DayZone> then(const TimedGraph::Step& step, const Succession& succession) const;
  // Without what no later step can depend on: where waiting is free, how long one could wait.
  DayZone forgetting(Clocks kept, const Succession& succession) const;

  bool contains(const DayZone& other) const;

  std::int64_t earliest_arrival() const { return low_; }
  std::int64_t latest_departure() const { return departure_high_; }
  std::int64_t fewest_days() const { return between_low_; }
  // REQUIRES: the days are those of a zone that forgot nothing.
  std::int64_t latest_departure_for(std::int64_t arrival) const;
  std::int64_t earliest_arrival_for(std::int64_t departure) const;
  std::int64_t earliest_arrival_after(std::int64_t days) const;  // so many days after some departure

  auto operator<=>(const DayZone&) const = default;

 private:
  bool tighten();  // false: empty

  std::int64_t departure_low_ = -endless;
  std::int64_t departure_high_ = endless;
  std::int64_t low_ = -endless;  // of the last step
  std::int64_t high_ = endless;
  std::int64_t between_low_ = 0;  // last step minus departure
  std::int64_t between_high_ = 0;
};

}  // namespace entente

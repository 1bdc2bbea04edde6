// Ways through a graph whose steps have days.
//
// Wrong door? To find a path in the store: query/paths/path_search.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "query/budget.h"
#include "query/paths/step_graph.h"

namespace entente {

// --- ways whose steps lie near each other in time

struct NearWay {
  std::vector<TimedGraph::Step> steps;
  std::int64_t days = 0;
};
// The way of at most `longest` steps with the fewest days in all between consecutive steps, forwards or
// backwards in time; the day of a step is its first. A step without a day adds none: days are counted between
// the dated steps around it. Then fewer steps, more documents, smaller nodes, earlier days. O(longest · Σ of
// the days that meet at each node), which `budget` watches.
std::optional<NearWay> nearest_in_time(const TimedGraph& graph, std::uint32_t from, std::uint32_t to,
                                       std::size_t longest, Budget& budget);

// --- ways that respect time

enum class TimeMode { earliest, latest, fastest, shortest };

struct TimeRules {
  TimeMode mode = TimeMode::earliest;
  bool increasing = false;              // each step after the day of the one before, not on the same
  std::optional<std::int64_t> max_gap;  // days from one step to the next, at most
};

struct TimedWay {
  std::vector<TimedGraph::Step> steps;
  Day departure = unknown_day;  // the day of the first step; unknown: no step has a day
  Day arrival = unknown_day;    // the day of the last
};

// A way along which a day can be chosen in each step, first to last, so that none goes back: that arrives
// earliest, departs latest, takes the fewest days, or has the fewest steps (then arrives earliest). A step
// without a day may be on any. Among equals: fewer steps, more documents, smaller nodes, earlier days. Of the
// days one can choose, departure is the latest that keeps the arrival (mode latest: arrival the earliest that
// keeps the departure; mode fastest: the earliest of the shortest spans).
//
// Without max_gap no node is repeated. With it one may be: waiting somewhere too long can be bridged by going
// round, and paths that may not are not found in reasonable time (Himmel et al. 2020, "Efficient computation
// of optimal temporal walks under waiting-time constraints"). Time: O(longest · steps · Pareto front), where
// the front of earliest, latest and shortest is one label a node without max_gap.
std::optional<TimedWay> way_in_order(const TimedGraph& graph, std::uint32_t from, std::uint32_t to,
                                     const TimeRules& rules, std::size_t longest, Budget& budget);

}  // namespace entente

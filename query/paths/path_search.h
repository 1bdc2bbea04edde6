// Paths between two nodes of the store.
//
//   PathSearch search(snapshot, japan, aukus, rules, names, budget);
//   std::vector<Path> three = TRY(search.shortest(3));
//
// A search copies a bounded part out of the snapshot, level by level from both ends (expansion.h), which can
// fail; then runs the algorithms of shortest_ways.h and timed_ways.h on it, which know no store. Answers are
// the same for the same documents: ties fall by documents, then by id of the nodes.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "graph/snapshot.h"
#include "query/budget.h"
#include "query/names.h"
#include "query/paths/timed_ways.h"

namespace entente {

struct PathRules {
  EdgeFilter edges;                        // its direction is that of the walk: out: every arrow points on
  std::function<bool(const Edge&)> takes;  // what `edges` cannot say; null: everything
  std::set<EntityKind> inner;              // kinds that may stand between the ends
  std::set<NodeId> avoiding;
  std::optional<NodeId> through;
  std::size_t longest = 6;  // steps
};

// What a path costs: the sum of
//   hops      1 a step
//   distrust  -ln(confidence) of the best relation of each step: the least is the most trustworthy whole
//   hubs      ln(1 + degree) of each node between the ends: the least passes what few others know
//   days      days between consecutive steps, forwards or backwards; the day of a relation is its first. A
//             relation without a date adds none, and days are counted between the dated ones around it
enum class PathWeight { hops, distrust, hubs, days };

enum class UndatedSteps { skip, any };  // never taken; taken as if on any day

struct PathStep {
  NodeId from = 0;
  NodeId to = 0;
  // All between the two that the rules admit; where days count, those of the chosen days alone. Best first:
  // facts, read rather than derived, more confidence, then by date and id.
  std::vector<Edge> edges;
};

struct Path {
  std::vector<PathStep> steps;
  double cost = 0;
  Day departure = unknown_day;  // of a path in order
  Day arrival = unknown_day;
};

class PathSearch {
 public:
  // What it is given outlives it.
  PathSearch(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
             Budget& budget);

  // Each finds paths that repeat no node and have at most `rules.longest` steps; none: there are none. Each
  // fails with limit_exceeded, naming the node that has most edges, and with what the snapshot reports.

  // At most `ways`, best first: fewer steps, then more documents, then by id of the nodes. With `through`:
  // each of the 64 best ways from `from` to it, joined to the best ways from it to `to`.
  Result<std::vector<Path>> shortest(std::size_t ways) const;
  // All of the fewest steps. More than Limits::rows fail with their number.
  Result<std::vector<Path>> all_shortest() const;
  // At most `ways` (by days: one), first of all at least cost.
  Result<std::vector<Path>> cheapest(PathWeight weight, std::size_t ways) const;
  // The one that rules of time prefer (timed_ways.h). A window of `rules.edges` holds for the chosen days.
  Result<std::optional<Path>> in_order(const TimeRules& time, UndatedSteps undated) const;

 private:
  const Snapshot& snapshot_;
  NodeId from_;
  NodeId to_;
  const PathRules& rules_;
  Names& names_;
  Budget& budget_;
};

}  // namespace entente

// Paths between two nodes of the store.
//
// The search copies a bounded Subgraph out of the snapshot, level by level from both ends, which can fail;
// then runs the algorithms of shortest_ways.h on it, which cannot.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "graph/snapshot.h"
#include "query/budget.h"
#include "query/names.h"

namespace entente {

struct PathRules {
  EdgeFilter edges;
  std::set<EntityKind> inner;  // kinds that may stand between the ends
  std::set<NodeId> avoiding;
  std::optional<NodeId> through;
  std::size_t ways = 1;
  std::size_t longest = 6;  // steps
};

struct PathStep {
  NodeId from = 0;
  NodeId to = 0;
  std::vector<Edge> edges;  // all between the two that the rules admit
};
using Path = std::vector<PathStep>;

// At most `rules.ways` paths that repeat no node, best first: fewer steps, then more documents, then by id of
// the nodes. With `through`: each is the best join of one of the 64 best ways from `from` to it with the best
// way from it to `to`. Empty: there is none within `rules.longest`. Fails with limit_exceeded, naming the
// node that has most edges.
Result<std::vector<Path>> find_paths(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules,
                                     Names& names, Budget& budget);

}  // namespace entente

// The part of the graph that can hold a path between two nodes, grown level by level from both.
// Wrong door? To find a path: query/paths/path_search.h.
#pragma once

#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "query/paths/path_search.h"

namespace entente {

class Expansion {
 public:
  Expansion(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
            Budget& budget);

  // One more level on the side with fewer nodes to look at. False: a side has nothing more to add, so every
  // path there is lies inside.
  Result<bool> grow();
  // As many levels as paths of `longest` steps can need.
  Result<void> grow_to(std::size_t longest);

  // Every path of at most this many steps lies inside.
  std::size_t bound() const { return sides_[0].level + sides_[1].level; }
  bool met() const { return met_; }

  // The edges between each pair of nodes; the smaller node first.
  using Steps = std::map<std::pair<NodeId, NodeId>, std::vector<Edge>>;
  const Steps& steps() const { return steps_; }

 private:
  struct Side {
    std::size_t level = 0;
    std::vector<NodeId> frontier;
    std::unordered_map<NodeId, std::size_t> distance;
    EdgeFilter edges;
    std::set<NodeId> expanded;
  };

  Result<void> expand(NodeId node, Side& side, const Side& other);
  Result<std::vector<Edge>> edges_of(NodeId node, const Side& side);
  bool is_known(const Edge& edge) const;
  Result<bool> admits(NodeId node);
  Error too_large(Error error);
  Result<void> within_limits();

  const Snapshot& snapshot_;
  std::array<NodeId, 2> ends_;
  const PathRules& rules_;
  Names& names_;
  Budget& budget_;
  std::array<Side, 2> sides_;
  Steps steps_;
  std::size_t edges_ = 0;
  bool met_ = false;
  NodeId busiest_ = 0;
  std::size_t busiest_edges_ = 0;
};

// Whether one may walk along `edge` away from `end`, its arrow pointing as `direction` wants.
bool leads_from(const Edge& edge, NodeId end, Direction direction);

}  // namespace entente

// What an Expansion holds, as the graphs that the algorithms run on, with nodes numbered by id, so that ties
// fall the same way in every store. Wrong door? To find a path: query/paths/path_search.h.
#pragma once

#include <map>
#include <vector>

#include "query/paths/expansion.h"
#include "query/paths/step_graph.h"

namespace entente {

class Region {
 public:
  // Reads the id of each node.
  static Result<Region> of(const Expansion& expansion, Direction direction, const Snapshot& snapshot);

  bool has(NodeId node) const { return number_.count(node) > 0; }
  std::uint32_t number(NodeId node) const { return number_.at(node); }  // REQUIRES: has(node)
  NodeId node(std::uint32_t number) const { return nodes_[number]; }

  // One step for all relations from a node to another, sorted. Costs are billionths of what the weight
  // counts; `to` is the end of the path, which costs nothing to enter. `hubs` reads the degree of each node.
  Result<StepGraph> steps(PathWeight weight, NodeId to, const Snapshot& snapshot) const;
  // One step for all relations of the same days, as far as the window of days lets them be.
  TimedGraph timed_steps(UndatedSteps undated, const EdgeFilter& window) const;

  // The relations that lead from a node to another, best first; of a step of timed_steps(), on its days.
  std::vector<Edge> edges(NodeId from, NodeId to) const;
  std::vector<Edge> edges_on(const TimedGraph::Step& step, const EdgeFilter& window) const;

 private:
  template <typename Use>
  void for_each_step(Use use) const;  // use(from, to, edges that lead there)

  std::map<NodeId, std::uint32_t> number_;
  std::vector<NodeId> nodes_;
  const Expansion::Steps* edges_ = nullptr;
  Direction direction_ = Direction::both;
};

constexpr double billion = 1e9;  // of a cost

}  // namespace entente

// One best way from a node to the end of a search, while some nodes and steps are forbidden: what Yen's
// algorithm asks for again and again.
//
// Wrong door? To find ways: query/paths/shortest_ways.h.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "query/budget.h"
#include "query/paths/step_graph.h"

namespace entente {

// What a spur of Yen's algorithm must not use: the nodes before it, and the steps that known ways take from
// it.
struct SpurBan {
  std::vector<char> nodes;  // one a node of the graph
  std::uint32_t spur = 0;
  std::set<std::uint32_t> next;

  bool allows(std::uint32_t from, std::uint32_t to) const { return from != spur || next.count(to) == 0; }
};

class BestWay {
 public:
  virtual ~BestWay() = default;
  // The best way of at most `longest` steps from the spur to the end; nothing where there is none.
  virtual std::optional<Way> from_spur(const SpurBan& ban, std::size_t longest) const = 0;
};

// Fewest steps, then most documents, then the smallest nodes. One breadth-first search.
std::unique_ptr<BestWay> shortest_way(const StepGraph& graph, std::uint32_t to);
// Least cost, then the same. O(longest · steps) a way; looks at the clock of `budget`, which outlives it.
std::unique_ptr<BestWay> cheapest_way(const StepGraph& graph, std::uint32_t to, Budget& budget);

}  // namespace entente

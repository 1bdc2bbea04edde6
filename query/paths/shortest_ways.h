// The best simple ways between two nodes of a graph of steps, by Yen's algorithm: the shortest, or where
// steps have costs the cheapest. Boost.Graph works behind it.
//
// Wrong door? To find a path in the store: query/paths/path_search.h.
#pragma once

#include <cstddef>
#include <vector>

#include "query/budget.h"
#include "query/paths/step_graph.h"

namespace entente {

// At most `count` ways of at most `longest` steps that repeat no node, best first: fewer steps, then more
// documents in all, then the smaller node where they first differ. O(count · longest · steps). Ends early,
// with what it has, when the budget's time is over or the person stops.
std::vector<Way> shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, Budget& budget);

// The same, but first of all at less cost. O(count · longest² · steps).
std::vector<Way> cheapest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, Budget& budget);

// Every way of the fewest steps there are, if that is at most `longest`, in the order above. Fails with
// limit_exceeded, saying how many there are, when these are more than `most`.
Result<std::vector<Way>> all_shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                                           std::size_t longest, std::size_t most, Budget& budget);

}  // namespace entente

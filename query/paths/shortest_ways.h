// The shortest simple ways between two nodes of a small graph in memory. Boost.Graph works behind it.
//
// Wrong door? To find a path in the store: query/paths/path_search.h.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

// Undirected, at most one step between two nodes. Nodes are numbered in the order that breaks ties.
struct StepGraph {
  struct Step {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t weight = 1;  // of the evidence: documents
  };
  std::uint32_t nodes = 0;
  std::vector<Step> steps;
};

using Way = std::vector<std::uint32_t>;  // nodes, from first to last

// At most `count` ways of at most `longest` steps that repeat no node, best first: fewer steps, then more
// weight in all, then the smaller node where they first differ. Yen's algorithm over breadth-first search:
// O(count · longest · steps). Ends early, with what it has, when `stop` (may be null) is set.
std::vector<Way> shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, const std::atomic<bool>* stop);

}  // namespace entente

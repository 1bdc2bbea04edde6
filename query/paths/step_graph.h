// What the path algorithms run on: steps between numbered nodes, in memory, wherever they were read from.
//
// Wrong door? To find a path in the store: query/paths/path_search.h.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/date.h"

namespace entente {

// Directed, at most one step from a node to another. Nodes are numbered in the order that breaks ties.
struct StepGraph {
  struct Step {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t documents = 1;  // that say so
    std::int64_t cost = 0;        // at least 0; a whole number, so that equal costs are equal
  };
  std::uint32_t nodes = 0;
  std::vector<Step> steps;
};

// Directed; several steps from a node to another, on different days.
struct TimedGraph {
  struct Step {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Day first = unknown_day;  // unknown_day: it may have been on any day
    Day last = unknown_day;
    std::uint32_t documents = 1;
    std::uint32_t mark = 0;  // the caller's own number of it
  };
  std::uint32_t nodes = 0;
  std::vector<Step> steps;
};

using Way = std::vector<std::uint32_t>;  // nodes, from first to last

// Without the steps that no way of at most `longest` steps from `from` to `to` can take. O(steps).
StepGraph useful_part(const StepGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest);
TimedGraph useful_part(const TimedGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest);

// Steps to `end` along the steps (or against them), where `end` itself is 0; UINT32_MAX: it is not reached.
template <typename Graph>
std::vector<std::uint32_t> hops_to(const Graph& graph, std::uint32_t end);
template <typename Graph>
std::vector<std::uint32_t> hops_from(const Graph& graph, std::uint32_t start);

// The steps at each node: those of node n are order[begin[n]] … order[begin[n + 1] - 1].
struct StepIndex {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> order;
};
template <typename Graph>
StepIndex steps_from_each(const Graph& graph);
template <typename Graph>
StepIndex steps_to_each(const Graph& graph);

}  // namespace entente

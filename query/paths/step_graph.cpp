#include "query/paths/step_graph.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t unreached = UINT32_MAX;

template <typename Graph, typename End>
StepIndex index_by(const Graph& graph, End end) {
  StepIndex index;
  index.begin.assign(graph.nodes + 1, 0);
  for (const auto& step : graph.steps) ++index.begin[end(step) + 1];
  for (std::uint32_t n = 0; n < graph.nodes; ++n) index.begin[n + 1] += index.begin[n];
  std::vector<std::uint32_t> next(index.begin.begin(), index.begin.end() - 1);
  index.order.resize(graph.steps.size());
  for (std::uint32_t i = 0; i < graph.steps.size(); ++i) index.order[next[end(graph.steps[i])]++] = i;
  return index;
}

template <typename Far>
std::vector<std::uint32_t> hops(const StepIndex& index, std::uint32_t start, Far far) {
  std::vector<std::uint32_t> distance(index.begin.size() - 1, unreached);
  std::vector<std::uint32_t> queue = {start};
  distance[start] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const std::uint32_t node = queue[i];
    for (std::uint32_t k = index.begin[node]; k < index.begin[node + 1]; ++k) {
      const std::uint32_t next = far(index.order[k]);
      if (distance[next] != unreached) continue;
      distance[next] = distance[node] + 1;
      queue.push_back(next);
    }
  }
  return distance;
}

template <typename Graph>
Graph useful_steps(const Graph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest) {
  const std::vector<std::uint32_t> before = hops_from(graph, from);
  const std::vector<std::uint32_t> after = hops_to(graph, to);
  Graph part;
  part.nodes = graph.nodes;
  std::copy_if(graph.steps.begin(), graph.steps.end(), std::back_inserter(part.steps), [&](const auto& step) {
    if (before[step.from] == unreached || after[step.to] == unreached) return false;
    if (step.from == step.to || step.from == to || step.to == from) return false;
    return std::size_t{before[step.from]} + 1 + after[step.to] <= longest;
  });
  return part;
}

}  // namespace

template <typename Graph>
StepIndex steps_from_each(const Graph& graph) {
  return index_by(graph, [](const auto& step) { return step.from; });
}

template <typename Graph>
StepIndex steps_to_each(const Graph& graph) {
  return index_by(graph, [](const auto& step) { return step.to; });
}

template <typename Graph>
std::vector<std::uint32_t> hops_to(const Graph& graph, std::uint32_t end) {
  return hops(steps_to_each(graph), end, [&](std::uint32_t i) { return graph.steps[i].from; });
}

template <typename Graph>
std::vector<std::uint32_t> hops_from(const Graph& graph, std::uint32_t start) {
  return hops(steps_from_each(graph), start, [&](std::uint32_t i) { return graph.steps[i].to; });
}

template StepIndex steps_from_each(const StepGraph&);
template StepIndex steps_from_each(const TimedGraph&);
template StepIndex steps_to_each(const StepGraph&);
template StepIndex steps_to_each(const TimedGraph&);
template std::vector<std::uint32_t> hops_to(const StepGraph&, std::uint32_t);
template std::vector<std::uint32_t> hops_to(const TimedGraph&, std::uint32_t);
template std::vector<std::uint32_t> hops_from(const StepGraph&, std::uint32_t);
template std::vector<std::uint32_t> hops_from(const TimedGraph&, std::uint32_t);

StepGraph useful_part(const StepGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest) {
  return useful_steps(graph, from, to, longest);
}

TimedGraph useful_part(const TimedGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest) {
  return useful_steps(graph, from, to, longest);
}

}  // namespace entente

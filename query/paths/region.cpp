#include "query/paths/region.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente {
namespace {

constexpr double least_confidence = 1e-6;  // the logarithm of 0 is no cost

std::uint32_t documents_of(const std::vector<Edge>& edges) {
  std::set<NodeId> documents;
  for (const Edge& edge : edges) documents.insert(edge.document);
  return static_cast<std::uint32_t>(documents.size());
}

std::int64_t distrust(const std::vector<Edge>& edges) {
  double best = least_confidence;
  for (const Edge& edge : edges) best = std::max(best, std::min(1.0, double{edge.confidence}));
  return std::llround(-std::log(best) * billion);
}

using DaySpan = std::pair<Day, Day>;

DaySpan within(const Edge& edge, const EdgeFilter& window) {
  if (edge.first == unknown_day) return {unknown_day, unknown_day};
  return {window.since == unknown_day ? edge.first : std::max(edge.first, window.since),
          window.until == unknown_day ? edge.last : std::min(edge.last, window.until)};
}

auto rank(const Edge& edge) {
  return std::make_tuple(!edge.is_fact(), edge.derived, -edge.confidence, edge.first == unknown_day,
                         edge.first, edge.assertion);
}

std::vector<Edge> best_first(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return rank(a) < rank(b); });
  return edges;
}

}  // namespace

Result<Region> Region::of(const Expansion& expansion, Direction direction, const Snapshot& snapshot) {
  Region region;
  region.edges_ = &expansion.steps();
  region.direction_ = direction;
  std::set<NodeId> nodes;
  for (const auto& [pair, edges] : expansion.steps()) nodes.insert({pair.first, pair.second});
  std::vector<std::pair<EntityId, NodeId>> by_id;
  for (NodeId node : nodes) by_id.emplace_back(TRY(snapshot.id_of(node)).value_or(""), node);
  std::sort(by_id.begin(), by_id.end());
  for (const auto& [id, node] : by_id) {
    region.number_[node] = static_cast<std::uint32_t>(region.nodes_.size());
    region.nodes_.push_back(node);
  }
  return region;
}

template <typename Use>
void Region::for_each_step(Use use) const {
  for (const auto& [pair, edges] : *edges_) {
    for (const auto& [from, to] : {pair, std::make_pair(pair.second, pair.first)}) {
      std::vector<Edge> leading;
      std::copy_if(edges.begin(), edges.end(), std::back_inserter(leading),
                   [&, end = from](const Edge& edge) { return leads_from(edge, end, direction_); });
      if (!leading.empty()) use(number(from), number(to), leading);
    }
  }
}

Result<StepGraph> Region::steps(PathWeight weight, NodeId to, const Snapshot& snapshot) const {
  StepGraph graph;
  graph.nodes = static_cast<std::uint32_t>(nodes_.size());
  for_each_step([&](std::uint32_t from, std::uint32_t next, const std::vector<Edge>& edges) {
    const std::int64_t cost = weight == PathWeight::distrust ? distrust(edges) : std::llround(billion);
    graph.steps.push_back({from, next, documents_of(edges), cost});
  });
  std::ranges::sort(graph.steps, {},
                    [](const StepGraph::Step& step) { return std::tie(step.from, step.to); });
  if (weight != PathWeight::hubs) return graph;
  std::vector<std::int64_t> costs;
  for (NodeId node : nodes_) {
    const double degree = node == to ? 0 : static_cast<double>(TRY(snapshot.degree(node)));
    costs.push_back(std::llround(std::log1p(degree) * billion));
  }
  for (StepGraph::Step& step : graph.steps) step.cost = costs[step.to];
  return graph;
}

TimedGraph Region::timed_steps(UndatedSteps undated, const EdgeFilter& window) const {
  TimedGraph graph;
  graph.nodes = static_cast<std::uint32_t>(nodes_.size());
  for_each_step([&](std::uint32_t from, std::uint32_t to, const std::vector<Edge>& edges) {
    std::map<DaySpan, std::set<NodeId>> documents;
    for (const Edge& edge : edges) documents[within(edge, window)].insert(edge.document);
    for (const auto& [days, said_by] : documents) {
      if (days.first == unknown_day && undated == UndatedSteps::skip) continue;
      graph.steps.push_back({from, to, days.first, days.second, static_cast<std::uint32_t>(said_by.size()),
                             static_cast<std::uint32_t>(graph.steps.size())});
    }
  });
  return graph;
}

std::vector<Edge> Region::edges(NodeId from, NodeId to) const {
  std::vector<Edge> leading;
  const std::vector<Edge>& all = edges_->at(std::minmax(from, to));
  std::copy_if(all.begin(), all.end(), std::back_inserter(leading),
               [&](const Edge& edge) { return leads_from(edge, from, direction_); });
  return best_first(std::move(leading));
}

std::vector<Edge> Region::edges_on(const TimedGraph::Step& step, const EdgeFilter& window) const {
  std::vector<Edge> all = edges(node(step.from), node(step.to));
  std::erase_if(all, [&](const Edge& edge) {
    return within(edge, window) != DaySpan{step.first, step.last};
  });
  return all;
}

}  // namespace entente

#include "query/paths/path_search.h"

#include <algorithm>
#include <tuple>

#include "query/paths/expansion.h"
#include "query/paths/shortest_ways.h"

namespace entente {
namespace {

constexpr std::size_t ways_to_a_stop = 64;

std::uint32_t documents_of(const std::vector<Edge>& edges) {
  std::set<NodeId> documents;
  for (const Edge& edge : edges) documents.insert(edge.document);
  return static_cast<std::uint32_t>(documents.size());
}

// The steps of an Expansion with nodes numbered by id, so that ties fall the same way in every store.
class NumberedSteps {
 public:
  static Result<NumberedSteps> number(const Expansion::Steps& steps, const Snapshot& snapshot) {
    NumberedSteps numbered;
    std::set<NodeId> nodes;
    for (const auto& [pair, edges] : steps) nodes.insert({pair.first, pair.second});
    std::vector<std::pair<EntityId, NodeId>> by_id;
    for (NodeId node : nodes) by_id.emplace_back(TRY(snapshot.id_of(node)).value_or(""), node);
    std::sort(by_id.begin(), by_id.end());
    for (const auto& [id, node] : by_id) {
      numbered.number_[node] = static_cast<std::uint32_t>(numbered.nodes_.size());
      numbered.nodes_.push_back(node);
    }
    for (const auto& [pair, edges] : steps) {
      numbered.graph_.steps.push_back(
          {numbered.number_[pair.first], numbered.number_[pair.second], documents_of(edges)});
    }
    numbered.graph_.nodes = static_cast<std::uint32_t>(numbered.nodes_.size());
    return numbered;
  }

  // Without the nodes of `without`, but never without `from` and `to`.
  std::vector<Way> ways(NodeId from, NodeId to, std::size_t count, std::size_t longest,
                        const std::set<NodeId>& without, const std::atomic<bool>* stop) const {
    if (number_.count(from) == 0 || number_.count(to) == 0) return {};
    StepGraph graph{graph_.nodes, {}};
    const auto kept = [&](std::uint32_t n) { return without.count(nodes_[n]) == 0; };
    std::copy_if(graph_.steps.begin(), graph_.steps.end(), std::back_inserter(graph.steps),
                 [&](const StepGraph::Step& step) { return kept(step.a) && kept(step.b); });
    return shortest_ways(graph, number_.at(from), number_.at(to), count, longest, stop);
  }

  std::vector<NodeId> nodes_of(const Way& way) const {
    std::vector<NodeId> nodes;
    for (std::uint32_t n : way) nodes.push_back(nodes_[n]);
    return nodes;
  }

 private:
  std::map<NodeId, std::uint32_t> number_;
  std::vector<NodeId> nodes_;
  StepGraph graph_;
};

using Route = std::vector<NodeId>;

class Search {
 public:
  Search(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
         Budget& budget)
      : snapshot_(snapshot),
        from_(from),
        to_(to),
        rules_(rules),
        budget_(budget),
        expansion_(snapshot, from, to, rules, names, budget) {}

  Result<std::vector<Path>> run() {
    std::vector<Route> routes;
    while (expansion_.bound() < rules_.longest && !budget_.stopped()) {
      const bool grew = TRY(expansion_.grow());
      const std::size_t bound = grew ? expansion_.bound() : rules_.longest;
      if (expansion_.met()) routes = TRY(routes_within(bound));
      if (!grew || routes.size() >= rules_.ways) break;
    }
    std::vector<Path> paths;
    for (const Route& route : routes) paths.push_back(path_of(route));
    return paths;
  }

 private:
  Result<std::vector<Route>> routes_within(std::size_t longest) const {
    const NumberedSteps steps = TRY(NumberedSteps::number(expansion_.steps(), snapshot_));
    if (rules_.through) return joined_routes(steps, longest);
    std::vector<Route> routes;
    for (const Way& way : steps.ways(from_, to_, rules_.ways, longest, {}, budget_.stop_flag())) {
      routes.push_back(steps.nodes_of(way));
    }
    return routes;
  }

  std::vector<Route> joined_routes(const NumberedSteps& steps, std::size_t longest) const {
    const NodeId stop = *rules_.through;
    std::vector<Route> routes;
    for (const Way& way : steps.ways(from_, stop, ways_to_a_stop, longest, {to_}, budget_.stop_flag())) {
      Route route = steps.nodes_of(way);
      const std::set<NodeId> before(route.begin(), route.end() - 1);
      const std::size_t left = longest - (route.size() - 1);
      const std::vector<Way> rest = steps.ways(stop, to_, 1, left, before, budget_.stop_flag());
      if (rest.empty()) continue;
      const Route after = steps.nodes_of(rest.front());
      route.insert(route.end(), after.begin() + 1, after.end());
      routes.push_back(std::move(route));
    }
    std::stable_sort(routes.begin(), routes.end(), [&](const Route& a, const Route& b) {
      return std::make_tuple(a.size(), -weight(a)) < std::make_tuple(b.size(), -weight(b));
    });
    routes.resize(std::min(routes.size(), rules_.ways));
    return routes;
  }

  const std::vector<Edge>& between(NodeId a, NodeId b) const {
    return expansion_.steps().at(std::minmax(a, b));
  }

  std::int64_t weight(const Route& route) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 1 < route.size(); ++i) sum += documents_of(between(route[i], route[i + 1]));
    return sum;
  }

  Path path_of(const Route& route) const {
    Path path;
    for (std::size_t i = 0; i + 1 < route.size(); ++i) {
      path.push_back({route[i], route[i + 1], between(route[i], route[i + 1])});
    }
    return path;
  }

  const Snapshot& snapshot_;
  NodeId from_;
  NodeId to_;
  const PathRules& rules_;
  Budget& budget_;
  Expansion expansion_;
};

}  // namespace

Result<std::vector<Path>> find_paths(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules,
                                     Names& names, Budget& budget) {
  return Search(snapshot, from, to, rules, names, budget).run();
}

}  // namespace entente

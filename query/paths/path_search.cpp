#include "query/paths/path_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "query/paths/expansion.h"
#include "query/paths/region.h"
#include "query/paths/shortest_ways.h"

namespace entente {
namespace {

constexpr std::size_t ways_to_a_stop = 64;
constexpr std::size_t most_joined_ways = 1000;

using FindWays = std::vector<Way> (*)(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                                      std::size_t count, std::size_t longest, Budget& budget);

StepGraph without(const StepGraph& graph, const Way& nodes) {
  StepGraph part{graph.nodes, {}};
  const auto gone = [&](std::uint32_t node) { return std::ranges::find(nodes, node) != nodes.end(); };
  std::ranges::copy_if(graph.steps, std::back_inserter(part.steps),
                       [&](const StepGraph::Step& step) { return !gone(step.from) && !gone(step.to); });
  return part;
}

// Ways to a stop on the way, joined to ways from there.
class JoinedWays {
 public:
  JoinedWays(const StepGraph& graph, FindWays find, std::size_t longest, Budget& budget)
      : graph_(graph), find_(find), longest_(longest), budget_(budget) {
    for (const StepGraph::Step& step : graph.steps) steps_[{step.from, step.to}] = step;
  }

  std::vector<Way> ways(std::uint32_t from, std::uint32_t stop, std::uint32_t to, std::size_t count) const {
    std::vector<Way> all;
    for (const Way& way : find_(without(graph_, {to}), from, stop, ways_to_a_stop, longest_, budget_)) {
      const Way before(way.begin(), way.end() - 1);
      const std::size_t left = longest_ - before.size();
      for (const Way& rest : find_(without(graph_, before), stop, to, count, left, budget_)) {
        all.push_back(before);
        all.back().insert(all.back().end(), rest.begin(), rest.end());
      }
    }
    std::ranges::sort(all, {}, [&](const Way& way) { return rank(way); });
    all.resize(std::min(all.size(), count));
    return all;
  }

 private:
  std::tuple<std::int64_t, std::size_t, std::int64_t, Way> rank(const Way& way) const {
    std::int64_t cost = 0;
    std::int64_t documents = 0;
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      const StepGraph::Step& step = steps_.at({way[i], way[i + 1]});
      cost += step.cost;
      documents += step.documents;
    }
    return {find_ == cheapest_ways ? cost : 0, way.size(), -documents, way};
  }

  const StepGraph& graph_;
  FindWays find_;
  std::size_t longest_;
  Budget& budget_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, StepGraph::Step> steps_;
};

std::pair<std::uint32_t, std::uint32_t> ends_of(const StepGraph::Step& step) {
  return {step.from, step.to};
}

// One region of the store being searched.
class RegionSearch {
 public:
  RegionSearch(const Region& region, NodeId from, NodeId to, const PathRules& rules)
      : region_(region), from_(from), to_(to), rules_(rules) {}

  bool can_be() const {
    return region_.has(from_) && region_.has(to_) && (!rules_.through || region_.has(*rules_.through));
  }

  // REQUIRES: can_be()
  std::vector<Way> ways(const StepGraph& graph, FindWays find, std::size_t count, std::size_t longest,
                        Budget& budget) const {
    const std::uint32_t from = region_.number(from_);
    const std::uint32_t to = region_.number(to_);
    if (!rules_.through) return find(graph, from, to, count, longest, budget);
    return JoinedWays(graph, find, longest, budget).ways(from, region_.number(*rules_.through), to, count);
  }

  Path path_of(const Way& way, const StepGraph& graph) const {
    Path path;
    std::int64_t cost = 0;
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      cost += graph.steps[place_of(way[i], way[i + 1], graph)].cost;
      const NodeId from = region_.node(way[i]);
      const NodeId to = region_.node(way[i + 1]);
      path.steps.push_back({from, to, region_.edges(from, to)});
    }
    path.cost = static_cast<double>(cost) / billion;
    return path;
  }

  // `window` is that of the timed steps.
  Path path_of(const std::vector<TimedGraph::Step>& steps, const EdgeFilter& window) const {
    Path path;
    for (const TimedGraph::Step& step : steps) {
      path.steps.push_back({region_.node(step.from), region_.node(step.to), region_.edges_on(step, window)});
    }
    return path;
  }

 private:
  // REQUIRES: there is such a step. Steps of a Region are sorted.
  static std::size_t place_of(std::uint32_t from, std::uint32_t to, const StepGraph& graph) {
    const auto place = std::ranges::lower_bound(graph.steps, std::make_pair(from, to), {}, ends_of);
    return static_cast<std::size_t>(place - graph.steps.begin());
  }

  const Region& region_;
  NodeId from_;
  NodeId to_;
  const PathRules& rules_;
};

Error no_stop(std::string_view what) {
  return {
      ErrorCode::invalid_argument,
      std::string(what) + " cannot be asked to pass through an entity: ask for the ways to it and from it",
      ""};
}

Error too_many_ways() {
  return {
      ErrorCode::limit_exceeded,
      fmt::format("there are more than {} shortest ways: narrow the question with via, avoiding or since, "
                  "or ask for some with 'ways'",
                  most_joined_ways),
      ""};
}

}  // namespace

PathSearch::PathSearch(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
                       Budget& budget)
    : snapshot_(snapshot), from_(from), to_(to), rules_(rules), names_(names), budget_(budget) {}

Result<std::vector<Path>> PathSearch::shortest(std::size_t ways) const {
  Expansion expansion(snapshot_, from_, to_, rules_, names_, budget_);
  std::vector<Path> paths;
  while (expansion.bound() < rules_.longest && !budget_.stopped()) {
    const bool grew = TRY(expansion.grow());
    const std::size_t bound = grew ? expansion.bound() : rules_.longest;
    if (expansion.met()) {
      const Region region = TRY(Region::of(expansion, rules_.edges.direction, snapshot_));
      const RegionSearch search(region, from_, to_, rules_);
      if (search.can_be()) {
        const StepGraph graph = TRY(region.steps(PathWeight::hops, to_, snapshot_));
        paths.clear();
        for (const Way& way : search.ways(graph, shortest_ways, ways, bound, budget_))
          paths.push_back(search.path_of(way, graph));
      }
    }
    if (!grew || paths.size() >= ways) break;
  }
  TRY(budget_.verdict());
  return paths;
}

Result<std::vector<Path>> PathSearch::all_shortest() const {
  const std::vector<Path> one = TRY(shortest(1));
  if (one.empty()) return one;
  const std::size_t length = one.front().steps.size();
  Expansion expansion(snapshot_, from_, to_, rules_, names_, budget_);
  TRY(expansion.grow_to(length));
  const Region region = TRY(Region::of(expansion, rules_.edges.direction, snapshot_));
  const RegionSearch search(region, from_, to_, rules_);
  const StepGraph graph = TRY(region.steps(PathWeight::hops, to_, snapshot_));
  const std::size_t most = budget_.limits().rows;
  std::vector<Way> ways;
  if (rules_.through) {
    ways = search.ways(graph, shortest_ways, most_joined_ways + 1, length, budget_);
    if (ways.size() > most_joined_ways) return too_many_ways();
  } else {
    ways = TRY(all_shortest_ways(graph, region.number(from_), region.number(to_), length, most, budget_));
  }
  TRY(budget_.verdict());
  std::vector<Path> paths;
  for (const Way& way : ways) paths.push_back(search.path_of(way, graph));
  return paths;
}

Result<std::vector<Path>> PathSearch::cheapest(PathWeight weight, std::size_t ways) const {
  if (weight == PathWeight::hops) return shortest(ways);
  if (weight == PathWeight::days && rules_.through) return no_stop("a path by days");
  Expansion expansion(snapshot_, from_, to_, rules_, names_, budget_);
  TRY(expansion.grow_to(rules_.longest));
  const Region region = TRY(Region::of(expansion, rules_.edges.direction, snapshot_));
  const RegionSearch search(region, from_, to_, rules_);
  std::vector<Path> paths;
  if (!search.can_be()) return paths;
  if (weight == PathWeight::days) {
    const EdgeFilter any_day;
    const TimedGraph graph = region.timed_steps(UndatedSteps::any, any_day);
    const auto way =
        nearest_in_time(graph, region.number(from_), region.number(to_), rules_.longest, budget_);
    TRY(budget_.verdict());
    if (!way) return paths;
    paths.push_back(search.path_of(way->steps, any_day));
    paths.back().cost = static_cast<double>(way->days);
    return paths;
  }
  const StepGraph graph = TRY(region.steps(weight, to_, snapshot_));
  for (const Way& way : search.ways(graph, cheapest_ways, ways, rules_.longest, budget_))
    paths.push_back(search.path_of(way, graph));
  TRY(budget_.verdict());
  return paths;
}

Result<std::optional<Path>> PathSearch::in_order(const TimeRules& time, UndatedSteps undated) const {
  if (rules_.through) return no_stop("a path in order of time");
  Expansion expansion(snapshot_, from_, to_, rules_, names_, budget_);
  TRY(expansion.grow_to(rules_.longest));
  const Region region = TRY(Region::of(expansion, rules_.edges.direction, snapshot_));
  const RegionSearch search(region, from_, to_, rules_);
  if (!search.can_be()) return std::optional<Path>();
  const TimedGraph graph = region.timed_steps(undated, rules_.edges);
  const auto way =
      way_in_order(graph, region.number(from_), region.number(to_), time, rules_.longest, budget_);
  TRY(budget_.verdict());
  if (!way) return std::optional<Path>();
  Path path = search.path_of(way->steps, rules_.edges);
  path.departure = way->departure;
  path.arrival = way->arrival;
  return std::optional<Path>(std::move(path));
}

}  // namespace entente

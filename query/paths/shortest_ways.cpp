#include "query/paths/shortest_ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "query/paths/best_way.h"

namespace entente {
namespace {

constexpr std::uint32_t unreached = UINT32_MAX;

struct WaySum {
  std::int64_t cost = 0;
  std::uint64_t documents = 0;
};

class WaySums {
 public:
  explicit WaySums(const StepGraph& graph) {
    for (const StepGraph::Step& step : graph.steps)
      steps_[{step.from, step.to}] = {step.cost, step.documents};
  }
  WaySum of(const Way& way) const {
    WaySum sum;
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      const WaySum& step = steps_.at({way[i], way[i + 1]});
      sum.cost += step.cost;
      sum.documents += step.documents;
    }
    return sum;
  }

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, WaySum> steps_;
};

struct CandidateWay {
  Way way;
  WaySum sum;

  // Best first.
  bool operator<(const CandidateWay& other) const {
    return std::make_tuple(sum.cost, way.size(), other.sum.documents, std::cref(way)) <
           std::make_tuple(other.sum.cost, other.way.size(), sum.documents, std::cref(other.way));
  }
};

class Yen {
 public:
  Yen(const StepGraph& graph, const BestWay& best, std::size_t longest)
      : nodes_(graph.nodes), sums_(graph), best_(best), longest_(longest) {}

  std::vector<Way> ways(std::uint32_t from, std::size_t count, Budget& budget) {
    add_best_from({}, SpurBan{std::vector<char>(nodes_, 0), from, {}});
    while (ways_.size() < count && !candidates_.empty()) {
      ways_.push_back(candidates_.extract(candidates_.begin()).value().way);
      if (!budget.tick() || budget.stopped()) break;
      if (ways_.size() < count) branch_off(Way(ways_.back()));
    }
    return std::move(ways_);
  }

 private:
  // Every way that follows `way` up to some node and leaves it there.
  void branch_off(const Way& way) {
    SpurBan ban{std::vector<char>(nodes_, 0), 0, {}};
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      ban.spur = way[i];
      ban.next = continuations(way, i);
      add_best_from(Way(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(i)), ban);
      ban.nodes[way[i]] = 1;
    }
  }

  // The nodes that known ways with the same first i + 1 nodes go to next.
  std::set<std::uint32_t> continuations(const Way& way, std::size_t i) const {
    std::set<std::uint32_t> next;
    for (const Way& known : ways_) {
      const auto root = static_cast<std::ptrdiff_t>(i) + 1;
      const bool same_root =
          known.size() > i + 1 && std::equal(known.begin(), known.begin() + root, way.begin());
      if (same_root) next.insert(known[i + 1]);
    }
    return next;
  }

  void add_best_from(Way root, const SpurBan& ban) {
    if (root.size() >= longest_) return;
    const std::optional<Way> rest = best_.from_spur(ban, longest_ - root.size());
    if (!rest) return;
    root.insert(root.end(), rest->begin(), rest->end());
    const WaySum sum = sums_.of(root);
    candidates_.insert({std::move(root), sum});
  }

  std::uint32_t nodes_;
  WaySums sums_;
  const BestWay& best_;
  std::size_t longest_;
  std::vector<Way> ways_;
  std::set<CandidateWay> candidates_;
};

bool has_no_way(const StepGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t count) {
  return from >= graph.nodes || to >= graph.nodes || from == to || count == 0;
}

// All ways along which the distance to the end falls by one at each step.
class LayeredWays {
 public:
  LayeredWays(const StepGraph& graph, std::uint32_t to)
      : graph_(graph), forward_(steps_from_each(graph)), distance_(hops_to(graph, to)) {}

  std::uint32_t length_from(std::uint32_t from) const { return distance_[from]; }

  double count(std::uint32_t from) const {
    std::map<std::uint32_t, double> level = {{from, 1.0}};
    for (std::uint32_t left = distance_[from]; left > 0; --left) {
      std::map<std::uint32_t, double> next;
      for (const auto& [node, ways] : level) {
        for (std::uint32_t far : nearer(node)) next[far] += ways;
      }
      level = std::move(next);
    }
    return level.empty() ? 0 : level.begin()->second;
  }

  std::vector<Way> from(std::uint32_t start, Budget& budget) const {
    std::vector<Way> ways = {{start}};
    for (std::uint32_t left = distance_[start]; left > 0; --left) {
      std::vector<Way> longer;
      for (const Way& way : ways) {
        for (std::uint32_t far : nearer(way.back())) {
          if (!budget.tick()) return {};
          longer.push_back(way);
          longer.back().push_back(far);
        }
      }
      ways = std::move(longer);
    }
    return ways;
  }

 private:
  std::vector<std::uint32_t> nearer(std::uint32_t node) const {
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t k = forward_.begin[node]; k < forward_.begin[node + 1]; ++k) {
      const std::uint32_t far = graph_.steps[forward_.order[k]].to;
      if (distance_[far] + 1 == distance_[node]) nodes.push_back(far);
    }
    return nodes;
  }

  const StepGraph& graph_;
  StepIndex forward_;
  std::vector<std::uint32_t> distance_;
};

}  // namespace

std::vector<Way> shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, Budget& budget) {
  if (has_no_way(graph, from, to, count)) return {};
  StepGraph part = useful_part(graph, from, to, longest);
  for (StepGraph::Step& step : part.steps) step.cost = 0;
  return Yen(part, *shortest_way(part, to), longest).ways(from, count, budget);
}

std::vector<Way> cheapest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, Budget& budget) {
  if (has_no_way(graph, from, to, count)) return {};
  const StepGraph part = useful_part(graph, from, to, longest);
  return Yen(part, *cheapest_way(part, to, budget), longest).ways(from, count, budget);
}

Result<std::vector<Way>> all_shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                                           std::size_t longest, std::size_t most, Budget& budget) {
  if (has_no_way(graph, from, to, 1)) return std::vector<Way>{};
  const StepGraph part = useful_part(graph, from, to, longest);
  const LayeredWays layered(part, to);
  if (layered.length_from(from) == unreached) return std::vector<Way>{};
  if (const double count = layered.count(from); count > static_cast<double>(most)) {
    return Error{ErrorCode::limit_exceeded,
                 fmt::format("there are {:.0f} shortest ways of {} steps, more than {}: narrow the question "
                             "with via, avoiding or since, or ask for some with 'ways'",
                             count, layered.length_from(from), most),
                 ""};
  }
  const WaySums sums(part);
  std::vector<CandidateWay> ways;
  for (Way& way : layered.from(from, budget)) {
    const WaySum sum = sums.of(way);
    ways.push_back({std::move(way), {0, sum.documents}});
  }
  std::sort(ways.begin(), ways.end());
  std::vector<Way> sorted;
  for (CandidateWay& candidate : ways) sorted.push_back(std::move(candidate.way));
  return sorted;
}

}  // namespace entente

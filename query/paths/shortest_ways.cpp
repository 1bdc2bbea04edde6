#include "query/paths/shortest_ways.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <set>
#include <tuple>
#include <utility>

namespace entente {
namespace {

struct Weight {
  std::uint32_t documents = 1;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

constexpr std::uint32_t unreached = UINT32_MAX;

// What a spur of Yen's algorithm must not use: the nodes before it, and the steps that known ways take from
// it.
struct Ban {
  std::vector<char> nodes;
  std::uint32_t spur = 0;
  std::set<std::uint32_t> next;

  bool allows(std::uint32_t a, std::uint32_t b) const {
    return (a != spur || next.count(b) == 0) && (b != spur || next.count(a) == 0);
  }
};

struct AllowedNode {
  const Ban* ban = nullptr;
  bool operator()(Vertex vertex) const { return ban->nodes[vertex] == 0; }
};

struct AllowedStep {
  const Ban* ban = nullptr;
  const Graph* graph = nullptr;
  template <typename StepInGraph>
  bool operator()(const StepInGraph& step) const {
    return ban->allows(static_cast<std::uint32_t>(source(step, *graph)),
                       static_cast<std::uint32_t>(target(step, *graph)));
  }
};

using Allowed = boost::filtered_graph<Graph, AllowedStep, AllowedNode>;

struct Candidate {
  Way way;
  std::uint64_t weight = 0;

  // Best first.
  bool operator<(const Candidate& other) const {
    return std::make_tuple(way.size(), other.weight, std::cref(way)) <
           std::make_tuple(other.way.size(), weight, std::cref(other.way));
  }
};

class Yen {
 public:
  Yen(const StepGraph& steps, std::uint32_t to, std::size_t longest)
      : graph_(graph_of(steps)), to_(to), longest_(longest) {}

  std::vector<Way> ways(std::uint32_t from, std::size_t count, const std::atomic<bool>* stop) {
    add_best_from({from}, Ban{std::vector<char>(num_vertices(graph_), 0), from, {}});
    while (ways_.size() < count && !candidates_.empty()) {
      ways_.push_back(candidates_.extract(candidates_.begin()).value().way);
      if (stop != nullptr && stop->load(std::memory_order_relaxed)) break;
      if (ways_.size() < count) branch_off(Way(ways_.back()));
    }
    return std::move(ways_);
  }

 private:
  static Graph graph_of(const StepGraph& steps) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<Weight> weights;
    for (const StepGraph::Step& step : steps.steps) {
      pairs.insert(pairs.end(), {{step.a, step.b}, {step.b, step.a}});
      weights.insert(weights.end(), 2, Weight{step.weight});
    }
    return {boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), weights.begin(), steps.nodes};
  }

  // Every way that follows `way` up to some node and leaves it there.
  void branch_off(const Way& way) {
    Ban ban{std::vector<char>(num_vertices(graph_), 0), 0, {}};
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      ban.spur = way[i];
      ban.next = continuations(way, i);
      add_best_from(Way(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(i) + 1), ban);
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

  void add_best_from(Way root, const Ban& ban) {
    const Allowed allowed(graph_, AllowedStep{&ban, &graph_}, AllowedNode{&ban});
    const std::vector<std::uint32_t> distance = distances(allowed);
    const std::uint32_t spur = root.back();
    if (distance[spur] == unreached || root.size() - 1 + distance[spur] > longest_) return;
    const std::vector<std::uint32_t> next = best_steps(allowed, distance, distance[spur]);
    while (root.back() != to_) root.push_back(next[root.back()]);
    const std::uint64_t weight = weight_of(root);
    candidates_.insert({std::move(root), weight});
  }

  std::vector<std::uint32_t> distances(const Allowed& allowed) const {
    std::vector<std::uint32_t> distance(num_vertices(graph_), unreached);
    distance[to_] = 0;
    boost::breadth_first_search(allowed, Vertex{to_},
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(distance.data(), boost::on_tree_edge()))));
    return distance;
  }

  // For each node nearer than `farthest`, the next node of its best way to the end: the heaviest of the
  // shortest, then the smallest. Layer by layer from the end, so that the rest of each way is known.
  std::vector<std::uint32_t> best_steps(const Allowed& allowed, const std::vector<std::uint32_t>& distance,
                                        std::uint32_t farthest) const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < distance.size(); ++v) {
      if (distance[v] > 0 && distance[v] <= farthest) order.push_back(v);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return distance[a] < distance[b]; });
    std::vector<std::uint32_t> next(distance.size(), unreached);
    std::vector<std::uint64_t> weight(distance.size(), 0);
    for (std::uint32_t v : order) {
      for (auto [step, end] = out_edges(v, allowed); step != end; ++step) {
        const auto u = static_cast<std::uint32_t>(target(*step, allowed));
        if (distance[u] + 1 != distance[v]) continue;
        const std::uint64_t sum = weight[u] + graph_[*step].documents;
        const bool better = next[v] == unreached || sum > weight[v] || (sum == weight[v] && u < next[v]);
        if (better) std::tie(next[v], weight[v]) = std::make_pair(u, sum);
      }
    }
    return next;
  }

  std::uint64_t weight_of(const Way& way) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      for (auto [step, end] = out_edges(Vertex{way[i]}, graph_); step != end; ++step) {
        if (target(*step, graph_) == way[i + 1]) sum += graph_[*step].documents;
      }
    }
    return sum;
  }

  Graph graph_;
  std::uint32_t to_;
  std::size_t longest_;
  std::vector<Way> ways_;
  std::set<Candidate> candidates_;
};

}  // namespace

std::vector<Way> shortest_ways(const StepGraph& graph, std::uint32_t from, std::uint32_t to,
                               std::size_t count, std::size_t longest, const std::atomic<bool>* stop) {
  if (from >= graph.nodes || to >= graph.nodes || from == to || count == 0) return {};
  return Yen(graph, to, longest).ways(from, count, stop);
}

}  // namespace entente

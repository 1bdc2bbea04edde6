#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <tuple>
#include <utility>

#include "query/paths/best_way.h"

namespace entente {
namespace {

struct DocumentWeight {
  std::uint32_t documents = 1;
};
using BackwardGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, DocumentWeight>;
using BackwardVertex = boost::graph_traits<BackwardGraph>::vertex_descriptor;

constexpr std::uint32_t unreached = UINT32_MAX;

struct AllowedNode {
  const SpurBan* ban = nullptr;
  bool operator()(BackwardVertex vertex) const { return ban->nodes[vertex] == 0; }
};

// The graph has every step turned round.
struct AllowedStep {
  const SpurBan* ban = nullptr;
  const BackwardGraph* graph = nullptr;
  template <typename StepInGraph>
  bool operator()(const StepInGraph& step) const {
    return ban->allows(static_cast<std::uint32_t>(target(step, *graph)),
                       static_cast<std::uint32_t>(source(step, *graph)));
  }
};

using AllowedPart = boost::filtered_graph<BackwardGraph, AllowedStep, AllowedNode>;

class ShortestWay final : public BestWay {
 public:
  ShortestWay(const StepGraph& steps, std::uint32_t to)
      : steps_(steps), forward_(steps_from_each(steps)), graph_(turned_round(steps)), to_(to) {}

  std::optional<Way> from_spur(const SpurBan& ban, std::size_t longest) const override {
    const AllowedPart allowed(graph_, AllowedStep{&ban, &graph_}, AllowedNode{&ban});
    const std::vector<std::uint32_t> distance = distances(allowed);
    if (distance[ban.spur] == unreached || distance[ban.spur] > longest) return std::nullopt;
    const std::vector<std::uint32_t> next = best_steps(ban, distance);
    Way way = {ban.spur};
    while (way.back() != to_) way.push_back(next[way.back()]);
    return way;
  }

 private:
  static BackwardGraph turned_round(const StepGraph& steps) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<DocumentWeight> weights;
    for (const StepGraph::Step& step : steps.steps) {
      pairs.emplace_back(step.to, step.from);
      weights.push_back({step.documents});
    }
    return {boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), weights.begin(), steps.nodes};
  }

  std::vector<std::uint32_t> distances(const AllowedPart& allowed) const {
    std::vector<std::uint32_t> distance(num_vertices(graph_), unreached);
    distance[to_] = 0;
    boost::breadth_first_search(allowed, BackwardVertex{to_},
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(distance.data(), boost::on_tree_edge()))));
    return distance;
  }

  // For each node no farther than the spur, the next node of its best way to the end. Layer by layer from the
  // end, so that the rest of each way is known.
  std::vector<std::uint32_t> best_steps(const SpurBan& ban,
                                        const std::vector<std::uint32_t>& distance) const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < distance.size(); ++v) {
      const bool near = distance[v] > 0 && distance[v] <= distance[ban.spur];
      if (near && (v == ban.spur || distance[v] < distance[ban.spur])) order.push_back(v);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return distance[a] < distance[b]; });
    std::vector<std::uint32_t> next(distance.size(), unreached);
    std::vector<std::uint64_t> documents(distance.size(), 0);
    for (std::uint32_t v : order) {
      for (std::uint32_t k = forward_.begin[v]; k < forward_.begin[v + 1]; ++k) {
        const StepGraph::Step& step = steps_.steps[forward_.order[k]];
        if (distance[step.to] + 1 != distance[v] || !ban.allows(v, step.to)) continue;
        const std::uint64_t sum = documents[step.to] + step.documents;
        const bool better =
            next[v] == unreached || sum > documents[v] || (sum == documents[v] && step.to < next[v]);
        if (better) std::tie(next[v], documents[v]) = std::make_pair(step.to, sum);
      }
    }
    return next;
  }

  const StepGraph& steps_;
  StepIndex forward_;
  BackwardGraph graph_;
  std::uint32_t to_;
};

}  // namespace

std::unique_ptr<BestWay> shortest_way(const StepGraph& graph, std::uint32_t to) {
  return std::make_unique<ShortestWay>(graph, to);
}

}  // namespace entente

// Cost under a limit of steps: for each number of steps h, the cheapest walk of exactly h steps from each
// node to the end (Bellman and Ford, one layer a step). Going round in a circle costs nothing less and takes
// more steps, so the best walk of any length repeats no node.
#include <limits>
#include <tuple>

#include "query/paths/best_way.h"

namespace entente {
namespace {

constexpr std::uint32_t no_node = UINT32_MAX;

// The best walk of some number of steps from a node to the end.
struct WalkRest {
  std::int64_t cost = std::numeric_limits<std::int64_t>::max();
  std::uint64_t documents = 0;
  std::uint32_t next = no_node;
  bool exists = false;

  bool better_than(const WalkRest& other) const {
    if (!other.exists) return exists;
    return exists && std::tie(cost, other.documents, next) < std::tie(other.cost, documents, other.next);
  }
};
using WalkLayer = std::vector<WalkRest>;

class CheapestWay final : public BestWay {
 public:
  CheapestWay(const StepGraph& graph, std::uint32_t to, Budget& budget)
      : graph_(graph), to_(to), budget_(budget) {}

  std::optional<Way> from_spur(const SpurBan& ban, std::size_t longest) const override {
    std::vector<WalkLayer> layers(1, WalkLayer(graph_.nodes));
    layers[0][to_] = {0, 0, to_, true};
    std::size_t best = 0;
    for (std::size_t h = 1; h <= longest; ++h) {
      layers.push_back(layer_after(layers.back(), ban));
      const WalkRest& here = layers[h][ban.spur];
      // Fewer steps come first where costs are equal.
      if (here.exists && (best == 0 || here.cost < layers[best][ban.spur].cost)) best = h;
    }
    if (best == 0) return std::nullopt;
    Way way = {ban.spur};
    for (std::size_t h = best; h > 0; --h) way.push_back(layers[h][way.back()].next);
    return way;
  }

 private:
  WalkLayer layer_after(const WalkLayer& before, const SpurBan& ban) const {
    WalkLayer layer(graph_.nodes);
    for (const StepGraph::Step& step : graph_.steps) {
      const WalkRest& rest = before[step.to];
      if (!rest.exists || ban.nodes[step.from] != 0 || !ban.allows(step.from, step.to)) continue;
      if (!budget_.tick()) return layer;
      const WalkRest longer{rest.cost + step.cost, rest.documents + step.documents, step.to, true};
      if (longer.better_than(layer[step.from])) layer[step.from] = longer;
    }
    return layer;
  }

  const StepGraph& graph_;
  std::uint32_t to_;
  Budget& budget_;
};

}  // namespace

std::unique_ptr<BestWay> cheapest_way(const StepGraph& graph, std::uint32_t to, Budget& budget) {
  return std::make_unique<CheapestWay>(graph, to, budget);
}

}  // namespace entente

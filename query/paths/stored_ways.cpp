#include "query/paths/stored_ways.h"

#include <algorithm>

#include "query/graphs/store_graph.h"
#include "query/paths/path_search.h"

namespace entente {

Result<std::vector<ValueList>> stored_ways(const PropertyGraph& graph, NodeId from, NodeId to,
                                           const HopFilter& filter, std::optional<std::uint64_t> most,
                                           std::size_t count, Budget& budget) {
  std::vector<ValueList> ways;
  if (!filter.any_type && filter.types.empty()) return ways;
  PathRules rules;
  rules.edges = filter.edges;
  rules.edges.direction = filter.direction;
  for (const EntityKindInfo& kind : entity_kinds()) rules.inner.insert(kind.kind);
  rules.longest = std::min<std::uint64_t>(most.value_or(UINT32_MAX), UINT32_MAX);
  Names names(*graph.snapshot());
  for (const Path& path :
       TRY(PathSearch(*graph.snapshot(), from, to, rules, names, budget).shortest(count))) {
    ValueList& way = ways.emplace_back();
    for (const PathStep& step : path.steps) {
      way.emplace_back(RelationshipValue{
          std::make_shared<const Relationship>(relationship_of(step.edges.front())), nullptr});
    }
  }
  return ways;
}

}  // namespace entente

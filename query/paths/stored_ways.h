// The shortest ways between two nodes of a stored graph as a statement sees them: what shortestPath(), ANY
// SHORTEST and SHORTEST k answer with there. Wrong door? To find paths by rules: query/paths/path_search.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/budget.h"
#include "query/graphs/property_graph.h"

namespace entente {

// At most `count` ways, best first as PathSearch::shortest() has them, each a list of relationships. Ways
// differ in their nodes: of the relationships between two nodes, which may be as many as there are documents
// that say so, the best stands for the step. No node is repeated.
// REQUIRES: graph.snapshot(), from != to.
Result<std::vector<ValueList>> stored_ways(const PropertyGraph& graph, NodeId from, NodeId to,
                                           const HopFilter& filter, std::optional<std::uint64_t> most,
                                           std::size_t count, Budget& budget);

}  // namespace entente

// A part of the graph copied out of a snapshot: what algorithms run on and what export writes.
#pragma once

#include <vector>

#include "graph/model.h"

namespace entente {

struct Subgraph {
  std::vector<NodeId> nodes;  // sorted, unique; every end of an edge is among them
  std::vector<Edge> edges;    // sorted by source, relation, first day, target, assertion
};

}  // namespace entente

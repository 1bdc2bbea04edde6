// The edges of one node, in key order, from both halves, a date window pushed down to seeks.
#pragma once

#include "graph/database.h"
#include "graph/model.h"
#include "graph/result.h"
#include "graph/snapshot.h"

namespace entente {

// The work of Snapshot::edges.
Result<void> scan_edges(const DatabaseView& view, NodeId node, const EdgeFilter& filter,
                        const Visitor<Edge>& visit);

}  // namespace entente

// GraphML that Gephi, Gephi Lite, networkx, igraph, Cytoscape and Boost read alike. export/README.md has the
// rules it keeps and why.
#pragma once

#include <cstdint>
#include <string>

#include "export/byte_sink.h"
#include "export/formats.h"
#include "export/projection.h"
#include "export/selection.h"

namespace entente {

struct ExportReport {
  std::uint64_t nodes = 0;  // written
  std::uint64_t edges = 0;
  std::uint64_t relations = 0;   // behind the edges
  std::uint64_t infinities = 0;  // texts in which Gephi reads "INF" as "Infinity"
  std::string first_infinity;    // one of them
};

// Writes the selection, nodes sorted by id, then edges by source, target and relation: the same bytes for the
// same graph. Memory: `projection` and the edges of one node. Time: a few reads of the store for each node
// and edge. Stops at the first error of the snapshot; the sink's own errors are its finish()'s to tell.
Result<ExportReport> write_graphml(const Selection& selection, const Projection& projection,
                                   GraphmlProfile profile, ByteSink& sink);

}  // namespace entente

// GEXF 1.3 with dates: the one file that makes Gephi's Timeline work at once. export/README.md has the rules
// it keeps and why.
#pragma once

#include "export/graphml_writer.h"

namespace entente {

// Writes the selection as the GraphML profile `gephi` does, one edge for each source, target and relation;
// its dates are spells, joined where they touch. Nodes have spells when their own dates are known (meetings,
// documents). Order, memory, time and errors as of write_graphml().
Result<ExportReport> write_gexf(const Selection& selection, const Projection& projection, ByteSink& sink);

}  // namespace entente

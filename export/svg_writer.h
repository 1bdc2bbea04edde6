// A drawing of the graph for people: who is connected with whom, at a glance.
#pragma once

#include "export/byte_sink.h"
#include "export/projection.h"
#include "export/selection.h"

namespace entente {

struct DrawingReport {
  std::size_t drawn = 0;  // nodes
  std::size_t lines = 0;
  std::size_t nodes = 0;  // of the projection
};

// Draws at most 70 nodes, the most connected: discs in the colour of their kind, sized by their relations,
// labelled where there is room, with a legend; whole names and kinds show as tooltips. The same bytes for the
// same graph.
Result<DrawingReport> write_svg(const Selection& selection, const Projection& projection, ByteSink& sink);

}  // namespace entente

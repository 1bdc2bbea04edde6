// Writes a selection in one of the formats of export/formats.h: what `entente export` and `.export` share.
#pragma once

#include <cstdint>
#include <string>

#include "export/byte_sink.h"
#include "export/formats.h"
#include "export/jsonl_writer.h"
#include "export/selection.h"

namespace entente {

struct GraphExport {
  ExportFormat format = ExportFormat::graphml;
  GraphmlProfile profile = GraphmlProfile::gephi;
  PageContent pages = PageContent::digest;  // of JSON Lines
};

struct ExportedGraph {
  std::uint64_t things = 0;  // nodes, or whatever the format counts; 0: the export is empty
  std::string report;        // "12 nodes, 30 edges from 41 relations\n", and warnings
};

// Writes and finishes `sink`. Fails with what the snapshot or the sink reports.
Result<ExportedGraph> export_selection(const Selection& selection, const GraphExport& wanted, ByteSink& sink);

}  // namespace entente

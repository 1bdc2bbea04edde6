#include "cli/graph_export.h"

#include <fmt/format.h>

#include "export/gexf_writer.h"
#include "export/svg_writer.h"

namespace entente {
namespace {

ExportedGraph told(const ExportReport& report) {
  ExportedGraph exported{report.nodes, fmt::format("{} nodes, {} edges from {} relations\n", report.nodes,
                                                   report.edges, report.relations)};
  if (report.infinities > 0) {
    exported.report += fmt::format(
        "warning: Gephi shows the letters INF as \"Infinity\" in every column but labels: {} texts, such as "
        "\"{}\"\n",
        report.infinities, report.first_infinity);
  }
  return exported;
}

Result<ExportedGraph> as_graphml(const Selection& selection, GraphmlProfile profile, ByteSink& sink) {
  const Projection projection = TRY(Projection::of(selection));
  return told(TRY(write_graphml(selection, projection, profile, sink)));
}

Result<ExportedGraph> as_gexf(const Selection& selection, ByteSink& sink) {
  const Projection projection = TRY(Projection::of(selection));
  return told(TRY(write_gexf(selection, projection, sink)));
}

Result<ExportedGraph> as_jsonl(const Selection& selection, PageContent pages, ByteSink& sink) {
  const JsonlReport report = TRY(write_jsonl(selection, pages, sink));
  return ExportedGraph{report.documents + report.entities,
                       fmt::format("{} documents, {} entities, {} statements, {} relations\n",
                                   report.documents, report.entities, report.statements, report.relations)};
}

Result<ExportedGraph> as_svg(const Selection& selection, ByteSink& sink) {
  const Projection projection = TRY(Projection::of(selection));
  const DrawingReport report = TRY(write_svg(selection, projection, sink));
  return ExportedGraph{report.drawn, fmt::format("{} of {} nodes drawn, {} lines\n", report.drawn,
                                                 report.nodes, report.lines)};
}

Result<ExportedGraph> written(const Selection& selection, const GraphExport& wanted, ByteSink& sink) {
  switch (wanted.format) {
    case ExportFormat::graphml:
      return as_graphml(selection, wanted.profile, sink);
    case ExportFormat::gexf:
      return as_gexf(selection, sink);
    case ExportFormat::jsonl:
      return as_jsonl(selection, wanted.pages, sink);
    case ExportFormat::svg:
      return as_svg(selection, sink);
  }
  return Error{ErrorCode::invalid_argument, "no such format", ""};
}

}  // namespace

Result<ExportedGraph> export_selection(const Selection& selection, const GraphExport& wanted,
                                       ByteSink& sink) {
  ExportedGraph exported = TRY(written(selection, wanted, sink));
  TRY(sink.finish());
  return exported;
}

}  // namespace entente

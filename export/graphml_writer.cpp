#include "export/graphml_writer.h"

#include <fmt/format.h>

#include "export/column_text.h"
#include "export/fact_reader.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

class GraphmlWriter {
 public:
  GraphmlWriter(const Selection& selection, const Projection& projection, GraphmlProfile profile,
                ByteSink& sink)
      : selection_(selection),
        snapshot_(selection.snapshot()),
        projection_(projection),
        profile_(profile),
        facts_(snapshot_),
        sink_(sink),
        xml_(sink) {}

  Result<ExportReport> write() {
    write_head();
    for (const ProjectedNode& node : projection_.nodes()) {
      if (sink_.failed()) return report_;
      TRY(write_node(node));
    }
    for (std::uint32_t source = 0; source < projection_.nodes().size(); ++source) {
      if (sink_.failed()) return report_;
      TRY(write_edges_from(source));
    }
    xml_.finish();
    return report_;
  }

 private:
  void write_head() {
    xml_.declaration().line();
    xml_.open("graphml")
        .attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .attribute("xsi:schemaLocation",
                   "http://graphml.graphdrawing.org/xmlns "
                   "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    for (const auto& column : graphml_node_columns()) write_key("node", column.key, column.name, column.type);
    for (const auto& column : graphml_edge_columns()) write_key("edge", column.key, column.name, column.type);
    xml_.line().open("graph").attribute("id", "entente").attribute("edgedefault", "directed");
  }

  void write_key(std::string_view of, std::string_view key, std::string_view name, std::string_view type) {
    xml_.line().open("key").attribute("id", key).attribute("for", of);
    xml_.attribute("attr.name", name).attribute("attr.type", type).close();
  }

  Result<void> write_node(const ProjectedNode& node) {
    const std::optional<Entity> entity = TRY(snapshot_.entity(node.node));
    if (!entity) return Error{ErrorCode::corruption, "the entity is gone", node.id};
    const NodeFacts facts = TRY(facts_.of(node, *entity));
    xml_.line().open("node").attribute("id", xml_id(node.id));
    write_data(graphml_node_columns(), facts);
    xml_.close();
    ++report_.nodes;
    return {};
  }

  Result<void> write_edges_from(std::uint32_t source) {
    const std::vector<Edge> edges = TRY(selection_.edges_from(projection_.nodes()[source].node));
    for (const Bundle& bundle : bundles(source, edges, projection_, profile_)) {
      TRY(write_edge(bundle));
    }
    return {};
  }

  Result<void> write_edge(const Bundle& bundle) {
    const EdgeFacts facts = TRY(facts_.of(bundle));
    const std::string source = xml_id(projection_.nodes()[bundle.source].id);
    const std::string target = xml_id(projection_.nodes()[bundle.target].id);
    xml_.line().open("edge").attribute("id", edge_id(source, bundle, target, profile_));
    xml_.attribute("source", source).attribute("target", target);
    if (profile_ != GraphmlProfile::strict) xml_.attribute("label", facts.label);
    write_data(graphml_edge_columns(), facts);
    xml_.close();
    ++report_.edges;
    report_.relations += bundle.edges.size();
    return {};
  }

  template <typename Columns, typename Facts>
  void write_data(Columns columns, const Facts& facts) {
    for (const auto& column : columns) {
      const std::string value = column_text(column.value(facts));
      if (value.empty()) continue;
      if (column.type == "string" && column.name != "label") watch_for_infinity(value);
      xml_.open("data").attribute("key", column.key).text(value).close();
    }
  }

  void watch_for_infinity(const std::string& value) {
    if (!gephi_reads_infinity(value)) return;
    if (report_.infinities++ == 0) report_.first_infinity = value;
  }

  const Selection& selection_;
  const Snapshot& snapshot_;
  const Projection& projection_;
  GraphmlProfile profile_;
  FactReader facts_;
  ByteSink& sink_;
  XmlWriter xml_;
  ExportReport report_;
};

}  // namespace

Result<ExportReport> write_graphml(const Selection& selection, const Projection& projection,
                                   GraphmlProfile profile, ByteSink& sink) {
  return GraphmlWriter(selection, projection, profile, sink).write();
}

}  // namespace entente

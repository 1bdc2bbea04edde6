#include "export/graphml_writer.h"

#include <fmt/format.h>

#include <set>

#include "export/column_text.h"
#include "export/graphml_columns.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

constexpr std::size_t most_titles = 12;
constexpr std::size_t longest_title = 160;  // characters

class GraphmlWriter {
 public:
  GraphmlWriter(const Selection& selection, const Projection& projection, GraphmlProfile profile,
                ByteSink& sink)
      : selection_(selection),
        snapshot_(selection.snapshot()),
        projection_(projection),
        profile_(profile),
        documents_(snapshot_),
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
    NodeFacts facts{
        .projected = node, .entity = *entity, .document = nullptr, .first_seen = {}, .last_seen = {}};
    if (node.kind == EntityKind::document) facts.document = TRY(documents_.of(node.node));
    TRY(read_days_seen(facts));
    xml_.line().open("node").attribute("id", xml_id(node.id));
    write_data(graphml_node_columns(), facts);
    xml_.close();
    ++report_.nodes;
    return {};
  }

  Result<void> read_days_seen(NodeFacts& facts) {
    for (const NodeId document : TRY(snapshot_.documents_of(facts.projected.node))) {
      const Date date = TRY(documents_.of(document))->date;
      if (!date.known()) continue;
      if (!facts.first_seen.known() || date < facts.first_seen) facts.first_seen = date;
      if (facts.last_seen < date) facts.last_seen = date;
    }
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
    EdgeFacts facts{
        .bundle = bundle, .label = bundle.label(), .sources = {}, .quote = {}, .quote_source = {}};
    TRY(read_sources(facts));
    TRY(read_quote(facts));
    const std::string source = xml_id(projection_.nodes()[bundle.source].id);
    const std::string target = xml_id(projection_.nodes()[bundle.target].id);
    xml_.line().open("edge").attribute("id", edge_id(source, bundle, target));
    xml_.attribute("source", source).attribute("target", target);
    if (profile_ != GraphmlProfile::strict) xml_.attribute("label", facts.label);
    write_data(graphml_edge_columns(), facts);
    xml_.close();
    ++report_.edges;
    report_.relations += bundle.edges.size();
    return {};
  }

  // "state:JPN..member_of..grouping:quad", of what is no fact
  // "state:JPN..member_of.proposed..organisation:nato": unique because ids have no "..", and the same in
  // every export.
  std::string edge_id(const std::string& source, const Bundle& bundle, const std::string& target) const {
    const Edge& first = bundle.edges.front();
    if (profile_ == GraphmlProfile::strict) return fmt::format("{}..{}", source, target);
    const std::string_view relation = info(first.relation).name;
    if (first.is_fact()) return fmt::format("{}..{}..{}", source, relation, target);
    return fmt::format("{}..{}.{}..{}", source, relation, standing_of(first), target);
  }

  Result<void> read_sources(EdgeFacts& facts) {
    std::set<NodeId> documents;
    for (const Edge& edge : facts.bundle.edges) documents.insert(edge.document);
    facts.documents = static_cast<std::uint32_t>(documents.size());
    std::set<std::string> titles;
    for (const NodeId document : documents) {
      titles.insert(shortened(column_text(TRY(documents_.of(document))->title), longest_title));
    }
    std::size_t count = 0;
    for (const std::string& title : titles) {
      if (title.empty()) continue;
      if (count == most_titles) {
        facts.sources += fmt::format(" | and {} more", titles.size() - count);
        break;
      }
      facts.sources.append(count++ == 0 ? "" : " | ").append(title);
    }
    return {};
  }

  Result<void> read_quote(EdgeFacts& facts) {
    const std::optional<Relation> relation = TRY(snapshot_.relation(facts.bundle.edges.front().assertion));
    if (!relation || relation->evidence.quote.empty()) return {};
    const DocumentName* document = TRY(documents_.of(node_of(relation->document)));
    facts.quote = relation->evidence.quote;
    const std::string title = shortened(column_text(document->title), longest_title);
    facts.quote_source = fmt::format("{}, p. {}", title, relation->evidence.page);
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
  DocumentNames documents_;
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

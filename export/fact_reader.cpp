#include "export/fact_reader.h"

#include <fmt/format.h>

#include <set>

#include "export/column_text.h"

namespace entente {
namespace {

constexpr std::size_t most_titles = 12;
constexpr std::size_t longest_title = 160;  // characters

}  // namespace

Result<NodeFacts> FactReader::of(const ProjectedNode& node, const Entity& entity) {
  NodeFacts facts{
      .projected = node, .entity = entity, .document = nullptr, .first_seen = {}, .last_seen = {}};
  if (node.kind == EntityKind::document) facts.document = TRY(documents_.of(node.node));
  TRY(read_days_seen(facts));
  return facts;
}

Result<EdgeFacts> FactReader::of(const Bundle& bundle) {
  EdgeFacts facts{.bundle = bundle, .label = bundle.label(), .sources = {}, .quote = {}, .quote_source = {}};
  TRY(read_sources(facts));
  TRY(read_quote(facts));
  return facts;
}

Result<void> FactReader::read_days_seen(NodeFacts& facts) {
  for (const NodeId document : TRY(snapshot_.documents_of(facts.projected.node))) {
    const Date date = TRY(documents_.of(document))->date;
    if (!date.known()) continue;
    if (!facts.first_seen.known() || date < facts.first_seen) facts.first_seen = date;
    if (facts.last_seen < date) facts.last_seen = date;
  }
  return {};
}

Result<void> FactReader::read_sources(EdgeFacts& facts) {
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

Result<void> FactReader::read_quote(EdgeFacts& facts) {
  const std::optional<Relation> relation = TRY(snapshot_.relation(facts.bundle.edges.front().assertion));
  if (!relation || relation->evidence.quote.empty()) return {};
  const DocumentName* document = TRY(documents_.of(node_of(relation->document)));
  facts.quote = relation->evidence.quote;
  const std::string title = shortened(column_text(document->title), longest_title);
  facts.quote_source = fmt::format("{}, p. {}", title, relation->evidence.page);
  return {};
}

std::string edge_id(const std::string& source, const Bundle& bundle, const std::string& target,
                    GraphmlProfile profile) {
  const Edge& first = bundle.edges.front();
  if (profile == GraphmlProfile::strict) return fmt::format("{}..{}", source, target);
  const std::string_view relation = info(first.relation).name;
  if (first.is_fact()) return fmt::format("{}..{}..{}", source, relation, target);
  return fmt::format("{}..{}.{}..{}", source, relation, standing_of(first), target);
}

}  // namespace entente

#include "graph/snapshot.h"

#include <algorithm>

#include "graph/database.h"
#include "graph/edge_scan.h"
#include "graph/entity_view.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

// The row under `key`, decoded; nothing when there is none.
template <typename Decode>
auto read_row(const DatabaseView& view, Family family, const std::string& key, const Decode& decode)
    -> Result<std::optional<std::decay_t<decltype(decode("").value())>>> {
  using Record = std::decay_t<decltype(decode("").value())>;
  std::optional<std::string> bytes = TRY(view.get(family, key));
  if (!bytes) return std::optional<Record>();
  return std::optional<Record>(TRY(decode(*bytes)));
}

// Every row of a family, decoded from key and value, in key order until the visitor has had enough.
template <typename Record, typename Decode>
Result<void> visit_rows(const DatabaseView& view, Family family, const std::string& prefix,
                        const Decode& decode, const Visitor<Record>& visit) {
  Cursor rows = view.cursor(family);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    Record record = TRY(decode(rows.key(), rows.value()));
    if (!visit(record)) return {};
  }
  return rows.status();
}

Error wrong_key(Family family) {
  return {ErrorCode::corruption, "a key has the wrong length in " + std::string(family_name(family)), ""};
}

Result<void> visit_participations(const DatabaseView& view, NodeId node, keys::Role role,
                                  const Visitor<Statement>& visit) {
  auto decode = [&view](std::string_view key, std::string_view) -> Result<Statement> {
    if (key.size() != keys::participation_size) return wrong_key(Family::participation);
    std::string id(key.substr(key.size() - 16));
    std::optional<Statement> statement = TRY(read_row(view, Family::statements, id, decode_statement));
    if (statement) return std::move(*statement);
    return Error{ErrorCode::corruption,
                 "statement " + to_string(keys::assertion_at(id, 0)) + " is missing: run `entente check`",
                 ""};
  };
  return visit_rows<Statement>(view, Family::participation, keys::participation_prefix(node, role), decode,
                               visit);
}

// The lowest key that begins with these digits, and whether an id does.
std::optional<AssertionId> lowest_with_prefix(std::string_view hex) {
  std::string digits(hex);
  digits.resize(32, '0');
  return assertion_id(digits);
}

Result<void> add_with_prefix(const DatabaseView& view, Family family, std::string_view hex, std::size_t limit,
                             std::set<AssertionId>& found) {
  auto lowest = lowest_with_prefix(hex);
  if (!lowest) return {};
  std::size_t taken = 0;
  Cursor rows = view.cursor(family);
  for (rows.seek(keys::assertion(*lowest)); rows.valid() && taken < limit; rows.next()) {
    if (rows.key().size() != 16) return wrong_key(family);
    AssertionId id = keys::assertion_at(rows.key(), 0);
    if (to_string(id).compare(0, hex.size(), hex) != 0) break;
    found.insert(id);
    ++taken;
  }
  return rows.status();
}

std::string lower_hex(std::string_view hex) {
  std::string lower(hex);
  for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

}  // namespace

Snapshot::BlockReads Snapshot::block_reads() {
  return {blocks_read(), blocks_cached()};
}

Snapshot::Snapshot(std::shared_ptr<const DatabaseView> view, std::shared_ptr<FullTextIndex> full_text)
    : view_(std::move(view)), full_text_(std::move(full_text)) {}

Result<std::optional<Entity>> Snapshot::entity(NodeId node) const {
  return EntityReader(*view_).read(node);
}

Result<std::optional<EntityId>> Snapshot::id_of(NodeId node) const {
  auto row = TRY(read_row(*view_, Family::entities, keys::node(node), decode_entity));
  if (!row) return std::optional<EntityId>();
  return std::optional(std::move(row->id));
}

Result<void> Snapshot::edges(NodeId node, const EdgeFilter& filter, const Visitor<Edge>& visit) const {
  return scan_edges(*view_, node, filter, visit);
}

Result<std::uint64_t> Snapshot::degree(NodeId node) const {
  auto row = TRY(read_row(*view_, Family::entities, keys::node(node), decode_entity));
  return row ? row->edges : 0;
}

Result<std::optional<Statement>> Snapshot::statement(const AssertionId& id) const {
  return read_row(*view_, Family::statements, keys::assertion(id), decode_statement);
}

Result<std::optional<Relation>> Snapshot::relation(const AssertionId& id) const {
  return read_row(*view_, Family::relations, keys::assertion(id), decode_relation);
}

Result<std::vector<AssertionId>> Snapshot::assertions_with_prefix(std::string_view hex,
                                                                  std::size_t limit) const {
  if (hex.size() < 4 || hex.size() > 32) return std::vector<AssertionId>();
  std::string digits = lower_hex(hex);
  std::set<AssertionId> found;
  TRY(add_with_prefix(*view_, Family::statements, digits, limit, found));
  TRY(add_with_prefix(*view_, Family::relations, digits, limit, found));
  std::vector<AssertionId> ids(found.begin(), found.end());
  if (ids.size() > limit) ids.resize(limit);
  return ids;
}

Result<void> Snapshot::statements_of(NodeId node, const Visitor<Statement>& visit) const {
  return visit_participations(*view_, node, keys::Role::part, visit);
}

Result<void> Snapshot::statements_about(NodeId commitment, const Visitor<Statement>& visit) const {
  return visit_participations(*view_, commitment, keys::Role::subject_matter, visit);
}

Result<std::optional<DocumentRecord>> Snapshot::document(NodeId node) const {
  return read_row(*view_, Family::documents, keys::node(node), decode_document);
}

Result<std::optional<PageText>> Snapshot::page(NodeId document, std::uint32_t number) const {
  return read_row(*view_, Family::pages, keys::page(document, number), decode_page);
}

Result<void> Snapshot::pages_of(NodeId document, const Visitor<PageText>& visit) const {
  auto decode = [](std::string_view, std::string_view value) { return decode_page(value); };
  return visit_rows<PageText>(*view_, Family::pages, keys::node(document), decode, visit);
}

Result<std::vector<EntityContribution>> Snapshot::entities_of(NodeId document) const {
  auto row = TRY(read_row(*view_, Family::contributions, keys::node(document), decode_contribution));
  return row ? std::move(row->entities) : std::vector<EntityContribution>();
}

Result<std::optional<EntityId>> Snapshot::document_at(std::string_view source) const {
  std::optional<EntityId> found;
  std::string prefix = std::string(source) + '\0';
  TRY(view_->scan(Family::sources, prefix, [&](std::string_view key, std::string_view value) {
    if (key.size() == prefix.size() + sizeof(NodeId)) found = EntityId(value);
    return !found;
  }));
  return found;
}

Result<std::optional<EntityId>> Snapshot::document_with_text(std::string_view text_digest) const {
  return view_->get(Family::texts, text_digest);
}

Result<std::vector<NodeId>> Snapshot::documents_of(NodeId node) const {
  std::vector<NodeId> documents;
  bool damaged = false;
  TRY(view_->scan(Family::entity_documents, keys::node(node), [&](std::string_view key, std::string_view) {
    damaged = key.size() != keys::entity_document_size;
    if (!damaged) documents.push_back(keys::node_at(key, 12));
    return !damaged;
  }));
  if (damaged) return wrong_key(Family::entity_documents);
  return documents;
}

Result<void> Snapshot::for_each_entity(const Visitor<Entity>& visit) const {
  EntityReader reader(*view_);
  auto decode = [&reader](std::string_view key, std::string_view value) -> Result<Entity> {
    if (key.size() != sizeof(NodeId)) return wrong_key(Family::entities);
    return reader.read(keys::node_at(key, 0), value);
  };
  return visit_rows<Entity>(*view_, Family::entities, "", decode, visit);
}

Result<void> Snapshot::for_each_id(const Visitor<EntityId>& visit) const {
  auto decode = [](std::string_view, std::string_view value) -> Result<EntityId> {
    return TRY(decode_entity(value)).id;
  };
  return visit_rows<EntityId>(*view_, Family::entities, "", decode, visit);
}

Result<void> Snapshot::for_each_edge(const Visitor<Edge>& visit) const {
  auto decode = [](std::string_view key, std::string_view value) -> Result<Edge> {
    HalfEdge half = TRY(decode_half_edge(key, value));
    half.edge.source = half.near;
    half.edge.target = half.far;
    return half.edge;
  };
  return visit_rows<Edge>(*view_, Family::out, "", decode, visit);
}

Result<void> Snapshot::for_each_statement(const Visitor<Statement>& visit) const {
  auto decode = [](std::string_view, std::string_view value) { return decode_statement(value); };
  return visit_rows<Statement>(*view_, Family::statements, "", decode, visit);
}

Result<void> Snapshot::for_each_relation(const Visitor<Relation>& visit) const {
  auto decode = [](std::string_view, std::string_view value) { return decode_relation(value); };
  return visit_rows<Relation>(*view_, Family::relations, "", decode, visit);
}

Result<void> Snapshot::for_each_document(const Visitor<DocumentRecord>& visit) const {
  auto decode = [](std::string_view, std::string_view value) { return decode_document(value); };
  return visit_rows<DocumentRecord>(*view_, Family::documents, "", decode, visit);
}

Result<Counts> Snapshot::counts() const {
  auto counts = TRY(read_row(*view_, Family::meta, std::string(keys::counts), decode_counts));
  return counts.value_or(Counts{});
}

}  // namespace entente

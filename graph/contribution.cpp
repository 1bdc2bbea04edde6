#include "graph/contribution.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "graph/keys.h"
#include "graph/records.h"
#include "graph/stated_days.h"

namespace entente {
namespace {

using keys::Role;
using keys::Side;

class Collector {
 public:
  explicit Collector(const Changes& changes)
      : changes_(changes), document_(node_of(changes.document.id)), day_(changes.document.date.first_day()) {}

  Contribution collect() && {
    add_document();
    for (const PageText& page : changes_.pages)
      add(Family::pages, keys::page(document_, page.number), encode(page));
    for (const EntityContribution& entity : changes_.entities) add_entity(entity);
    for (const Statement& statement : changes_.statements) add_statement(statement);
    for (const Relation& relation : changes_.relations) add_relation(relation);
    return std::move(contribution_);
  }

 private:
  void add(Family family, std::string key, std::string value) {
    contribution_.rows.push_back({family, std::move(key), std::move(value)});
  }

  void add_document() {
    const DocumentRecord& record = changes_.document;
    add(Family::documents, keys::node(document_), encode(record));
    add(Family::texts, record.text_digest, record.id);
    if (!record.content_digest.empty()) add(Family::texts, record.content_digest, record.id);
    for (const std::string& digest : record.repeats) add(Family::texts, digest, record.id);
    for (const std::string& location : record.sources) {
      add(Family::sources, keys::source(location, document_), record.id);
    }
    ContributionRow row;
    row.entities = changes_.entities;
    for (const Statement& statement : changes_.statements) row.statements.push_back(statement.id);
    for (const Relation& relation : changes_.relations) row.relations.push_back(relation.id);
    for (const PageText& page : changes_.pages) row.pages.push_back(page.number);
    add(Family::contributions, keys::node(document_), encode(row));
  }

  void add_entity(const EntityContribution& entity) {
    EntityShare share;
    share.id = entity.id;
    share.node = node_of(entity.id);
    share.mentions = entity.mentions.size();
    share.profile = entity.profile;
    share.observed = entity.observed;
    std::ranges::sort(share.observed);
    share.observed.erase(std::unique(share.observed.begin(), share.observed.end()), share.observed.end());
    add(Family::entity_documents, keys::entity_document(share.node, day_, document_),
        encode_count(share.mentions));
    shares_[share.node] = contribution_.entities.size();
    contribution_.entities.push_back(std::move(share));
  }

  void add_statement(const Statement& statement) {
    add(Family::statements, keys::assertion(statement.id), encode(statement));
    std::set<EntityId> part;
    for (const auto* list :
         {&statement.parties, &statement.target, &statement.beneficiary, &statement.envelope.attributed_to}) {
      part.insert(list->begin(), list->end());
    }
    for (const EntityId& id : part) {
      add(Family::participation, keys::participation(node_of(id), Role::part, day_, statement.id), "");
    }
    if (statement.commitment.empty()) return;
    NodeId commitment = node_of(statement.commitment);
    add(Family::participation, keys::participation(commitment, Role::subject_matter, day_, statement.id), "");
  }

  void add_relation(const Relation& relation) {
    add(Family::relations, keys::assertion(relation.id), encode(relation));
    Edge edge = edge_of(relation, changes_.document);
    std::string value = encode_edge_value(edge);
    add(Family::out, keys::half_edge(edge, Side::out), value);
    add(Family::in, keys::half_edge(edge, Side::in), value);
    if (edge.first != edge.last) {
      add(Family::spans, keys::span(edge, Side::out), value);
      add(Family::spans, keys::span(edge, Side::in), value);
    }
    count_edge(edge.source);
    if (edge.target != edge.source) count_edge(edge.target);
  }

  void count_edge(NodeId node) {
    auto share = shares_.find(node);
    if (share != shares_.end()) ++contribution_.entities[share->second].edges;
  }

  const Changes& changes_;
  NodeId document_;
  Day day_;
  Contribution contribution_;
  std::unordered_map<NodeId, std::size_t> shares_;
};

}  // namespace

Contribution contribution_of(const Changes& changes) {
  return Collector(changes).collect();
}

}  // namespace entente

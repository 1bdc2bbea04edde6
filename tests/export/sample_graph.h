// Small graphs for the tests of export: documents are made up sentence by sentence, so that every quote is
// true.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/selection.h"
#include "graph/changes.h"
#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

// One document under construction: each relation adds its sentence to page 1.
class SampleDocument {
 public:
  SampleDocument(const std::string& slug, const std::string& title, std::string_view date);

  SampleDocument& entity(const EntityId& id, const std::string& name);
  SampleDocument& profile(const EntityId& id, EntityProfile profile);
  SampleDocument& observe(const EntityId& id, const std::string& attribute, const std::string& value);
  // Ends not yet named get their id as name. Symmetric relations are put in order.
  SampleDocument& relation(RelationKind kind, EntityId subject, EntityId object, const std::string& quote,
                           std::string_view time = "");
  // Of the last relation.
  Relation& last() { return changes_.relations.back(); }
  DocumentRecord& record() { return changes_.document; }
  // A statement by `party` with this quote, about a commitment when one is named.
  SampleDocument& statement(const EntityId& party, const std::string& quote, const EntityId& commitment = "");
  Changes changes() const;

 private:
  EntityContribution& contribution(const EntityId& id);
  Evidence evidence(const std::string& quote);

  Changes changes_;
  std::uint64_t number_ = 0;
};

// A store in memory that holds these documents, committed in this order. Fails the test when a commit fails.
Store store_of(const std::vector<Changes>& documents);
Snapshot snapshot_of(const Store& store);

// Three documents around a meeting: two states, a summit, an organisation that one seeks to join, a document
// node with its author, and an INF treaty.
std::vector<Changes> small_graph();

// Entities, relations and dates drawn from the seed; names of all kinds of characters.
std::vector<Changes> random_graph(std::uint32_t seed, std::size_t entities, std::size_t relations);

// The export of everything that `filter` admits. Fails the test when the export fails.
std::string graphml_of(const Store& store, const EdgeFilter& filter = {});
std::string jsonl_of(const Store& store);

}  // namespace entente

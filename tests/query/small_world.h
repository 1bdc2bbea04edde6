// Small graphs for the tests of questions: documents are made up sentence by sentence, so every quote is
// true.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/snapshot.h"
#include "graph/store.h"
#include "query/ask.h"

namespace entente {

// One document under construction: each relation or statement adds its sentence to page 1.
class Report {
 public:
  Report(const std::string& slug, const std::string& title, std::string_view date);

  // Known to the lexicon under `name` and `aliases`.
  Report& known(const EntityId& id, const std::string& name, std::vector<std::string> aliases = {});
  // Named in this document.
  Report& named(const EntityId& id, const std::string& name);
  Report& relation(RelationKind kind, EntityId subject, EntityId object, const std::string& sentence,
                   std::string_view time = "");
  Report& statement(StatementClass statement_class, const std::vector<EntityId>& parties,
                    const std::string& sentence, const std::string& quote, const EntityId& commitment = "");
  Relation& last_relation() { return changes_.relations.back(); }
  Statement& last_statement() { return changes_.statements.back(); }
  DocumentRecord& record() { return changes_.document; }
  Changes changes() const;

 private:
  EntityContribution& contribution(const EntityId& id);
  Evidence evidence(const std::string& sentence, const std::string& quote);
  AssertionId next_id();

  Changes changes_;
  std::uint64_t number_ = 0;
};

// A store in memory with these documents and a snapshot of it; fails the test where a commit fails.
class World {
 public:
  explicit World(const std::vector<Changes>& documents);

  const Snapshot& snapshot() const { return snapshot_; }
  // Fails the test when the question fails.
  Answer ask(std::string_view question) const;
  // The error's message; "" when the question does not fail.
  std::string refusal(std::string_view question) const;
  ErrorCode refusal_code(std::string_view question) const;

 private:
  Store store_;
  Snapshot snapshot_;
};

// Japan, Korea and others between 2021 and 2024: a summit with three pledges, one of them repeated,
// memberships of AUKUS and the Quad, a proposal, two Georgias.
const World& summit_world();

// The cells of one column as text.
std::vector<std::string> column(const Answer& answer, std::string_view name);
// All notes in one text.
std::string notes(const Answer& answer);

}  // namespace entente

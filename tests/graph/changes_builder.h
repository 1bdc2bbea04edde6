// Builds the Changes of small made-up documents.
//
//   Changes changes = ChangesBuilder("camp-david").dated("2023-08-18").page("Japan met Korea. Both agreed.")
//                         .mention("state:JPN", "Japan").mention("state:KOR", "Korea")
//                         .relation(RelationKind::met_with, "state:JPN", "state:KOR", "Japan met Korea")
//                         .build();
#pragma once

#include <string>
#include <vector>

#include "graph/changes.h"

namespace entente {

class ChangesBuilder {
 public:
  explicit ChangesBuilder(const std::string& name);

  ChangesBuilder& dated(const std::string& date);
  ChangesBuilder& extractor(const std::string& version);
  ChangesBuilder& source(const std::string& location);
  // The next page.
  ChangesBuilder& page(const std::string& text);
  // An entity without mention; again: nothing new.
  ChangesBuilder& entity(const EntityId& id);
  // A mention of `surface` where it first stands, and `surface` observed as a name.
  ChangesBuilder& mention(const EntityId& id, const std::string& surface);
  ChangesBuilder& observe(const EntityId& id, const std::string& attribute, const std::string& value);
  ChangesBuilder& profile(const EntityId& id, const std::string& name, std::vector<std::string> aliases);
  // A statement whose evidence is `quote` where it first stands.
  ChangesBuilder& statement(StatementClass statement_class, const EntityId& party, const std::string& quote);
  ChangesBuilder& relation(RelationKind kind, EntityId subject, EntityId object, const std::string& quote);

  // The statement or relation added last, for more fields.
  Statement& last_statement() { return changes_.statements.back(); }
  Relation& last_relation() { return changes_.relations.back(); }
  // Stated time of the relation added last.
  ChangesBuilder& at(const std::string& time);
  ChangesBuilder& modality(Modality modality);

  Changes build() const;

 private:
  EntityContribution& contribution(const EntityId& id);
  Evidence evidence(const std::string& quote) const;
  AssertionId next_id(const std::string& what) const;

  Changes changes_;
};

}  // namespace entente

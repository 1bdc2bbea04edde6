// What one document adds to the graph: the only thing Store::commit() takes.
//
// A value without behaviour. ingest/linking makes it; graph/store applies it as one atomic batch that first
// takes away what the same document said before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model.h"

namespace entente {

// What the lexicon knows of an entity. The same for every document that mentions it.
struct EntityProfile {
  std::string name;
  std::string subtype;
  std::vector<std::string> aliases;
  std::map<std::string, std::string> ids;
  std::map<std::string, std::string> background;
};

// One attribute of an entity as this document has it: name, subtype, status, date, place, member …
struct ObservedFact {
  std::string attribute;
  std::string value;
  auto operator<=>(const ObservedFact&) const = default;
};

struct MentionRecord {
  std::uint32_t page = 1;
  std::uint32_t start = 0;  // bytes of the page text
  std::uint32_t end = 0;
  auto operator<=>(const MentionRecord&) const = default;
};

struct EntityContribution {
  EntityId id;
  std::optional<EntityProfile> profile;  // nothing: not in the lexicon
  std::vector<ObservedFact> observed;    // surface names under "name", the fullest under "title" too
  std::vector<MentionRecord> mentions;   // empty: implicit (an author, the state behind an office)
};

struct Changes {
  DocumentRecord document;
  std::vector<PageText> pages;
  std::vector<EntityContribution> entities;  // every end of a relation and every party is among them
  std::vector<Statement> statements;
  std::vector<Relation> relations;
};

}  // namespace entente

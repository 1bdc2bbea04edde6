// What one document puts into the store, worked out without reading it: the rows that are its own, and what
// it adds to rows that documents share. Entering and withdrawing it (graph/bookkeeping.h) are exact opposites
// because both start from this one function; graph/check.cpp compares the whole store with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/database.h"

namespace entente {

struct Row {
  Family family;
  std::string key;
  std::string value;
};

// A document's share in an entity that others may mention too.
struct EntityShare {
  EntityId id;
  NodeId node = 0;
  std::uint64_t mentions = 0;
  std::uint64_t edges = 0;  // with this end; a loop once
  std::optional<EntityProfile> profile;
  std::vector<ObservedFact> observed;  // sorted, each once
};

struct Contribution {
  std::vector<Row> rows;
  std::vector<EntityShare> entities;
};

// REQUIRES: `changes` passed validate() (graph/validation.h), or was read back from the store.
Contribution contribution_of(const Changes& changes);

// The attribute under which surface names are observed.
inline constexpr std::string_view name_attribute = "name";
// The one under which a document states what an entity it introduces is best called: "Prime Minister of
// Japan" where the page says "Japanese Prime Minister". Preferred for display over surface names.
inline constexpr std::string_view title_attribute = "title";

}  // namespace entente

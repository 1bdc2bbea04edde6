// A question whose names are entities of one snapshot: what the verbs run on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "query/parsed_question.h"

namespace entente {

struct BoundName {
  NodeId node = 0;
  EntityId id;
  EntityKind kind = EntityKind::organisation;
  std::string name;  // canonical
};

struct BoundQuestion {
  ParsedQuestion parsed;
  std::vector<BoundName> names;  // A and B
  AssertionId assertion;         // of `why`
  EdgeFilter edges;              // via, not via, dates, confidence, proposals; derived edges only with these
  // Kinds of relation that are among edges.not_relations only because nobody asked for them: what one actor
  // urges on another connects them no more than a proposal does.
  std::set<RelationKind> unasked;
  std::set<EntityKind> only;  // empty: not said
  std::set<StatementClass> classes;
  std::vector<BoundName> avoiding;
  std::optional<BoundName> through;
  std::optional<BoundName> at;
  std::optional<std::size_t> depth, ways, limit;
  std::vector<std::string> notes;  // choices that were made, for the person who asked

  bool avoids(NodeId node) const;
  // Whether the days first..last of a fact meet `since` and `until`; an undated one only when neither is
  // said.
  bool in_time(Day first, Day last) const;
};

// Looks up every name of `question`. Fails with unknown_name (the three nearest names are in the message),
// ambiguous_name (the candidates are), invalid_query, not_found for the digits of `why`. Costs one look-up a
// name; a scan of all names when one is unknown.
Result<BoundQuestion> bind(const ParsedQuestion& question, const Snapshot& snapshot);

}  // namespace entente

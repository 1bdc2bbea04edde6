// A question whose names are entities of one snapshot: what the verbs run on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "query/verb_call.h"

namespace entente {

struct BoundName {
  NodeId node = 0;
  EntityId id;
  EntityKind kind = EntityKind::organisation;
  std::string name;  // canonical
};

struct BoundQuestion {
  Verb verb = Verb::find;
  std::string subject;                 // the text of `find`, the digits of `why`
  std::set<EntityKind> subject_kinds;  // of `top`
  std::vector<BoundName> names;        // A and B
  AssertionId assertion;               // of `why`
  EdgeFilter edges;  // via, not via, dates, sources, confidence, proposals; derived edges only with these
  // Kinds of relation that are among edges.not_relations only because nobody asked for them: what one actor
  // urges on another connects them no more than a proposal does.
  std::set<RelationKind> unasked;
  std::set<EntityKind> only;  // empty: not said
  std::set<StatementClass> classes;
  std::set<Modality> modalities;  // empty: not said
  Day as_of = unknown_day;
  std::vector<BoundName> avoiding;
  std::optional<BoundName> through;
  std::optional<BoundName> at;
  std::optional<std::size_t> depth, ways, limit;
  ValueMap options;                // as they were given: a verb reads those of its own there
  std::vector<std::string> notes;  // choices that were made, for the person who asked

  bool avoids(NodeId node) const;
  // What `edges` cannot say: modality, and whether it is said to have ended before `as_of`.
  bool takes(const Edge& edge) const;
  // Whether a statement of this kind and of this document passes.
  bool takes(const Statement& statement) const;
  // Whether the days first..last of a fact meet `since` and `until`; an undated one only when neither is
  // said.
  bool in_time(Day first, Day last) const;
};

// Understands every argument and option. Names may be nodes or texts: texts are looked up, and fail with
// unknown_name (the three nearest are in the message) or ambiguous_name (the candidates are). Fails with
// invalid_argument for an option the verb does not take or that is of another kind, invalid_query for what
// can have no answer, not_found for the digits of `why`; `where` is "argument N" when it is about one.
Result<BoundQuestion> bind(const VerbCall& call, const Snapshot& snapshot);

}  // namespace entente

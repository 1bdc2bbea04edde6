// WITH and RETURN: what goes on, grouped, once each, in order, and how much of it.
#pragma once

#include <vector>

#include "query/planning/plan_draft.h"
#include "query/planning/scope.h"

namespace entente {

struct ProjectedColumn {
  std::string_view name;  // stands in the statement's tree
  Slot slot = no_slot;
  PossibleKinds kinds;
};

// Adds the operators of the clause to `pipeline` and answers its columns, which alone are known after it.
// `where` is WITH's and may be null. Without DISTINCT and aggregates ORDER BY and `where` still see what was
// known before; otherwise what is projected, by its name or written again.
Result<std::vector<ProjectedColumn>> plan_projection(PlanDraft& draft, ProjectionBody& body,
                                                     Expression* where, Scope& scope,
                                                     PipelineDraft& pipeline);

}  // namespace entente

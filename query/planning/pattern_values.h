// Patterns inside expressions, compiled to pipelines that start from the row around them: `(a)-->(b)` as a
// condition, [(a)-->(b) | b.name], EXISTS { … }.
#pragma once

#include <memory>

#include "query/planning/plan_draft.h"
#include "query/planning/scope.h"

namespace entente {

// Adds the pattern's own variables to `scope`; `where` may be null and is in the pipeline.
Result<std::shared_ptr<const Pipeline>> plan_pattern(PlanDraft& draft, PatternPart& pattern,
                                                     Expression* where, Scope& scope);

// Fails where the pattern names a variable that `scope` does not know: a condition binds nothing.
Result<void> no_new_variables(const PlanDraft& draft, const PatternPart& pattern, const Scope& scope);

// A query, or MATCH … WHERE alone, that sees the variables of `scope`, which stays as it is. `span`: of the
// whole expression.
Result<std::shared_ptr<const Pipeline>> plan_subquery(PlanDraft& draft, Query& query, TextSpan span,
                                                      Scope& scope);

}  // namespace entente

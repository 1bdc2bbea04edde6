// The clauses of one query, in order, as operators.
#pragma once

#include "query/planning/plan_draft.h"
#include "query/planning/projection.h"
#include "query/planning/scope.h"

namespace entente {

enum class QueryPlace { statement, subquery };  // a subquery need not return anything, and never writes

struct PlannedQuery {
  PipelineDraft pipeline;
  std::vector<ProjectedColumn> columns;  // of its RETURN or standalone CALL; else none
};

// `scope`: what is known before. Fails where a clause cannot stand where it does.
Result<PlannedQuery> plan_clauses(PlanDraft& draft, SingleQuery& query, Scope scope, QueryPlace place);

// CALL: `alone` when it is the whole statement; then its columns are the answer, and arguments may be taken
// from parameters of their names.
enum class CallPlace { alone, among_clauses };
Result<std::vector<ProjectedColumn>> plan_call(PlanDraft& draft, QueryClause& clause, CallPlace place,
                                               Scope& scope, PipelineDraft& pipeline);

// CREATE, on scratch graphs.
Result<void> plan_create(PlanDraft& draft, QueryClause& clause, Scope& scope, PipelineDraft& pipeline);

}  // namespace entente

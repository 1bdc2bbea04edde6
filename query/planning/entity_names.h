// entity('Japan'), entity('Georgia', 'State'): the node that a name means, found when the statement is
// planned, so that a wrong name is an error with the nearest ones and not an empty answer.
#pragma once

#include "query/planning/plan_draft.h"

namespace entente {

// The arguments are texts or parameters. Fails with invalid_query, and with unknown_name and ambiguous_name
// as query/name_resolution.h does: at the parameter's origin where it has one. Choices that were made become
// warnings of the plan. A scratch graph has no names.
Result<Value> node_named(PlanDraft& draft, const CallExpression& call, TextSpan span);

}  // namespace entente

// What is left to say about a row once rows were grouped: the group's keys and its aggregates.
#pragma once

#include <vector>

#include "query/planning/plan_draft.h"
#include "query/planning/scope.h"

namespace entente {

// An expression whose value is in a slot now.
struct ProjectedValue {
  const Expression* expression = nullptr;
  Slot slot = no_slot;
};

// Puts the slots of `keys` in place of what was written for them, in a projected expression that holds an
// aggregate. Fails where anything else of `before` is named outside an aggregate: its value is ambiguous.
Result<void> rest_on_keys(const PlanDraft& draft, Expression& expression,
                          const std::vector<ProjectedValue>& keys, const Scope& before);

// The same for an expression of ORDER BY that was not checked yet; what is not found is left for the check.
// Names of `after` win, and those that a comprehension gives to its own items.
void put_slots(Expression& expression, const std::vector<ProjectedValue>& values, const Scope& after);

}  // namespace entente

// Conditions that a walk itself can ask, before a row is made: days, and what must hold of each step.
#pragma once

#include "query/planning/match_parts.h"

namespace entente {

// `r.date >= day` and its like, of the relationship in `slot`: the day becomes the hop's. The condition stays
// to be asked: days narrow the reading, and a graph may ignore them.
void note_days(const Expression& condition, Slot slot, MatchHop& hop);

// Lets `hop` ask the condition where it can, at least in part. True: nothing of it is left to ask.
// `all(r IN rs WHERE …)`, `none(r IN relationships(p) WHERE …)` and `none(n IN nodes(p) WHERE …)` over a
// repeated hop become its step condition, so that a walk ends at the first step that breaks it.
bool absorbed(PlanDraft& draft, Expression& condition, MatchHop& hop, const MatchParts& parts);

}  // namespace entente

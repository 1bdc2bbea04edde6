// What to tell a person whose question found nothing.
#pragma once

#include <string>
#include <vector>

#include "query/bound_question.h"
#include "query/budget.h"
#include "query/planning/plan.h"

namespace entente {

// Which names are known and how often they occur, which filter left nothing (each option is taken away in
// turn and the question asked again), whether proposals were left out, and how many documents of which years
// were looked at. `question` is `call`, bound.
Result<std::vector<std::string>> why_nothing_was_found(const VerbCall& call, const BoundQuestion& question,
                                                       const Snapshot& snapshot, const Limits& limits);

// "looked at 12 documents of 2019 to 2024". Reads the records of all documents.
Result<std::string> documents_looked_at(const Snapshot& snapshot);

// Names that a statement seeks and that nothing is called exactly, each with what it may mean.
Result<std::vector<std::string>> names_nothing_has(const Plan& plan, const PropertyGraph& graph);

}  // namespace entente

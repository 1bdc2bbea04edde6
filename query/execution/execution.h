// Runs a plan: rows are pushed from operator to operator, one at a time, so that LIMIT stops the reading and
// nothing is held but what sorting, grouping and DISTINCT must hold.
#pragma once

#include "query/answer.h"
#include "query/budget.h"
#include "query/graphs/scratch_graph.h"
#include "query/planning/plan.h"

namespace entente {

struct ExecutionSetting {
  const PropertyGraph& graph;
  ScratchGraph* scratch = nullptr;  // the same graph, where CREATE may write; null: nowhere
  Limits limits;
};

// Answers with completed values: nodes, relationships and paths carry their content. Each row names the
// assertions its relationships rest on, and `used` is the part of the graph in it. PROFILE answers with the
// operators instead, EXPLAIN (without running anything) with the plan. An answer without rows says where the
// last row was lost. Fails with limit_exceeded, naming the pattern that grew; with what evaluation and the
// graph report. When the person asked to stop, the rows so far are the answer.
Result<Answer> execute(const Plan& plan, const ExecutionSetting& setting);

}  // namespace entente

// Operators as tables for people: EXPLAIN and PROFILE.
#pragma once

#include <string_view>

#include "query/answer.h"
#include "query/execution/operator_meter.h"

namespace entente {

std::string_view name_of(const Operator& step);  // "NodeScan"

// Columns and rows of `answer`: each operator, indented by those it lies in, the words of the statement it
// comes from and how it goes about it (planning/operator_details.h), and the rows the planner expects.
void explain(const Plan& plan, Answer& answer);
// The same with what each cost by itself: rows passed on, edges read, blocks read from files and
// found in the cache, milliseconds.
void profile(const Plan& plan, const OperatorMeter& meter, Answer& answer);

}  // namespace entente

// The value of a planned expression for one row.
#pragma once

#include "query/budget.h"
#include "query/functions/function_table.h"
#include "query/planning/plan.h"

namespace entente {

using ValueRow = std::vector<Value>;  // Plan::slots values

// Runs the pipelines inside expressions: EXISTS, pattern predicates and comprehensions. The executor is one.
class PatternRunner {
 public:
  virtual ~PatternRunner() = default;
  // Calls `visit` for each row that `pipeline` makes of `row`; it returns false to stop. `row` is as it was
  // afterwards.
  virtual Result<void> run(const Pipeline& pipeline, ValueRow& row,
                           const std::function<Result<bool>(ValueRow&)>& visit) = 0;
};

class Evaluation {
 public:
  Evaluation(const Plan& plan, const FunctionSetting& setting, PatternRunner& patterns, Budget& budget);

  // Slots of variables inside the expression (comprehensions) are written in `row` while it is computed.
  // Fails with invalid_argument and a caret at the expression whose value cannot be; with limit_exceeded.
  Result<Value> value(const Expression& expression, ValueRow& row);
  // Whether the condition is true; false and null are not. A value of another kind fails.
  Result<bool> holds(const Expression& condition, ValueRow& row);
  // A count for SKIP, LIMIT: fails unless it is an integer of at least 0.
  Result<std::uint64_t> count(const Expression& expression, ValueRow& row);

 private:
  const Plan& plan_;
  const FunctionSetting& setting_;
  PatternRunner& patterns_;
  Budget& budget_;
};

}  // namespace entente

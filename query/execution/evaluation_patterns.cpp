// Patterns inside expressions: predicates, comprehensions, EXISTS.

#include "query/execution/evaluation.h"
#include "query/execution/held_list.h"

namespace entente {

Result<bool> Evaluation::has_match(const Pipeline& pipeline, ValueRow& row) {
  bool found = false;
  TRY(patterns_.run(pipeline, row, [&](ValueRow&) -> Result<bool> {
    found = true;
    return false;
  }));
  return found;
}

Result<Ternary> Evaluation::truth_of(const PatternPredicateExpression& form, const Expression&,
                                     ValueRow& row) {
  return Ternary(TRY(has_match(*form.plan, row)));
}

Result<Ternary> Evaluation::truth_of(const std::unique_ptr<SubqueryExpression>& form, const Expression&,
                                     ValueRow& row) {
  return Ternary(TRY(has_match(*form->plan, row)));
}

Result<Value> Evaluation::value_of(const PatternComprehensionExpression& form, const Expression&,
                                   ValueRow& row) {
  HeldList list(budget_);
  TRY(patterns_.run(*form.plan, row, [&](ValueRow& match) -> Result<bool> {
    TRY(list.add(TRY(value(*form.projection, match))));
    return true;
  }));
  Value made = std::move(list).made();
  TRY(keepable(made));
  return made;
}

}  // namespace entente

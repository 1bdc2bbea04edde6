// Understands one expression: gives each variable its slot, each parameter its number, each call its
// function, compiles the patterns inside it, and says which kinds its value may have.
//
//   ExpressionCheck check(draft, scope, {.aggregates = &calls});
//   PossibleKinds kinds = TRY(check.value(*item.expression));
//
// Refused with a caret: names the scope does not know, functions and argument counts that do not exist,
// aggregates where none may stand, patterns used as values, and operands that are certain to be of a wrong
// kind. entity('Japan') becomes the node it names; other calls of literals become their value.
#pragma once

#include <string_view>
#include <vector>

#include "query/planning/plan_draft.h"
#include "query/planning/scope.h"

namespace entente {

struct ExpressionSetting {
  // Where aggregates go, each with a result slot; null: none may stand here.
  std::vector<Expression*>* aggregates = nullptr;
  std::string_view place = "here";  // "in WHERE": for the message about an aggregate there
  // Variables that would be known were it not for `why_hidden`; may be null.
  const Scope* hidden = nullptr;
  std::string_view why_hidden = {};
};

class ExpressionCheck {
 public:
  ExpressionCheck(PlanDraft& draft, Scope& scope, const ExpressionSetting& setting)
      : draft_(draft), scope_(scope), setting_(setting) {}

  Result<PossibleKinds> value(Expression& expression);
  // A value that is true, false or null; a pattern may stand for whether it is found.
  Result<void> condition(Expression& expression);

  // --- one form each, for value()
  Result<PossibleKinds> of(LiteralExpression& form, Expression& whole);
  Result<PossibleKinds> of(ParameterExpression& form, Expression& whole);
  Result<PossibleKinds> of(VariableExpression& form, Expression& whole);
  Result<PossibleKinds> of(PropertyExpression& form, Expression& whole);
  Result<PossibleKinds> of(LabelTestExpression& form, Expression& whole);
  Result<PossibleKinds> of(CallExpression& form, Expression& whole);
  Result<PossibleKinds> of(ListExpression& form, Expression& whole);
  Result<PossibleKinds> of(MapExpression& form, Expression& whole);
  Result<PossibleKinds> of(SubscriptExpression& form, Expression& whole);
  Result<PossibleKinds> of(SliceExpression& form, Expression& whole);
  Result<PossibleKinds> of(ArithmeticExpression& form, Expression& whole);
  Result<PossibleKinds> of(SignExpression& form, Expression& whole);
  Result<PossibleKinds> of(ComparisonExpression& form, Expression& whole);
  Result<PossibleKinds> of(TextExpression& form, Expression& whole);
  Result<PossibleKinds> of(NullTestExpression& form, Expression& whole);
  Result<PossibleKinds> of(LogicalExpression& form, Expression& whole);
  Result<PossibleKinds> of(NotExpression& form, Expression& whole);
  Result<PossibleKinds> of(CaseExpression& form, Expression& whole);
  Result<PossibleKinds> of(ListComprehensionExpression& form, Expression& whole);
  Result<PossibleKinds> of(QuantifierExpression& form, Expression& whole);
  Result<PossibleKinds> of(ReduceExpression& form, Expression& whole);
  Result<PossibleKinds> of(PatternPredicateExpression& form, Expression& whole);
  Result<PossibleKinds> of(PatternComprehensionExpression& form, Expression& whole);
  Result<PossibleKinds> of(std::unique_ptr<SubqueryExpression>& form, Expression& whole);

 private:
  // The value, which must not be certain to be none of `accepted`: "NOT takes a boolean, not an integer".
  Result<PossibleKinds> operand(Expression& expression, KindSet accepted, std::string_view taker);
  Result<PossibleKinds> operand(ExpressionPtr& expression, KindSet accepted, std::string_view taker);
  Result<void> operand_fits(PossibleKinds kinds, ArithmeticOperator op, TextSpan span) const;
  Error undefined(const VariableExpression& form, TextSpan span) const;
  // calls: call_check.cpp
  Result<void> arguments_fit(const CallExpression& form, TextSpan span) const;
  Result<PossibleKinds> aggregate(CallExpression& form, Expression& whole);
  Result<PossibleKinds> call_arguments(CallExpression& form);
  Result<PossibleKinds> pattern_exists(CallExpression& form, Expression& whole);
  Result<PossibleKinds> entity_node(CallExpression& form, Expression& whole);
  Error unknown_function(const CallExpression& form) const;
  // What runs for each item of a list: an aggregate has no rows there.
  Result<PossibleKinds> per_item(Expression& expression);
  Result<void> per_item_condition(Expression& expression);

  PlanDraft& draft_;
  Scope& scope_;
  ExpressionSetting setting_;
  bool in_aggregate_ = false;
  bool condition_ = false;          // whether the expression looked at next is a condition
  bool pattern_may_stand_ = false;  // whether the one looked at now is
};

}  // namespace entente

// Expressions with variables of their own: comprehensions, quantifiers, reduce(), and patterns as values.
#include <fmt/format.h>

#include "query/planning/expression_check.h"
#include "query/planning/pattern_values.h"

namespace entente {
namespace {

constexpr KindSet list_kind = kind_set(ValueKind::list);

std::string_view word_of(QuantifierKind kind) {
  constexpr std::string_view words[] = {"all", "any", "none", "single"};
  return words[static_cast<std::size_t>(kind)];
}

// What one item of the list may be.
PossibleKinds item_of(PossibleKinds list) {
  // Nothing is known of the items of a list that has none: what is asked of them is never asked.
  const bool is_known = list.only(list_kind | null_kind) && (list.items & ~null_kind) != 0;
  return is_known ? PossibleKinds{list.items, every_kind} : anything;
}

}  // namespace

Result<PossibleKinds> ExpressionCheck::per_item(Expression& expression) {
  const ExpressionSetting outside = setting_;
  setting_.aggregates = nullptr;
  setting_.place = "for each item of a list";
  auto kinds = value(expression);
  setting_ = outside;
  return kinds;
}

Result<void> ExpressionCheck::per_item_condition(Expression& expression) {
  const ExpressionSetting outside = setting_;
  setting_.aggregates = nullptr;
  setting_.place = "for each item of a list";
  auto checked = condition(expression);
  setting_ = outside;
  return checked;
}

Result<PossibleKinds> ExpressionCheck::of(ListComprehensionExpression& form, Expression&) {
  const PossibleKinds list = TRY(operand(form.list, list_kind, "a comprehension"));
  form.slot = draft_.new_slot();
  const std::size_t before = scope_.size();
  scope_.add({form.variable, form.slot, item_of(list)});
  if (form.where) TRY(per_item_condition(*form.where));
  PossibleKinds item = item_of(list);
  if (form.projection) item = TRY(per_item(*form.projection));
  scope_.shrink(before);
  return PossibleKinds{list_kind | null_kind, item.kinds};
}

Result<PossibleKinds> ExpressionCheck::of(QuantifierExpression& form, Expression&) {
  const PossibleKinds list = TRY(operand(form.list, list_kind, word_of(form.kind)));
  form.slot = draft_.new_slot();
  const std::size_t before = scope_.size();
  scope_.add({form.variable, form.slot, item_of(list)});
  if (form.where) TRY(per_item_condition(*form.where));
  scope_.shrink(before);
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(ReduceExpression& form, Expression&) {
  TRY(value(*form.initial));
  const PossibleKinds list = TRY(operand(form.list, list_kind, "reduce"));
  form.accumulator_slot = draft_.new_slot();
  form.slot = draft_.new_slot();
  const std::size_t before = scope_.size();
  scope_.add({form.accumulator, form.accumulator_slot, anything});
  scope_.add({form.variable, form.slot, item_of(list)});
  TRY(per_item(*form.step));
  scope_.shrink(before);
  return anything;
}

Result<PossibleKinds> ExpressionCheck::of(PatternPredicateExpression& form, Expression& whole) {
  if (!pattern_may_stand_) {
    return draft_.refusal(
        whole.span, "a pattern is a condition here, not a value",
        "write [p = (a)-->(b) | p] for its matches, EXISTS { … } for whether there are any");
  }
  TRY(no_new_variables(draft_, *form.pattern, scope_));
  const std::size_t mentioned = draft_.mentioned.size();
  form.plan = TRY(plan_pattern(draft_, *form.pattern, nullptr, scope_));
  draft_.note_named(whole, mentioned);
  return PossibleKinds{truth_kinds, 0};
}

Result<PossibleKinds> ExpressionCheck::of(PatternComprehensionExpression& form, Expression& whole) {
  const std::size_t before = scope_.size();
  const std::size_t mentioned = draft_.mentioned.size();
  form.plan = TRY(plan_pattern(draft_, *form.pattern, form.where.get(), scope_));
  const PossibleKinds item = TRY(per_item(*form.projection));
  scope_.shrink(before);
  draft_.note_named(whole, mentioned);
  return PossibleKinds{list_kind, item.kinds};
}

Result<PossibleKinds> ExpressionCheck::of(std::unique_ptr<SubqueryExpression>& form, Expression& whole) {
  const std::size_t mentioned = draft_.mentioned.size();
  form->plan = TRY(plan_subquery(draft_, form->query, whole.span, scope_));
  draft_.note_named(whole, mentioned);
  return PossibleKinds{truth_kinds, 0};
}

}  // namespace entente

#include "query/planning/expression_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "query/planning/graph_words.h"

namespace entente {
namespace {

constexpr KindSet list_kind = kind_set(ValueKind::list);
constexpr KindSet has_properties = element_kinds | temporal_kinds | kind_set(ValueKind::map);

std::string_view sign_of(ArithmeticOperator op) {
  constexpr std::string_view signs[] = {"+", "-", "*", "/", "%", "^"};
  return signs[static_cast<std::size_t>(op)];
}

// What stands on both sides of an operator. `+` joins lists and texts with nearly everything.
KindSet operands_of(ArithmeticOperator op) {
  switch (op) {
    case ArithmeticOperator::add:
      return number_kinds | temporal_kinds | list_kind | kind_set(ValueKind::string);
    case ArithmeticOperator::subtract:
    case ArithmeticOperator::multiply:
    case ArithmeticOperator::divide:
      return number_kinds | temporal_kinds;
    case ArithmeticOperator::modulo:
    case ArithmeticOperator::power:
      return number_kinds;
  }
  return every_kind;
}

PossibleKinds result_of(ArithmeticOperator op, PossibleKinds a, PossibleKinds b) {
  constexpr KindSet integer = kind_set(ValueKind::integer);
  const KindSet null = (a.kinds | b.kinds) & null_kind;
  if (a.only(number_kinds | null_kind) && b.only(number_kinds | null_kind)) {
    if (op == ArithmeticOperator::power) return {kind_set(ValueKind::floating) | null, 0};
    const bool whole = a.only(integer | null_kind) && b.only(integer | null_kind);
    return {(whole ? integer : number_kinds) | null, 0};
  }
  return anything;
}

}  // namespace

Result<PossibleKinds> ExpressionCheck::value(Expression& expression) {
  pattern_may_stand_ = std::exchange(condition_, false);
  return std::visit([&](auto& form) { return of(form, expression); }, expression.form);
}

Result<void> ExpressionCheck::condition(Expression& expression) {
  condition_ = true;
  TRY(operand(expression, truth_kinds, "a condition"));
  return {};
}

Result<PossibleKinds> ExpressionCheck::operand(Expression& expression, KindSet accepted,
                                               std::string_view taker) {
  const PossibleKinds kinds = TRY(value(expression));
  if (!kinds.excludes(accepted)) return kinds;
  return draft_.refusal(expression.span, fmt::format("this is {}", described(kinds.kinds)),
                        fmt::format("{} takes {}", taker, described(accepted)));
}

Result<PossibleKinds> ExpressionCheck::operand(ExpressionPtr& expression, KindSet accepted,
                                               std::string_view taker) {
  if (!expression) return anything;
  return operand(*expression, accepted, taker);
}

Result<PossibleKinds> ExpressionCheck::of(LiteralExpression& form, Expression&) {
  return kinds_of(form.value);
}

Result<PossibleKinds> ExpressionCheck::of(ParameterExpression& form, Expression& whole) {
  form.index = TRY(draft_.parameter(form.name, whole.span));
  return kinds_of(draft_.plan().parameters[form.index]);
}

Error ExpressionCheck::undefined(const VariableExpression& form, TextSpan span) const {
  const std::string message = fmt::format("the variable '{}' is not defined", form.name);
  if (setting_.hidden != nullptr && setting_.hidden->find(form.name) != nullptr) {
    return draft_.refusal(span, message, setting_.why_hidden);
  }
  const std::vector<std::string_view> names = scope_.names();
  const std::string known =
      names.empty() ? "no variables are known here" : fmt::format("defined here: {}", fmt::join(names, ", "));
  return draft_.refusal(span, message, did_you_mean(form.name, names, known));
}

Result<PossibleKinds> ExpressionCheck::of(VariableExpression& form, Expression& whole) {
  if (form.slot != no_slot) return anything;  // put there by the planner
  const ScopeVariable* found = scope_.find(form.name);
  if (found == nullptr) return undefined(form, whole.span);
  form.slot = found->slot;
  draft_.mentioned.push_back(form.slot);
  return found->kinds;
}

Result<PossibleKinds> ExpressionCheck::of(PropertyExpression& form, Expression&) {
  const PossibleKinds subject = TRY(value(*form.subject));
  if (subject.excludes(has_properties)) {
    return draft_.refusal(form.subject->span,
                          fmt::format("this is {}, which has no properties", described(subject.kinds)),
                          "a node, a relationship, a map, a date or a time has");
  }
  if (subject.kinds & kind_set(ValueKind::relationship)) {
    draft_.standing_asked = draft_.standing_asked || is_standing_key(form.key);
  }
  warn_of_unknown_key(draft_, form.key, subject);
  return anything;
}

Result<PossibleKinds> ExpressionCheck::of(LabelTestExpression& form, Expression&) {
  const PossibleKinds subject = TRY(operand(form.subject, element_kinds, "a label test"));
  if (subject.only(a_node.kinds | null_kind)) {
    for (const std::string& label : form.labels) warn_of_unknown_label(draft_, label);
  }
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(ListExpression& form, Expression&) {
  PossibleKinds result{list_kind, 0};
  for (ExpressionPtr& item : form.items) result.items |= TRY(value(*item)).kinds;
  return result;
}

Result<PossibleKinds> ExpressionCheck::of(MapExpression& form, Expression&) {
  for (auto& [key, item] : form.entries) TRY(value(*item));
  return PossibleKinds{kind_set(ValueKind::map), 0};
}

Result<PossibleKinds> ExpressionCheck::of(SubscriptExpression& form, Expression&) {
  const KindSet maps = element_kinds | kind_set(ValueKind::map);
  const PossibleKinds subject = TRY(operand(form.subject, list_kind | maps, "a subscript"));
  KindSet accepted = kind_set(ValueKind::integer, ValueKind::string);
  if (subject.only(list_kind)) accepted = kind_set(ValueKind::integer);
  if (subject.only(maps)) accepted = kind_set(ValueKind::string);
  TRY(operand(form.index, accepted, subject.only(maps) ? "a map" : "a subscript"));
  if (const auto* key = std::get_if<LiteralExpression>(&form.index->form);
      key != nullptr && key->value.is<std::string>() && (subject.kinds & a_relationship.kinds) != 0) {
    draft_.standing_asked = draft_.standing_asked || is_standing_key(key->value.as<std::string>());
  }
  return subject.only(list_kind) ? PossibleKinds{subject.items | null_kind, every_kind} : anything;
}

Result<PossibleKinds> ExpressionCheck::of(SliceExpression& form, Expression&) {
  const PossibleKinds subject = TRY(operand(form.subject, list_kind, "a slice"));
  TRY(operand(form.from, kind_set(ValueKind::integer), "a slice"));
  TRY(operand(form.to, kind_set(ValueKind::integer), "a slice"));
  return PossibleKinds{list_kind | null_kind, subject.items};
}

Result<void> ExpressionCheck::operand_fits(PossibleKinds kinds, ArithmeticOperator op, TextSpan span) const {
  if (!kinds.excludes(operands_of(op))) return {};
  return draft_.refusal(span, fmt::format("this is {}", described(kinds.kinds)),
                        fmt::format("{} takes {}", sign_of(op), described(operands_of(op))));
}

Result<PossibleKinds> ExpressionCheck::of(ArithmeticExpression& form, Expression&) {
  PossibleKinds sum = TRY(value(*form.first));
  const Expression* left = form.first.get();
  for (auto& [op, operand_expression] : form.rest) {
    const PossibleKinds right = TRY(value(*operand_expression));
    const bool joins = op == ArithmeticOperator::add &&
                       ((sum.kinds | right.kinds) & (list_kind | kind_set(ValueKind::string))) != 0;
    if (!joins) {
      TRY(operand_fits(sum, op, left->span));
      TRY(operand_fits(right, op, operand_expression->span));
    }
    sum = result_of(op, sum, right);
    left = operand_expression.get();
  }
  return sum;
}

Result<PossibleKinds> ExpressionCheck::of(SignExpression& form, Expression&) {
  return operand(form.operand, number_kinds | kind_set(ValueKind::duration), "a sign");
}

Result<PossibleKinds> ExpressionCheck::of(ComparisonExpression& form, Expression&) {
  TRY(value(*form.first));
  for (auto& [op, operand_expression] : form.rest) TRY(value(*operand_expression));
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(TextExpression& form, Expression&) {
  TRY(value(*form.left));
  TRY(operand(form.right, form.op == TextOperator::in ? list_kind : every_kind, "IN"));
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(NullTestExpression& form, Expression&) {
  TRY(value(*form.operand));
  return PossibleKinds{truth_kinds, 0};
}

Result<PossibleKinds> ExpressionCheck::of(LogicalExpression& form, Expression&) {
  constexpr std::string_view words[] = {"AND", "OR", "XOR"};
  for (ExpressionPtr& part : form.operands) {
    condition_ = true;
    TRY(operand(part, truth_kinds, words[static_cast<std::size_t>(form.op)]));
  }
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(NotExpression& form, Expression&) {
  condition_ = true;
  TRY(operand(form.operand, truth_kinds, "NOT"));
  return some_truth;
}

Result<PossibleKinds> ExpressionCheck::of(CaseExpression& form, Expression&) {
  if (form.subject) TRY(value(*form.subject));
  PossibleKinds result{form.otherwise ? 0 : null_kind, 0};
  for (auto& [when, then] : form.branches) {
    if (form.subject) {
      TRY(value(*when));
    } else {
      TRY(condition(*when));
    }
    result = result.either(TRY(value(*then)));
  }
  return form.otherwise ? result.either(TRY(value(*form.otherwise))) : result;
}

}  // namespace entente

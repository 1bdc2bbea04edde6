#include "query/planning/hop_conditions.h"

#include <algorithm>

#include "query/functions/function_table.h"
#include "query/planning/expression_walk.h"

namespace entente {
namespace {

// The property whose day is kept with the edge, so that a window is a seek.
constexpr std::string_view day_key = "date";

bool is_day_of(const Expression& expression, Slot slot) {
  const auto* property = std::get_if<PropertyExpression>(&expression.form);
  if (property == nullptr || property->key != day_key) return false;
  const auto* variable = std::get_if<VariableExpression>(&property->subject->form);
  return variable != nullptr && variable->slot == slot;
}

ComparisonOperator turned_round(ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::less:
      return ComparisonOperator::greater;
    case ComparisonOperator::less_or_equal:
      return ComparisonOperator::greater_or_equal;
    case ComparisonOperator::greater:
      return ComparisonOperator::less;
    case ComparisonOperator::greater_or_equal:
      return ComparisonOperator::less_or_equal;
    default:
      return op;
  }
}

void note_bound(ComparisonOperator op, const Expression& day, MatchHop& hop) {
  if (!is_constant(day)) return;
  const bool since = op == ComparisonOperator::greater || op == ComparisonOperator::greater_or_equal ||
                     op == ComparisonOperator::equal;
  const bool until = op == ComparisonOperator::less || op == ComparisonOperator::less_or_equal ||
                     op == ComparisonOperator::equal;
  if (since && hop.since == nullptr) hop.since = &day;
  if (until && hop.until == nullptr) hop.until = &day;
}

// Whether the expression is a path that consists of this hop alone.
bool is_path_of(const Expression& expression, const MatchHop& hop, const MatchParts& parts) {
  const auto* path = std::get_if<VariableExpression>(&expression.form);
  if (path == nullptr || hop.part->relationships.size() != 1) return false;
  return std::any_of(parts.paths.begin(), parts.paths.end(), [&](const MatchPath& known) {
    return known.slot == path->slot && known.part == hop.part;
  });
}

// Whether the list is `function` of a path that is this hop: relationships(p), nodes(p).
bool is_list_of(std::string_view function, const Expression& list, const MatchHop& hop,
                const MatchParts& parts) {
  const auto* call = std::get_if<CallExpression>(&list.form);
  if (call == nullptr || call->function == nullptr || call->function->name != function) return false;
  return is_path_of(*call->arguments[0], hop, parts);
}

bool lists_steps(const Expression& list, const MatchHop& hop, const MatchParts& parts) {
  const auto* variable = std::get_if<VariableExpression>(&list.form);
  if (variable != nullptr) return variable->slot == hop.slot;
  return is_list_of("relationships", list, hop, parts);
}

// Whether the expression names nothing that this MATCH binds: a step is asked before the match is complete.
// Variables of its own, and patterns, are looked through by their parts.
bool names_nothing_new(const Expression& expression, const MatchParts& parts) {
  const auto& form = expression.form;
  if (const auto* variable = std::get_if<VariableExpression>(&form)) return !parts.is_new(variable->slot);
  if (std::holds_alternative<PatternPredicateExpression>(form) ||
      std::holds_alternative<PatternComprehensionExpression>(form) ||
      std::holds_alternative<std::unique_ptr<SubqueryExpression>>(form)) {
    return false;
  }
  bool nothing = true;
  for_each_part(expression,
                [&](const Expression& part) { nothing = nothing && names_nothing_new(part, parts); });
  return nothing;
}

// Calls the variable in `from` by the slot `to`.
void rename_slot(Expression& expression, Slot from, Slot to) {
  if (auto* variable = std::get_if<VariableExpression>(&expression.form)) {
    if (variable->slot == from) variable->slot = to;
    return;
  }
  for_each_part(expression, [&](Expression& part) { rename_slot(part, from, to); });
}

// The nodes of a path are the ends of its steps, unless it may have none: `all(n IN nodes(p) WHERE …)` is
// asked of both ends of each step.
bool absorbed_of_nodes(PlanDraft& draft, Expression& condition, MatchHop& hop) {
  const FunctionInfo* start = function_named("startNode");
  const FunctionInfo* end = function_named("endNode");
  const bool has_steps = !hop.pattern->repetition || hop.pattern->repetition->least > 0;
  if (start == nullptr || end == nullptr || !has_steps) return false;
  if (hop.step == no_slot) hop.step = draft.new_slot();
  auto& quantifier = std::get<QuantifierExpression>(condition.form);
  ListExpression ends;
  for (const FunctionInfo* function : {start, end}) {
    CallExpression call;
    call.name = function->name;
    call.function = function;
    call.name_span = quantifier.list->span;
    call.arguments.push_back(PlanDraft::variable(hop.step, quantifier.list->span));
    ends.items.push_back(PlanDraft::made(std::move(call), quantifier.list->span));
  }
  quantifier.list = PlanDraft::made(std::move(ends), quantifier.list->span);
  hop.step_conditions.push_back(PlanDraft::made(std::move(condition.form), condition.span));
  return true;
}

}  // namespace

void note_days(const Expression& condition, Slot slot, MatchHop& hop) {
  if (const auto* logical = std::get_if<LogicalExpression>(&condition.form)) {
    if (logical->op != LogicalOperator::conjunction) return;
    for (const ExpressionPtr& part : logical->operands) note_days(*part, slot, hop);
    return;
  }
  const auto* comparison = std::get_if<ComparisonExpression>(&condition.form);
  if (comparison == nullptr) return;
  const Expression* left = comparison->first.get();
  for (const auto& [op, right] : comparison->rest) {
    if (is_day_of(*left, slot)) note_bound(op, *right, hop);
    if (is_day_of(*right, slot)) note_bound(turned_round(op), *left, hop);
    left = right.get();
  }
}

bool absorbed(PlanDraft& draft, Expression& condition, MatchHop& hop, const MatchParts& parts) {
  if (!hop.is_repeated() && !hop.is_shortest()) {
    note_days(condition, hop.slot, hop);
    return false;
  }
  auto* quantifier = std::get_if<QuantifierExpression>(&condition.form);
  if (quantifier == nullptr || !quantifier->where || hop.bound) return false;
  const bool all = quantifier->kind == QuantifierKind::all;
  if (!all && quantifier->kind != QuantifierKind::none) return false;
  if (!names_nothing_new(*quantifier->where, parts)) return false;
  if (is_list_of("nodes", *quantifier->list, hop, parts)) return absorbed_of_nodes(draft, condition, hop);
  if (!lists_steps(*quantifier->list, hop, parts)) return false;
  if (hop.step == no_slot) hop.step = draft.new_slot();
  rename_slot(*quantifier->where, quantifier->slot, hop.step);
  ExpressionPtr step = std::move(quantifier->where);
  const TextSpan span = step->span;
  if (!all) step = PlanDraft::made(NotExpression{std::move(step)}, span);
  note_days(*step, hop.step, hop);
  hop.step_conditions.push_back(std::move(step));
  return true;
}

}  // namespace entente

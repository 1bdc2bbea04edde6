#include "query/planning/match_seeks.h"

#include <algorithm>

#include "query/functions/function_table.h"

namespace entente {
namespace {

bool is_variable(const Expression& expression, Slot slot) {
  const auto* variable = std::get_if<VariableExpression>(&expression.form);
  return variable != nullptr && variable->slot == slot;
}

// Whether the slot's node is mentioned: it cannot be sought by itself. Only plain forms are looked into;
// anything else counts as mentioning it.
bool may_mention(const Expression& expression, Slot slot) {
  if (const auto* variable = std::get_if<VariableExpression>(&expression.form)) return variable->slot == slot;
  if (const auto* property = std::get_if<PropertyExpression>(&expression.form)) {
    return may_mention(*property->subject, slot);
  }
  if (const auto* call = std::get_if<CallExpression>(&expression.form)) {
    for (const ExpressionPtr& argument : call->arguments) {
      if (may_mention(*argument, slot)) return true;
    }
    return false;
  }
  return !std::holds_alternative<LiteralExpression>(expression.form) &&
         !std::holds_alternative<ParameterExpression>(expression.form);
}

// Whether the value is certain to be a node.
bool is_node(const Expression& value, const MatchParts& parts) {
  if (const auto* literal = std::get_if<LiteralExpression>(&value.form))
    return literal->value.is<NodeValue>();
  return std::any_of(parts.nodes.begin(), parts.nodes.end(),
                     [&](const MatchNode& node) { return is_variable(value, node.slot); });
}

// Whether the key of a NodeSeek is in `side`: nothing, or the property's key, or "" for the node itself.
std::optional<std::string> seek_key(const PlanDraft& draft, const Expression& side, Slot node) {
  if (is_variable(side, node)) return std::string();
  const auto* property = std::get_if<PropertyExpression>(&side.form);
  if (property == nullptr || !is_variable(*property->subject, node)) return std::nullopt;
  if (!draft.graph().has_index(property->key)) return std::nullopt;
  return property->key;
}

// A value that is known, and is not null: the seek finds what equals it and nothing else.
bool is_exact(const Expression& value) {
  const auto* literal = std::get_if<LiteralExpression>(&value.form);
  return literal != nullptr && !literal->value.is_null();
}

ExpressionPtr call_of(const FunctionInfo& function, std::vector<ExpressionPtr> arguments, TextSpan span) {
  CallExpression call;
  call.name = function.name;
  call.name_span = span;
  call.arguments = std::move(arguments);
  call.function = &function;
  return PlanDraft::made(std::move(call), span);
}

Direction opposite(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::out ? Direction::in : Direction::out;
}

}  // namespace

NodeSeekChoice seek_choice(const PlanDraft& draft, const MatchParts& parts, Slot node,
                           const std::function<bool(const MatchCondition&)>& usable) {
  const std::vector<MatchCondition>& conditions = parts.conditions;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i].done) continue;
    const auto* comparison = std::get_if<ComparisonExpression>(&conditions[i].expression->form);
    if (comparison == nullptr || comparison->rest.size() != 1 ||
        comparison->rest[0].first != ComparisonOperator::equal) {
      continue;
    }
    const Expression& left = *comparison->first;
    const Expression& right = *comparison->rest[0].second;
    for (const auto& [side, value] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
      auto key = seek_key(draft, *side, node);
      if (!key || may_mention(*value, node) || !usable(conditions[i])) continue;
      if (key->empty() && !is_node(*value, parts)) continue;
      return {std::move(*key), value, i, is_exact(*value)};
    }
  }
  return {};
}

Expression* ends_of(PlanDraft& draft, const MatchHop& hop, bool left) {
  const FunctionInfo* start = function_named("startNode");
  const FunctionInfo* end = function_named("endNode");
  if (start == nullptr || end == nullptr) return nullptr;
  const TextSpan span = hop.pattern->span;
  const auto end_call = [&](const FunctionInfo& function) {
    std::vector<ExpressionPtr> arguments;
    arguments.push_back(PlanDraft::variable(hop.slot, span));
    return call_of(function, std::move(arguments), span);
  };
  const Direction direction = left ? hop.pattern->direction : opposite(hop.pattern->direction);
  ListExpression one;
  one.items.push_back(end_call(direction == Direction::in ? *end : *start));
  if (direction != Direction::both) return draft.make(std::move(one), span);
  ListExpression two;
  two.items.push_back(end_call(*start));
  two.items.push_back(end_call(*end));
  ComparisonExpression loop;
  loop.first = end_call(*start);
  loop.rest.emplace_back(ComparisonOperator::equal, end_call(*end));
  CaseExpression choice;
  choice.branches.emplace_back(PlanDraft::made(std::move(loop), span), PlanDraft::made(std::move(one), span));
  choice.otherwise = PlanDraft::made(std::move(two), span);
  return draft.make(std::move(choice), span);
}

HopFilter walk_filter(const MatchHop& hop, bool forward, bool asks_standing) {
  HopFilter filter = hop.forward;
  if (!forward) filter.direction = opposite(filter.direction);
  filter.edges.direction = filter.direction;
  filter.edges.facts_only = !asks_standing;
  filter.edges.derived = true;
  return filter;
}

}  // namespace entente

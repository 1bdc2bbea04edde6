#include "query/planning/match_seeks.h"

#include <algorithm>

#include "query/functions/function_table.h"
#include "query/values/comparison.h"

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

// The node of these parts that the slot holds; null: it holds another value.
MatchNode* node_in(MatchParts& parts, Slot slot) {
  const auto same = [&](const MatchNode& node) { return node.slot == slot; };
  const auto found = std::find_if(parts.nodes.begin(), parts.nodes.end(), same);
  return found == parts.nodes.end() ? nullptr : &*found;
}

// The node that the expression is, or whose property it is.
MatchNode* sought_node(MatchParts& parts, const Expression& expression) {
  const Expression* subject = &expression;
  if (const auto* property = std::get_if<PropertyExpression>(&expression.form))
    subject = property->subject.get();
  const auto* variable = std::get_if<VariableExpression>(&subject->form);
  return variable == nullptr ? nullptr : node_in(parts, variable->slot);
}

void note_equality(const PlanDraft& draft, MatchParts& parts, std::size_t condition, const Expression& side,
                   const Expression& value) {
  MatchNode* node = sought_node(parts, side);
  if (node == nullptr || node->bound || may_mention(value, node->slot)) return;
  auto key = seek_key(draft, side, node->slot);
  if (!key || (key->empty() && !is_node(value, parts))) return;
  node->seeks.push_back({std::move(*key), &value, {}, condition, is_exact(value)});
}

constexpr std::size_t most_sought_values = 100;

// Each value of a list that is known, once; nothing where it is not known or too long.
std::optional<std::vector<Value>> known_values(const PlanDraft& draft, const Expression& list) {
  std::vector<Value> values;
  const auto add = [&](const Value& value) {
    const auto same = [&](const Value& known) { return equivalent(known, value); };
    if (!value.is_null() && std::none_of(values.begin(), values.end(), same)) values.push_back(value);
  };
  if (const auto* parameter = std::get_if<ParameterExpression>(&list.form)) {
    const Value& given = draft.plan().parameters[parameter->index];
    if (!given.is<ValueList>() || given.as<ValueList>().size() > most_sought_values) return std::nullopt;
    for (const Value& value : given.as<ValueList>()) add(value);
    return values;
  }
  const auto* items = std::get_if<ListExpression>(&list.form);
  if (items == nullptr || items->items.size() > most_sought_values) return std::nullopt;
  for (const ExpressionPtr& item : items->items) {
    const auto* literal = std::get_if<LiteralExpression>(&item->form);
    if (literal == nullptr) return std::nullopt;
    add(literal->value);
  }
  return values;
}

void note_membership(const PlanDraft& draft, MatchParts& parts, std::size_t condition,
                     const TextExpression& form) {
  MatchNode* node = form.op == TextOperator::in ? sought_node(parts, *form.left) : nullptr;
  if (node == nullptr || node->bound) return;
  auto key = seek_key(draft, *form.left, node->slot);
  if (!key || key->empty()) return;
  auto values = known_values(draft, *form.right);
  if (values) node->seeks.push_back({std::move(*key), nullptr, std::move(*values), condition, true});
}

}  // namespace

void find_seeks(const PlanDraft& draft, MatchParts& parts) {
  for (std::size_t i = 0; i < parts.conditions.size(); ++i) {
    const Expression& condition = *parts.conditions[i].expression;
    if (const auto* text = std::get_if<TextExpression>(&condition.form)) {
      note_membership(draft, parts, i, *text);
      continue;
    }
    const auto* comparison = std::get_if<ComparisonExpression>(&condition.form);
    if (comparison == nullptr || comparison->rest.size() != 1 ||
        comparison->rest[0].first != ComparisonOperator::equal) {
      continue;
    }
    note_equality(draft, parts, i, *comparison->first, *comparison->rest[0].second);
    note_equality(draft, parts, i, *comparison->rest[0].second, *comparison->first);
  }
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

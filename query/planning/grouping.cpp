#include "query/planning/grouping.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/planning/expression_walk.h"

namespace entente {
namespace {

const ProjectedValue* same_value(const Expression& expression, const std::vector<ProjectedValue>& values) {
  const auto same = [&](const ProjectedValue& value) {
    return same_expression(*value.expression, expression);
  };
  const auto found = std::find_if(values.begin(), values.end(), same);
  return found == values.end() ? nullptr : &*found;
}

bool is_key(Slot slot, const std::vector<ProjectedValue>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const ProjectedValue& key) { return key.slot == slot; });
}

Error ambiguous(const PlanDraft& draft, std::string_view name, TextSpan span) {
  return draft.refusal(span, fmt::format("'{}' may differ among the rows that are gathered", name),
                       "project it as a column of its own, and use that");
}

const PatternPart* pattern_of(const Expression& expression) {
  if (const auto* predicate = std::get_if<PatternPredicateExpression>(&expression.form)) {
    return predicate->pattern.get();
  }
  const auto* comprehension = std::get_if<PatternComprehensionExpression>(&expression.form);
  return comprehension == nullptr ? nullptr : comprehension->pattern.get();
}

// A pattern is compiled already: its variables cannot be put in slots of keys, they must be keys.
Result<void> pattern_rests_on_keys(const PlanDraft& draft, const PatternPart& pattern,
                                   const std::vector<ProjectedValue>& keys, const Scope& before) {
  for (const NodePattern& node : pattern.nodes) {
    const ScopeVariable* known = before.find(node.variable.text);
    if (known != nullptr && !is_key(known->slot, keys)) {
      return ambiguous(draft, node.variable.text, node.variable.span);
    }
  }
  return {};
}

}  // namespace

Result<void> rest_on_keys(const PlanDraft& draft, Expression& expression,
                          const std::vector<ProjectedValue>& keys, const Scope& before) {
  const auto* call = std::get_if<CallExpression>(&expression.form);
  if (call != nullptr && call->result != no_slot) return {};
  if (const PatternPart* pattern = pattern_of(expression)) {
    return pattern_rests_on_keys(draft, *pattern, keys, before);
  }
  const auto* variable = std::get_if<VariableExpression>(&expression.form);
  if (variable != nullptr) {
    // One that a comprehension brought along is not of the rows around it.
    const ScopeVariable* known = before.find(variable->name);
    if (known == nullptr || known->slot != variable->slot) return {};
  }
  if (const ProjectedValue* key = same_value(expression, keys)) {
    expression.form = VariableExpression{std::string(draft.text(expression.span)), key->slot};
    return {};
  }
  if (variable != nullptr) return ambiguous(draft, variable->name, expression.span);
  std::optional<Error> failure;
  for_each_part(expression, [&](Expression& part) {
    if (failure) return;
    auto rested = rest_on_keys(draft, part, keys, before);
    if (!rested.ok()) failure = std::move(rested).error();
  });
  if (failure) return std::move(*failure);
  return {};
}

void put_slots(Expression& expression, const std::vector<ProjectedValue>& values, const Scope& after) {
  const auto* variable = std::get_if<VariableExpression>(&expression.form);
  if (variable != nullptr && after.find(variable->name) != nullptr) return;
  if (const ProjectedValue* value = same_value(expression, values)) {
    expression.form = VariableExpression{{}, value->slot};
    return;
  }
  for_each_part(expression, [&](Expression& part) { put_slots(part, values, after); });
}

}  // namespace entente

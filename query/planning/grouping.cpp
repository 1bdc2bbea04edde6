#include "query/planning/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

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

// A pattern or subquery is compiled already: its variables cannot be put in slots of keys, they must be keys.
Result<void> compiled_rests_on_keys(const PlanDraft& draft, const Expression& expression,
                                    const std::vector<ProjectedValue>& keys, const Scope& before) {
  const auto named = draft.slots_named_in(expression);
  const std::unordered_set<Slot> slots(named.begin(), named.end());
  for (const ScopeVariable& variable : before.variables()) {
    if (slots.contains(variable.slot) && !is_key(variable.slot, keys)) {
      return ambiguous(draft, variable.name, expression.span);
    }
  }
  return {};
}

bool is_compiled(const Expression& expression) {
  return std::holds_alternative<PatternPredicateExpression>(expression.form) ||
         std::holds_alternative<PatternComprehensionExpression>(expression.form) ||
         std::holds_alternative<std::unique_ptr<SubqueryExpression>>(expression.form);
}

// The names that an expression gives to values of its own.
struct OwnNames {
  std::vector<std::string_view> operator()(const ListComprehensionExpression& form) const {
    return {form.variable};
  }
  std::vector<std::string_view> operator()(const QuantifierExpression& form) const { return {form.variable}; }
  std::vector<std::string_view> operator()(const ReduceExpression& form) const {
    return {form.accumulator, form.variable};
  }
  std::vector<std::string_view> operator()(const PatternComprehensionExpression& form) const {
    std::vector<std::string_view> names = {form.pattern->variable.text};
    for (const NodePattern& node : form.pattern->nodes) names.push_back(node.variable.text);
    for (const RelationshipPattern& hop : form.pattern->relationships) names.push_back(hop.variable.text);
    return names;
  }
  template <typename Form>
  std::vector<std::string_view> operator()(const Form& /*form*/) const {
    return {};
  }
};

bool names_one_of(const Expression& expression, const std::vector<std::string_view>& names) {
  if (const auto* variable = std::get_if<VariableExpression>(&expression.form)) {
    return std::find(names.begin(), names.end(), variable->name) != names.end();
  }
  bool found = false;
  for_each_part(expression, [&](const Expression& part) { found = found || names_one_of(part, names); });
  return found;
}

}  // namespace

Result<void> rest_on_keys(const PlanDraft& draft, Expression& expression,
                          const std::vector<ProjectedValue>& keys, const Scope& before) {
  const auto* call = std::get_if<CallExpression>(&expression.form);
  if (call != nullptr && call->result != no_slot) return {};
  if (is_compiled(expression)) return compiled_rests_on_keys(draft, expression, keys, before);
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
  const std::vector<std::string_view> own = std::visit(OwnNames{}, expression.form);
  std::vector<ProjectedValue> visible;  // `x` of [x IN … | x] is not the x of the rows
  if (!own.empty()) {
    std::copy_if(values.begin(), values.end(), std::back_inserter(visible),
                 [&](const ProjectedValue& value) { return !names_one_of(*value.expression, own); });
  }
  const std::vector<ProjectedValue>& inside = own.empty() ? values : visible;
  for_each_part(expression, [&](Expression& part) { put_slots(part, inside, after); });
}

}  // namespace entente

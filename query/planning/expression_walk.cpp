#include "query/planning/expression_walk.h"

#include "query/functions/function_table.h"
#include "query/values/comparison.h"

namespace entente {
namespace {

// What the forms of two expressions hold besides their parts. Forms not listed hold nothing, or are never
// the same.
struct SameForm {
  bool operator()(const LiteralExpression& a, const LiteralExpression& b) const {
    return a.value.kind() == b.value.kind() && equivalent(a.value, b.value);
  }
  bool operator()(const ParameterExpression& a, const ParameterExpression& b) const {
    return a.name == b.name;
  }
  // Of two variables that were checked the slots tell: one may be of a comprehension and hide the other.
  bool operator()(const VariableExpression& a, const VariableExpression& b) const {
    return a.name == b.name && (a.slot == no_slot || b.slot == no_slot || a.slot == b.slot);
  }
  bool operator()(const PropertyExpression& a, const PropertyExpression& b) const { return a.key == b.key; }
  bool operator()(const LabelTestExpression& a, const LabelTestExpression& b) const {
    return a.labels == b.labels;
  }
  bool operator()(const CallExpression& a, const CallExpression& b) const {
    return a.name == b.name && a.distinct == b.distinct && a.is_star == b.is_star;
  }
  bool operator()(const ListExpression&, const ListExpression&) const { return true; }
  bool operator()(const MapExpression& a, const MapExpression& b) const {
    for (std::size_t i = 0; i < a.entries.size() && i < b.entries.size(); ++i) {
      if (a.entries[i].first != b.entries[i].first) return false;
    }
    return true;
  }
  bool operator()(const SubscriptExpression&, const SubscriptExpression&) const { return true; }
  bool operator()(const SliceExpression& a, const SliceExpression& b) const {
    return !a.from == !b.from && !a.to == !b.to;
  }
  bool operator()(const ArithmeticExpression& a, const ArithmeticExpression& b) const {
    return same_operators(a, b);
  }
  bool operator()(const SignExpression& a, const SignExpression& b) const { return a.negative == b.negative; }
  bool operator()(const ComparisonExpression& a, const ComparisonExpression& b) const {
    return same_operators(a, b);
  }
  bool operator()(const TextExpression& a, const TextExpression& b) const { return a.op == b.op; }
  bool operator()(const NullTestExpression& a, const NullTestExpression& b) const {
    return a.is_null == b.is_null;
  }
  bool operator()(const LogicalExpression& a, const LogicalExpression& b) const { return a.op == b.op; }
  bool operator()(const NotExpression&, const NotExpression&) const { return true; }
  bool operator()(const CaseExpression& a, const CaseExpression& b) const {
    return !a.subject == !b.subject && a.branches.size() == b.branches.size() && !a.otherwise == !b.otherwise;
  }
  bool operator()(const ListComprehensionExpression& a, const ListComprehensionExpression& b) const {
    return a.variable == b.variable && !a.where == !b.where && !a.projection == !b.projection;
  }
  bool operator()(const QuantifierExpression& a, const QuantifierExpression& b) const {
    return a.kind == b.kind && a.variable == b.variable && !a.where == !b.where;
  }
  bool operator()(const ReduceExpression& a, const ReduceExpression& b) const {
    return a.accumulator == b.accumulator && a.variable == b.variable;
  }
  template <typename A, typename B>
  bool operator()(const A&, const B&) const {
    return false;
  }

  template <typename Chain>
  static bool same_operators(const Chain& a, const Chain& b) {
    if (a.rest.size() != b.rest.size()) return false;
    for (std::size_t i = 0; i < a.rest.size(); ++i) {
      if (a.rest[i].first != b.rest[i].first) return false;
    }
    return true;
  }
};

std::vector<const Expression*> parts_of(const Expression& expression) {
  std::vector<const Expression*> parts;
  for_each_part(expression, [&](const Expression& part) { parts.push_back(&part); });
  return parts;
}

bool differs_from_call_to_call(const Expression& expression) {
  const auto* call = std::get_if<CallExpression>(&expression.form);
  if (call == nullptr || call->function == nullptr) return false;
  const FunctionInfo& function = *call->function;
  if (function.accumulator != nullptr) return true;
  // date() and its like take the one instant of the statement.
  return !function.deterministic && function.family != FunctionFamily::temporal;
}

}  // namespace

bool same_expression(const Expression& a, const Expression& b) {
  if (a.form.index() != b.form.index() || !std::visit(SameForm{}, a.form, b.form)) return false;
  const std::vector<const Expression*> left = parts_of(a);
  const std::vector<const Expression*> right = parts_of(b);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (!same_expression(*left[i], *right[i])) return false;
  }
  return true;
}

bool is_constant(const Expression& expression) {
  const auto& form = expression.form;
  if (std::holds_alternative<VariableExpression>(form) ||
      std::holds_alternative<PatternPredicateExpression>(form) ||
      std::holds_alternative<PatternComprehensionExpression>(form) ||
      std::holds_alternative<std::unique_ptr<SubqueryExpression>>(form) ||
      differs_from_call_to_call(expression)) {
    return false;
  }
  bool constant = true;
  for_each_part(expression, [&](const Expression& part) { constant = constant && is_constant(part); });
  return constant;
}

}  // namespace entente

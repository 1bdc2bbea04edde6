// Going through an expression part by part. Depth is bounded by the parser (deepest_nesting), so recursion is
// safe here.
#pragma once

#include <utility>

#include "query/language/syntax.h"

namespace entente {

// Calls `visit` for each expression right inside `expression`, in the order of the text; those in a pattern
// are among them, those of a subquery (EXISTS) are not.
template <typename Visit>
void for_each_part(const Expression& expression, const Visit& visit);

// The same of an expression that may change.
template <typename Visit>
void for_each_part(Expression& expression, const Visit& visit) {
  for_each_part(std::as_const(expression), [&](const Expression& part) {
    visit(const_cast<Expression&>(part));  // NOLINT: a part of what may change
  });
}

// Whether two expressions are written alike but for spaces: `a.age` and `a . age`. Expressions with patterns
// or subqueries never are, nor are those that were checked and mean different variables.
bool same_expression(const Expression& a, const Expression& b);

// Whether the value is one for the whole statement: no variable, pattern or aggregate is in it, and nothing
// that differs from call to call.
bool is_constant(const Expression& expression);

// -----------------------------------------------------------------------------------------------------

template <typename Visit>
class PartVisitor {
 public:
  explicit PartVisitor(const Visit& visit) : visit_(visit) {}

  void operator()(const LiteralExpression&) const {}
  void operator()(const ParameterExpression&) const {}
  void operator()(const VariableExpression&) const {}
  void operator()(const PropertyExpression& form) const { one(form.subject); }
  void operator()(const LabelTestExpression& form) const { one(form.subject); }
  void operator()(const CallExpression& form) const { all(form.arguments); }
  void operator()(const ListExpression& form) const { all(form.items); }
  void operator()(const MapExpression& form) const {
    for (const auto& [key, value] : form.entries) one(value);
  }
  void operator()(const SubscriptExpression& form) const { one(form.subject), one(form.index); }
  void operator()(const SliceExpression& form) const { one(form.subject), one(form.from), one(form.to); }
  void operator()(const ArithmeticExpression& form) const { chain(form); }
  void operator()(const SignExpression& form) const { one(form.operand); }
  void operator()(const ComparisonExpression& form) const { chain(form); }
  void operator()(const TextExpression& form) const { one(form.left), one(form.right); }
  void operator()(const NullTestExpression& form) const { one(form.operand); }
  void operator()(const LogicalExpression& form) const { all(form.operands); }
  void operator()(const NotExpression& form) const { one(form.operand); }
  void operator()(const CaseExpression& form) const {
    one(form.subject);
    for (const auto& [when, then] : form.branches) one(when), one(then);
    one(form.otherwise);
  }
  void operator()(const ListComprehensionExpression& form) const {
    one(form.list), one(form.where), one(form.projection);
  }
  void operator()(const QuantifierExpression& form) const { one(form.list), one(form.where); }
  void operator()(const ReduceExpression& form) const { one(form.initial), one(form.list), one(form.step); }
  void operator()(const PatternPredicateExpression& form) const { pattern(*form.pattern); }
  void operator()(const PatternComprehensionExpression& form) const {
    pattern(*form.pattern), one(form.where), one(form.projection);
  }
  void operator()(const std::unique_ptr<SubqueryExpression>&) const {}

 private:
  void one(const ExpressionPtr& part) const {
    if (part) visit_(*part);
  }
  void all(const std::vector<ExpressionPtr>& parts) const {
    for (const ExpressionPtr& part : parts) one(part);
  }
  template <typename Chain>
  void chain(const Chain& form) const {
    one(form.first);
    for (const auto& [op, operand] : form.rest) one(operand);
  }
  void pattern(const PatternPart& part) const {
    for (const NodePattern& node : part.nodes) one(node.properties), one(node.where);
    for (const RelationshipPattern& hop : part.relationships) one(hop.properties), one(hop.where);
  }

  const Visit& visit_;
};

template <typename Visit>
void for_each_part(const Expression& expression, const Visit& visit) {
  std::visit(PartVisitor<Visit>(visit), expression.form);
}

}  // namespace entente

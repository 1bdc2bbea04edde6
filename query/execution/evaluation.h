// The value of a planned expression for one row.
#pragma once

#include <unordered_map>

#include "query/budget.h"
#include "query/functions/function_table.h"
#include "query/planning/plan.h"
#include "query/values/comparison.h"
#include "query/values/regular_expression.h"

namespace entente {

using ValueRow = std::vector<Value>;  // Plan::slots values, and one of the executor's own (stage.h)

// Runs the pipelines inside expressions: EXISTS, pattern predicates and comprehensions. The executor is one.
class PatternRunner {
 public:
  virtual ~PatternRunner() = default;
  // Calls `visit` for each row that `pipeline` makes of `row`; it returns false to stop. `row` is as it was
  // afterwards.
  virtual Result<void> run(const Pipeline& pipeline, ValueRow& row,
                           const std::function<Result<bool>(ValueRow&)>& visit) = 0;
};

// A value that an expression reads where it lies, in the row or the plan, or holds itself.
class Operand {
 public:
  explicit Operand(const Value& lying) : lying_(&lying) {}
  explicit Operand(Value&& held) : held_(std::move(held)) {}
  const Value& operator*() const { return lying_ != nullptr ? *lying_ : held_; }
  const Value* operator->() const { return &**this; }

 private:
  const Value* lying_ = nullptr;
  Value held_;
};

// Recursion is as deep as the statement nests, which the parser bounds; chains and lists are loops. What a
// list being made holds counts in the budget until it is made. Where the person stops, value() fails with
// limit_exceeded and Budget::stopped() tells why.
class Evaluation {
 public:
  Evaluation(const Plan& plan, const FunctionSetting& setting, PatternRunner& patterns, Budget& budget);

  // Slots of variables inside the expression (comprehensions) are written in `row` while it is computed.
  // Fails with invalid_argument and a caret at the expression whose value cannot be; with limit_exceeded.
  Result<Value> value(const Expression& expression, ValueRow& row);
  // The same without a copy where the value lies in `row` or the plan: valid until either changes.
  Result<Operand> operand(const Expression& expression, ValueRow& row);
  // Whether the condition is true; false and null are not. A value of another kind fails.
  Result<bool> holds(const Expression& condition, ValueRow& row);
  // A count for SKIP, LIMIT: fails unless it is an integer of at least 0.
  Result<std::uint64_t> count(const Expression& expression, ValueRow& row);

 private:
  // true, false or null; any other value fails.
  Result<Ternary> truth(const Expression& expression, ValueRow& row);

  // --- conditions: evaluation_chains.cpp, evaluation_collections.cpp, evaluation_patterns.cpp
  Result<Ternary> truth_of(const ComparisonExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const LogicalExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const NotExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const NullTestExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const TextExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const LabelTestExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const QuantifierExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const PatternPredicateExpression& form, const Expression& whole, ValueRow& row);
  Result<Ternary> truth_of(const std::unique_ptr<SubqueryExpression>& form, const Expression& whole,
                           ValueRow& row);

  // --- other values
  Result<Value> value_of(const LiteralExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const ParameterExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const VariableExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const PropertyExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const CallExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const ArithmeticExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const SignExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const CaseExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const ListExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const MapExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const SubscriptExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const SliceExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const ListComprehensionExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const ReduceExpression& form, const Expression& whole, ValueRow& row);
  Result<Value> value_of(const PatternComprehensionExpression& form, const Expression& whole, ValueRow& row);

  Result<Value> property(const Value& subject, std::string_view key, const Expression& whole);
  Result<Value> called(const CallExpression& call, std::span<const Value> arguments, const Expression& whole);
  Result<Ternary> matches(const TextExpression& form, const Value& text, const Value& pattern);
  Result<Ternary> found_in(const Value& sought, const Value& list, const Expression& whole);
  Result<bool> has_match(const Pipeline& pipeline, ValueRow& row);

  // The list that a comprehension, quantifier or reduce() walks. REQUIRES: not null
  Result<const ValueList*> list_of(const Value& value, const Expression& whole) const;
  // Fails where the time is over or the person stopped.
  Result<void> go_on();
  // Fails where a list or map that was made is too large or nests too deep.
  Result<void> keepable(const Value& value);
  Result<void> joinable(ArithmeticOperator op, const Value& a, const Value& b);
  // `error` with a caret under `span` of the statement.
  Error at(TextSpan span, Error error) const;
  Error refusal(const Expression& whole, std::string_view expected, const Value& given) const;

  const Plan& plan_;
  FunctionSetting setting_;
  PatternRunner& patterns_;
  Budget& budget_;
  // The last pattern of each `=~`: most are the same for all rows.
  std::unordered_map<const TextExpression*, RegularExpression> regular_expressions_;
};

}  // namespace entente

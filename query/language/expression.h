// Expressions of openCypher 9 as a tree. The parser makes it, the planner (planning/planner.h) fills in what
// names mean: the members marked "planned" are empty until then, and the executor reads only planned trees.
//
// Chains are flat, so that `1 + 1 + …` of 20,000 terms nests nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/question_error.h"
#include "query/values/arithmetic.h"
#include "query/values/value.h"

namespace entente {

struct Expression;
struct PatternPart;
struct FunctionInfo;
struct Pipeline;
using ExpressionPtr = std::unique_ptr<Expression>;

// A place in the row of values that flows through a plan.
using Slot = std::uint32_t;
inline constexpr Slot no_slot = UINT32_MAX;

enum class ComparisonOperator { equal, not_equal, less, less_or_equal, greater, greater_or_equal };
enum class LogicalOperator { conjunction, disjunction, exclusive_disjunction };
enum class TextOperator { starts_with, ends_with, contains, matches, in };  // `in` looks into a list
enum class QuantifierKind { all, any, none, single };

struct LiteralExpression {
  Value value;
};
struct ParameterExpression {
  std::string name;     // without '$'
  std::uint32_t index;  // planned: of the plan's parameters
};
struct VariableExpression {
  std::string name;
  Slot slot = no_slot;  // planned
};
struct PropertyExpression {
  ExpressionPtr subject;
  std::string key;
};
struct LabelTestExpression {  // `n:Actor:State`, `r:SIGNED`
  ExpressionPtr subject;
  std::vector<std::string> labels;  // all of them
};
// A call by name. `count(*)` has the name "count", no arguments and is_star.
struct CallExpression {
  std::string name;  // as written, with its namespaces: "duration.between"
  TextSpan name_span;
  bool distinct = false;
  bool is_star = false;
  std::vector<ExpressionPtr> arguments;
  const FunctionInfo* function = nullptr;  // planned
  Slot result = no_slot;                   // planned, of an aggregate: the slot that holds it after Aggregate
};
struct ListExpression {
  std::vector<ExpressionPtr> items;
};
struct MapExpression {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
};
struct SubscriptExpression {  // list[i], map['k'], node['k']
  ExpressionPtr subject;
  ExpressionPtr index;
};
struct SliceExpression {
  ExpressionPtr subject;
  ExpressionPtr from;  // null: from the start
  ExpressionPtr to;    // null: to the end
};
struct ArithmeticExpression {  // first op operand op operand …, from left to right
  ExpressionPtr first;
  std::vector<std::pair<ArithmeticOperator, ExpressionPtr>> rest;
};
struct SignExpression {
  ExpressionPtr operand;
  bool negative = false;
};
struct ComparisonExpression {  // 1 < a <= 3: every neighbouring pair must hold
  ExpressionPtr first;
  std::vector<std::pair<ComparisonOperator, ExpressionPtr>> rest;
};
struct TextExpression {
  TextOperator op = TextOperator::contains;
  ExpressionPtr left;
  ExpressionPtr right;
};
struct NullTestExpression {
  ExpressionPtr operand;
  bool is_null = true;  // false: IS NOT NULL
};
struct LogicalExpression {  // one operator, two or more operands
  LogicalOperator op = LogicalOperator::conjunction;
  std::vector<ExpressionPtr> operands;
};
struct NotExpression {
  ExpressionPtr operand;
};
struct CaseExpression {
  ExpressionPtr subject;  // null: the searched form
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;  // null: null
};
struct ListComprehensionExpression {  // [x IN list WHERE p | e]
  std::string variable;
  TextSpan variable_span;
  Slot slot = no_slot;  // planned
  ExpressionPtr list;
  ExpressionPtr where;       // may be null
  ExpressionPtr projection;  // null: x itself
};
struct QuantifierExpression {  // all(x IN list WHERE p)
  QuantifierKind kind = QuantifierKind::all;
  std::string variable;
  TextSpan variable_span;
  Slot slot = no_slot;  // planned
  ExpressionPtr list;
  ExpressionPtr where;
};
struct ReduceExpression {  // reduce(acc = init, x IN list | e)
  std::string accumulator;
  std::string variable;
  TextSpan accumulator_span, variable_span;
  Slot accumulator_slot = no_slot;  // planned
  Slot slot = no_slot;              // planned
  ExpressionPtr initial;
  ExpressionPtr list;
  ExpressionPtr step;
};
// A pattern as predicate, `(a)-->(b)`: whether there is a match.
struct PatternPredicateExpression {
  std::unique_ptr<PatternPart> pattern;
  std::shared_ptr<const Pipeline> plan;  // planned
};
// [p = (a)-->(b) WHERE c | e]
struct PatternComprehensionExpression {
  std::unique_ptr<PatternPart> pattern;
  ExpressionPtr where;  // may be null
  ExpressionPtr projection;
  std::shared_ptr<const Pipeline> plan;  // planned; `where` is in it
};
struct SubqueryExpression;  // EXISTS { … }: syntax.h

struct Expression {
  TextSpan span;  // of the whole expression in the statement: the name of an unnamed column
  std::variant<LiteralExpression, ParameterExpression, VariableExpression, PropertyExpression,
               LabelTestExpression, CallExpression, ListExpression, MapExpression, SubscriptExpression,
               SliceExpression, ArithmeticExpression, SignExpression, ComparisonExpression, TextExpression,
               NullTestExpression, LogicalExpression, NotExpression, CaseExpression,
               ListComprehensionExpression, QuantifierExpression, ReduceExpression,
               PatternPredicateExpression, PatternComprehensionExpression,
               std::unique_ptr<SubqueryExpression>>
      form;

  Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();
};

}  // namespace entente

// Calls of functions: whether they exist, take so many arguments of such kinds, and may stand where they do.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "query/functions/function_table.h"
#include "query/planning/entity_names.h"
#include "query/planning/expression_check.h"
#include "query/planning/function_kinds.h"

namespace entente {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  const auto same = [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool is_literal(const ExpressionPtr& expression) {
  return std::holds_alternative<LiteralExpression>(expression->form);
}

// Given a value these read no clock: date('2022-01-01') is a constant though date() is none.
// date.truncate('day') and date.statement('UTC') do read it.
constexpr std::array<std::string_view, 5> makers = {"date", "datetime", "localdatetime", "localtime", "time"};

// Whether calls with these arguments all have the same value: it can be computed now.
bool can_be_computed(const CallExpression& form) {
  const FunctionInfo& function = *form.function;
  if (function.call == nullptr || form.arguments.empty()) return false;
  const bool reads_no_clock = std::find(makers.begin(), makers.end(), function.name) != makers.end();
  if (!function.deterministic && !reads_no_clock) return false;
  return std::all_of(form.arguments.begin(), form.arguments.end(), is_literal);
}

std::string count_of_arguments(const FunctionInfo& function) {
  if (function.most_arguments == 0) return "no arguments";
  if (function.least_arguments != function.most_arguments && function.most_arguments > 20) {
    return fmt::format("{} arguments or more", function.least_arguments);
  }
  const std::string range = function.least_arguments == function.most_arguments
                                ? std::to_string(function.least_arguments)
                                : fmt::format("{} to {}", function.least_arguments, function.most_arguments);
  return fmt::format("{} argument{}", range, function.most_arguments == 1 ? "" : "s");
}

bool holds_chance(const Expression& expression) {
  const auto* call = std::get_if<CallExpression>(&expression.form);
  return call != nullptr && call->function != nullptr && !call->function->deterministic &&
         call->function->family != FunctionFamily::temporal;
}

}  // namespace

Error ExpressionCheck::unknown_function(const CallExpression& form) const {
  return draft_.refusal(form.name_span, fmt::format("there is no function '{}'", form.name),
                        did_you_mean(form.name, function_names(), "'.help functions' lists them"));
}

Result<void> ExpressionCheck::arguments_fit(const CallExpression& form, TextSpan span) const {
  const FunctionInfo& function = *form.function;
  const std::size_t count = form.arguments.size();
  if (form.is_star && function.name != "count") {
    return draft_.refusal(span, fmt::format("{}(*) means nothing", function.name), "only count(*) does");
  }
  if (form.distinct && function.accumulator == nullptr) {
    return draft_.refusal(span, fmt::format("{} gathers no values: DISTINCT means nothing", function.name),
                          "DISTINCT belongs to count, collect, sum and their like");
  }
  if (form.is_star || (count >= function.least_arguments && count <= function.most_arguments)) return {};
  return draft_.refusal(
      span, fmt::format("{} takes {}, not {}", function.name, count_of_arguments(function), count),
      function.arguments.empty() ? fmt::format("write {}()", function.name)
                                 : fmt::format("write {}({})", function.name, function.arguments));
}

Result<PossibleKinds> ExpressionCheck::call_arguments(CallExpression& form) {
  const FunctionKinds* known = function_kinds(form.function->name);
  PossibleKinds first = anything;
  for (std::size_t i = 0; i < form.arguments.size(); ++i) {
    const bool checked = known != nullptr && (i == 0 || known->accepted == kind_set(ValueKind::integer));
    const KindSet accepted = checked ? known->accepted : every_kind;
    const PossibleKinds kinds = TRY(operand(*form.arguments[i], accepted, form.function->name));
    if (i == 0) first = kinds;
  }
  const std::string_view name = form.function->name;
  if (name == "collect") return PossibleKinds{kind_set(ValueKind::list), first.kinds & ~null_kind};
  if (name == "min" || name == "max") return first.or_null();
  if (name == "head" || name == "last") return PossibleKinds{first.items | null_kind, every_kind};
  if (name == "tail" || name == "reverse") return first.or_null();
  return known != nullptr ? known->result : anything;
}

Result<PossibleKinds> ExpressionCheck::aggregate(CallExpression& form, Expression& whole) {
  if (in_aggregate_) {
    return draft_.refusal(whole.span, fmt::format("{} stands inside another aggregate", form.name),
                          "compute the inner one in a WITH before");
  }
  if (setting_.aggregates == nullptr) {
    return draft_.refusal(whole.span, fmt::format("{} cannot gather rows {}", form.name, setting_.place),
                          "compute it in a WITH or RETURN, and use its name");
  }
  in_aggregate_ = true;
  auto kinds = call_arguments(form);
  in_aggregate_ = false;
  if (!kinds.ok()) return kinds;
  for (const ExpressionPtr& argument : form.arguments) {
    if (!holds_chance(*argument)) continue;
    return draft_.refusal(argument->span, "this differs from call to call: gathering it means nothing");
  }
  form.result = draft_.new_slot();
  setting_.aggregates->push_back(&whole);
  return kinds;
}

// exists((a)-->()), the older way to write a pattern as a condition; exists(a.name).
Result<PossibleKinds> ExpressionCheck::pattern_exists(CallExpression& form, Expression& whole) {
  condition_ = true;
  const std::size_t mentioned = draft_.mentioned.size();
  TRY(value(*form.arguments[0]));
  ExpressionPtr argument = std::move(form.arguments[0]);
  if (std::holds_alternative<PatternPredicateExpression>(argument->form)) {
    auto inner = std::move(argument->form);
    whole.form = std::move(inner);
    draft_.note_named(whole, mentioned);
  } else {
    whole.form = NullTestExpression{std::move(argument), false};
  }
  return PossibleKinds{truth_kinds, 0};
}

Result<PossibleKinds> ExpressionCheck::entity_node(CallExpression& form, Expression& whole) {
  for (ExpressionPtr& argument : form.arguments) TRY(value(*argument));
  Value node = TRY(node_named(draft_, form, whole.span));
  whole.form = LiteralExpression{std::move(node)};
  return a_node;
}

Result<PossibleKinds> ExpressionCheck::of(CallExpression& form, Expression& whole) {
  if (same_word(form.name, "entity")) return entity_node(form, whole);
  if (same_word(form.name, "exists") && form.arguments.size() == 1) return pattern_exists(form, whole);
  form.function = function_named(form.name);
  if (form.function == nullptr) return unknown_function(form);
  TRY(arguments_fit(form, whole.span));
  if (form.function->accumulator != nullptr) return aggregate(form, whole);
  const PossibleKinds kinds = TRY(call_arguments(form));
  if (!can_be_computed(form)) return kinds;
  std::vector<Value> values;
  for (const ExpressionPtr& argument : form.arguments) {
    values.push_back(std::get<LiteralExpression>(argument->form).value);
  }
  auto computed = form.function->call(values, FunctionSetting{draft_.graph(), {}});
  if (!computed.ok()) return kinds;  // the run reports it, should it ever come to it
  whole.form = LiteralExpression{std::move(computed).value()};
  return kinds_of(std::get<LiteralExpression>(whole.form).value);
}

}  // namespace entente

#include "query/execution/evaluation.h"

#include <fmt/format.h>

#include <array>

#include "query/execution/held_list.h"
#include "query/question_error.h"

namespace entente {
namespace {

constexpr std::size_t few = 3;  // arguments that need no allocation

}  // namespace

Evaluation::Evaluation(const Plan& plan, const FunctionSetting& setting, PatternRunner& patterns,
                       Budget& budget)
    : plan_(plan), setting_(setting), patterns_(patterns), budget_(budget) {
  setting_.budget = &budget;
}

// --- the ways in

Result<Value> Evaluation::value(const Expression& expression, ValueRow& row) {
  return std::visit(
      [&](const auto& form) -> Result<Value> {
        if constexpr (requires { truth_of(form, expression, row); }) {
          const Ternary known = TRY(truth_of(form, expression, row));
          return known ? Value(*known) : Value();
        } else {
          return value_of(form, expression, row);
        }
      },
      expression.form);
}

Result<Operand> Evaluation::operand(const Expression& expression, ValueRow& row) {
  if (const auto* variable = std::get_if<VariableExpression>(&expression.form)) {
    return Operand(row[variable->slot]);
  }
  if (const auto* literal = std::get_if<LiteralExpression>(&expression.form)) return Operand(literal->value);
  if (const auto* parameter = std::get_if<ParameterExpression>(&expression.form)) {
    return Operand(plan_.parameters[parameter->index]);
  }
  return Operand(TRY(value(expression, row)));
}

Result<Ternary> Evaluation::truth(const Expression& expression, ValueRow& row) {
  return std::visit(
      [&](const auto& form) -> Result<Ternary> {
        if constexpr (requires { truth_of(form, expression, row); }) {
          return truth_of(form, expression, row);
        } else {
          const Operand given = TRY(operand(expression, row));
          if (given->is<bool>()) return Ternary(given->as<bool>());
          if (given->is_null()) return Ternary();
          return refusal(expression, "a BOOLEAN is needed here", *given);
        }
      },
      expression.form);
}

Result<bool> Evaluation::holds(const Expression& condition, ValueRow& row) {
  return TRY(truth(condition, row)) == true;
}

Result<std::uint64_t> Evaluation::count(const Expression& expression, ValueRow& row) {
  const Operand given = TRY(operand(expression, row));
  if (!given->is<std::int64_t>())
    return refusal(expression, "an INTEGER of at least 0 is needed here", *given);
  const auto number = given->as<std::int64_t>();
  if (number < 0) {
    return at(expression.span, {ErrorCode::invalid_argument,
                                fmt::format("a count of at least 0 is needed here, not {}", number), ""});
  }
  return static_cast<std::uint64_t>(number);
}

// --- what lies somewhere

Result<Value> Evaluation::value_of(const LiteralExpression& form, const Expression&, ValueRow&) {
  return form.value;
}

Result<Value> Evaluation::value_of(const ParameterExpression& form, const Expression&, ValueRow&) {
  return plan_.parameters[form.index];
}

Result<Value> Evaluation::value_of(const VariableExpression& form, const Expression&, ValueRow& row) {
  return row[form.slot];
}

Result<Value> Evaluation::value_of(const PropertyExpression& form, const Expression& whole, ValueRow& row) {
  const Operand subject = TRY(operand(*form.subject, row));
  return property(*subject, form.key, whole);
}

Result<Value> Evaluation::property(const Value& subject, std::string_view key, const Expression& whole) {
  switch (subject.kind()) {
    case ValueKind::null:
      return Value();
    case ValueKind::node:
      return setting_.graph.property(subject.as<NodeValue>().id, key);
    case ValueKind::relationship:
      return setting_.graph.property(*subject.as<RelationshipValue>().relationship, key);
    case ValueKind::map: {
      const auto found = subject.as<ValueMap>().find(key);
      return found == subject.as<ValueMap>().end() ? Value() : found->second;
    }
    case ValueKind::date:
    case ValueKind::local_time:
    case ValueKind::zoned_time:
    case ValueKind::local_date_time:
    case ValueKind::zoned_date_time:
    case ValueKind::duration:
      return temporal_component(subject, key);
    default:
      return refusal(whole, "properties belong to a NODE, RELATIONSHIP, MAP, date or time", subject);
  }
}

Result<Ternary> Evaluation::truth_of(const LabelTestExpression& form, const Expression& whole,
                                     ValueRow& row) {
  const Operand subject = TRY(operand(*form.subject, row));
  if (subject->is_null()) return Ternary();
  if (!subject->is<NodeValue>() && !subject->is<RelationshipValue>()) {
    return refusal(whole, "labels belong to a NODE or RELATIONSHIP", *subject);
  }
  for (const std::string& name : form.labels) {
    if (subject->is<RelationshipValue>()) {
      if (setting_.graph.type_name(subject->as<RelationshipValue>().relationship->type) != name)
        return {false};
      continue;
    }
    const std::optional<LabelId> label = setting_.graph.label(name);
    if (!label || !TRY(setting_.graph.has_label(subject->as<NodeValue>().id, *label))) return {false};
  }
  return {true};
}

// --- calls

Result<Value> Evaluation::value_of(const CallExpression& form, const Expression& whole, ValueRow& row) {
  if (form.result != no_slot) return row[form.result];
  if (form.arguments.size() == 1) {
    const Expression& argument = *form.arguments.front();
    const bool asks_pattern = std::holds_alternative<PatternPredicateExpression>(argument.form);
    if (asks_pattern && form.function != nullptr && form.function->name == "exists") {
      return value(argument, row);
    }
    const Operand given = TRY(operand(argument, row));
    return called(form, {&*given, 1}, whole);
  }
  if (form.arguments.size() <= few) {
    std::array<Value, few> given;
    for (std::size_t i = 0; i < form.arguments.size(); ++i) given[i] = TRY(value(*form.arguments[i], row));
    return called(form, std::span(given).first(form.arguments.size()), whole);
  }
  ValueList given;
  given.reserve(form.arguments.size());
  for (const ExpressionPtr& argument : form.arguments) given.push_back(TRY(value(*argument, row)));
  return called(form, given, whole);
}

Result<Value> Evaluation::called(const CallExpression& call, std::span<const Value> arguments,
                                 const Expression& whole) {
  if (call.function == nullptr || call.function->call == nullptr) {
    return at(whole.span,
              {ErrorCode::invalid_argument, fmt::format("{}() cannot be computed here", call.name), ""});
  }
  Result<Value> result = call.function->call(arguments, setting_);
  if (!result.ok()) return at(whole.span, std::move(result).error());
  return result;
}

// --- limits and messages

Result<void> Evaluation::go_on() {
  if (budget_.tick()) return {};
  return exhausted(budget_);
}

Result<void> Evaluation::keepable(const Value& value) {
  if (value.nesting() == 0) return {};
  if (value.nesting() > deepest_value) {
    return Error{ErrorCode::limit_exceeded,
                 fmt::format("a value nests lists and maps over {} deep", deepest_value), ""};
  }
  return affordable(size_of(value), setting_);
}

Error Evaluation::at(TextSpan span, Error error) const {
  const std::string& text = plan_.query.text;
  const bool known = span.begin < span.end && span.end <= text.size();
  if (error.code != ErrorCode::invalid_argument || !known) return error;
  return question_error(error.code, error.message, text, span, "");
}

Error Evaluation::refusal(const Expression& whole, std::string_view expected, const Value& given) const {
  return at(whole.span,
            {ErrorCode::invalid_argument, fmt::format("{}, not {}", expected, name_of(given.kind())), ""});
}

}  // namespace entente

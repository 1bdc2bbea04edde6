// Operators: arithmetic, comparison, logic, texts, CASE.

#include "query/execution/evaluation.h"
#include "query/execution/held_list.h"

namespace entente {
namespace {

Ternary negation(Ternary truth) {
  if (!truth) return truth;
  return !*truth;
}

Ternary compared(ComparisonOperator op, const Value& a, const Value& b) {
  if (op == ComparisonOperator::equal) return equals(a, b);
  if (op == ComparisonOperator::not_equal) return negation(equals(a, b));
  const std::optional<std::partial_ordering> order = compare(a, b);
  if (!order) return std::nullopt;
  switch (op) {
    case ComparisonOperator::less:
      return *order < 0;
    case ComparisonOperator::less_or_equal:
      return *order <= 0;
    case ComparisonOperator::greater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

}  // namespace

// --- arithmetic

// A sum of texts or lists may double with each term: asked before it is made.
Result<void> Evaluation::joinable(ArithmeticOperator op, const Value& a, const Value& b) {
  const auto grows = [](const Value& value) { return value.is<std::string>() || value.is<ValueList>(); };
  if (op != ArithmeticOperator::add || !(grows(a) || grows(b))) return {};
  return affordable(size_of(a) + size_of(b), setting_);
}

Result<Value> Evaluation::value_of(const ArithmeticExpression& form, const Expression& whole, ValueRow& row) {
  Operand left = TRY(operand(*form.first, row));
  for (const auto& [op, term] : form.rest) {
    TRY(go_on());
    const Operand right = TRY(operand(*term, row));
    TRY(joinable(op, *left, *right));
    Result<Value> result = arithmetic(op, *left, *right);
    if (!result.ok()) return at({whole.span.begin, term->span.end}, std::move(result).error());
    left = Operand(std::move(result).value());
  }
  TRY(keepable(*left));
  return *left;
}

Result<Value> Evaluation::value_of(const SignExpression& form, const Expression& whole, ValueRow& row) {
  Value given = TRY(value(*form.operand, row));
  if (!form.negative) {
    if (given.is_null() || given.is_number() || given.is<Duration>()) return given;
    return refusal(whole, "a sign belongs to a number", given);
  }
  Result<Value> result = negated(given);
  if (!result.ok()) return at(whole.span, std::move(result).error());
  return result;
}

// --- conditions

Result<Ternary> Evaluation::truth_of(const ComparisonExpression& form, const Expression&, ValueRow& row) {
  Operand left = TRY(operand(*form.first, row));
  Ternary all = true;
  for (const auto& [op, next] : form.rest) {
    TRY(go_on());
    Operand right = TRY(operand(*next, row));
    const Ternary pair = compared(op, *left, *right);
    if (pair == false) return pair;
    if (!pair) all = pair;
    left = std::move(right);
  }
  return all;
}

// false AND anything is false, true OR anything true; the rest is not computed then.
Result<Ternary> Evaluation::truth_of(const LogicalExpression& form, const Expression&, ValueRow& row) {
  const bool exclusive = form.op == LogicalOperator::exclusive_disjunction;
  const bool decisive = form.op == LogicalOperator::disjunction;
  bool known = true;
  bool result = !exclusive && !decisive;
  for (const ExpressionPtr& part : form.operands) {
    const Ternary here = TRY(truth(*part, row));
    if (!here) {
      known = false;
    } else if (exclusive) {
      result = result != *here;
    } else if (*here == decisive) {
      return here;
    }
  }
  return known ? Ternary(result) : Ternary();
}

Result<Ternary> Evaluation::truth_of(const NotExpression& form, const Expression&, ValueRow& row) {
  return negation(TRY(truth(*form.operand, row)));
}

Result<Ternary> Evaluation::truth_of(const NullTestExpression& form, const Expression&, ValueRow& row) {
  return Ternary(TRY(operand(*form.operand, row))->is_null() == form.is_null);
}

Result<Ternary> Evaluation::truth_of(const TextExpression& form, const Expression& whole, ValueRow& row) {
  const Operand left = TRY(operand(*form.left, row));
  const Operand right = TRY(operand(*form.right, row));
  if (form.op == TextOperator::in) return found_in(*left, *right, whole);
  if (!left->is<std::string>() || !right->is<std::string>()) return Ternary();
  const std::string_view text = left->as<std::string>();
  const std::string_view part = right->as<std::string>();
  switch (form.op) {
    case TextOperator::starts_with:
      return Ternary(text.starts_with(part));
    case TextOperator::ends_with:
      return Ternary(text.ends_with(part));
    case TextOperator::contains:
      return Ternary(text.find(part) != text.npos);
    default:
      return matches(form, *left, *right);
  }
}

Result<Ternary> Evaluation::matches(const TextExpression& form, const Value& text, const Value& pattern) {
  const std::string& wanted = pattern.as<std::string>();
  auto known = regular_expressions_.find(&form);
  if (known == regular_expressions_.end() || known->second.pattern() != wanted) {
    Result<RegularExpression> compiled = RegularExpression::compile(wanted);
    if (!compiled.ok()) return at(form.right->span, std::move(compiled).error());
    known = regular_expressions_.insert_or_assign(&form, std::move(compiled).value()).first;
  }
  return Ternary(known->second.matches(text.as<std::string>()));
}

Result<Ternary> Evaluation::found_in(const Value& sought, const Value& list, const Expression& whole) {
  if (list.is_null()) return Ternary();
  if (!list.is<ValueList>()) return refusal(whole, "IN looks into a LIST", list);
  Ternary result = false;
  for (const Value& item : list.as<ValueList>()) {
    TRY(go_on());
    const Ternary same = equals(sought, item);
    if (same == true) return same;
    if (!same) result = same;
  }
  return result;
}

// --- CASE

Result<Value> Evaluation::value_of(const CaseExpression& form, const Expression&, ValueRow& row) {
  if (form.subject) {
    const Operand subject = TRY(operand(*form.subject, row));
    for (const auto& [candidate, result] : form.branches) {
      if (equals(*subject, *TRY(operand(*candidate, row))) == true) return value(*result, row);
    }
  } else {
    for (const auto& [condition, result] : form.branches) {
      if (TRY(holds(*condition, row))) return value(*result, row);
    }
  }
  return form.otherwise ? value(*form.otherwise, row) : Result<Value>(Value());
}

}  // namespace entente

#include "query/values/arithmetic.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace entente {
namespace {

std::string_view sign_of(ArithmeticOperator op) {
  switch (op) {
    case ArithmeticOperator::add:
      return "+";
    case ArithmeticOperator::subtract:
      return "-";
    case ArithmeticOperator::multiply:
      return "*";
    case ArithmeticOperator::divide:
      return "/";
    case ArithmeticOperator::modulo:
      return "%";
    case ArithmeticOperator::power:
      break;
  }
  return "^";
}

Error no_operator(ArithmeticOperator op, const Value& a, const Value& b) {
  return {ErrorCode::invalid_argument,
          fmt::format("there is no {} {} {}", name_of(a.kind()), sign_of(op), name_of(b.kind())), ""};
}

Error overflow(ArithmeticOperator op, std::int64_t a, std::int64_t b) {
  return {ErrorCode::invalid_argument, fmt::format("{} {} {} is no 64-bit INTEGER", a, sign_of(op), b), ""};
}

Result<Value> integer_division(ArithmeticOperator op, std::int64_t a, std::int64_t b) {
  if (b == 0)
    return Error{ErrorCode::invalid_argument, fmt::format("{} {} 0 has no result", a, sign_of(op)), ""};
  if (op == ArithmeticOperator::modulo) return Value(b == -1 ? 0 : a % b);
  if (b == -1 && a == std::numeric_limits<std::int64_t>::min()) return overflow(op, a, b);
  return Value(a / b);
}

Result<Value> of_integers(ArithmeticOperator op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool over = false;
  switch (op) {
    case ArithmeticOperator::add:
      over = __builtin_add_overflow(a, b, &result);
      break;
    case ArithmeticOperator::subtract:
      over = __builtin_sub_overflow(a, b, &result);
      break;
    case ArithmeticOperator::multiply:
      over = __builtin_mul_overflow(a, b, &result);
      break;
    case ArithmeticOperator::power:
      return Value(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default:
      return integer_division(op, a, b);
  }
  if (over) return overflow(op, a, b);
  return Value(result);
}

double of_floats(ArithmeticOperator op, double a, double b) {
  switch (op) {
    case ArithmeticOperator::add:
      return a + b;
    case ArithmeticOperator::subtract:
      return a - b;
    case ArithmeticOperator::multiply:
      return a * b;
    case ArithmeticOperator::divide:
      return a / b;
    case ArithmeticOperator::modulo:
      return std::fmod(a, b);
    case ArithmeticOperator::power:
      break;
  }
  return std::pow(a, b);
}

bool is_temporal(const Value& value) {
  return value.kind() >= ValueKind::date;
}

// One of the two is a list.
Value joined_lists(const Value& a, const Value& b) {
  ValueList all;
  all.reserve((a.is<ValueList>() ? a.as<ValueList>().size() : 1) +
              (b.is<ValueList>() ? b.as<ValueList>().size() : 1));
  for (const Value* part : {&a, &b}) {
    if (part->is<ValueList>()) {
      all.insert(all.end(), part->as<ValueList>().begin(), part->as<ValueList>().end());
    } else {
      all.push_back(*part);
    }
  }
  return all;
}

std::optional<Value> joined_texts(const Value& a, const Value& b) {
  const bool joins = (a.is<std::string>() && (b.is<std::string>() || b.is_number())) ||
                     (b.is<std::string>() && a.is_number());
  if (!joins) return std::nullopt;
  if (a.is<std::string>() && b.is<std::string>()) return Value(a.as<std::string>() + b.as<std::string>());
  return Value(text_of(a) + text_of(b));
}

}  // namespace

Result<Value> arithmetic(ArithmeticOperator op, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (a.is<std::int64_t>() && b.is<std::int64_t>()) {
    return of_integers(op, a.as<std::int64_t>(), b.as<std::int64_t>());
  }
  if (a.is_number() && b.is_number()) return Value(of_floats(op, a.as_double(), b.as_double()));
  if (op == ArithmeticOperator::add) {
    if (a.is<ValueList>() || b.is<ValueList>()) return joined_lists(a, b);
    if (std::optional<Value> text = joined_texts(a, b)) return *std::move(text);
  }
  if (is_temporal(a) || is_temporal(b)) return temporal_arithmetic(op, a, b);
  return no_operator(op, a, b);
}

Result<Value> negated(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null:
      return Value();
    case ValueKind::integer:
      return of_integers(ArithmeticOperator::subtract, 0, value.as<std::int64_t>());
    case ValueKind::floating:
      return Value(-value.as<double>());
    case ValueKind::duration:
      return temporal_arithmetic(ArithmeticOperator::multiply, value, Value(-1));
    default:
      return Error{ErrorCode::invalid_argument, fmt::format("a {} has no negative", name_of(value.kind())),
                   ""};
  }
}

}  // namespace entente

// The operators + - * / % ^ and unary minus on values: numbers, texts, lists, dates, times and durations.
#pragma once

#include "graph/result.h"
#include "query/values/value.h"

namespace entente {

enum class ArithmeticOperator { add, subtract, multiply, divide, modulo, power };

// Null where either is null. Fails with invalid_argument for kinds that have no such operator, division of an
// integer by zero, and integer overflow; the message names the kinds.
Result<Value> arithmetic(ArithmeticOperator op, const Value& a, const Value& b);
Result<Value> negated(const Value& value);

// Of dates, times and durations; the part of arithmetic() that temporal_arithmetic.cpp answers. REQUIRES: at
// least one of the two is temporal, neither is null.
Result<Value> temporal_arithmetic(ArithmeticOperator op, const Value& a, const Value& b);

// `value.key` of a date, time or duration: year, month, quarter, epochSeconds, minutesOfHour … Null for a key
// it has not. REQUIRES: value is temporal.
Value temporal_component(const Value& value, std::string_view key);

}  // namespace entente

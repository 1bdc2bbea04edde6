// What the literals of a statement stand for: numbers and quoted texts, from the bytes of their tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "query/language/tokens.h"

namespace entente {

// What is wrong with a literal, and where in the statement.
struct LiteralFault {
  TextSpan span;
  std::string message;
  std::string hint;
};

// 42, 0x2A, 0o52; `negative` is what stands before it, since only -9223372036854775808 has no positive twin.
enum class LiteralSign { none, minus };
std::variant<std::int64_t, LiteralFault> integer_literal(std::string_view statement, TextSpan span,
                                                         LiteralSign sign);

// 1.5, .5, 1e-3. One too large for a double is a fault; one too small is 0.
std::variant<double, LiteralFault> real_literal(std::string_view statement, TextSpan span);

// 'it\'s', "caf\u00E9": without quotes, escapes resolved, as UTF-8.
std::variant<std::string, LiteralFault> text_literal(std::string_view statement, TextSpan span);

// `a``b` without its backticks.
std::string quoted_name(std::string_view statement, TextSpan span);

}  // namespace entente

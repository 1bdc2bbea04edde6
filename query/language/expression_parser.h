// Expressions, by precedence from loose to tight: OR, XOR, AND, NOT, comparisons, IN and its like, + -, * /
// %,
// ^, signs, `.key` `[index]` `:Label`.
#pragma once

#include "query/language/expression.h"
#include "query/language/token_reader.h"

namespace entente {

// Null: failed.
ExpressionPtr parse_expression(TokenReader& reader);

// Expressions with commas between them, up to `closer`, which is taken too; `expected` is said where neither
// a comma nor the closer stands. Nothing: failed.
std::optional<std::vector<ExpressionPtr>> parse_expressions(TokenReader& reader, TokenKind closer,
                                                            std::string_view expected);

// What binds tightest, without `.key` and its like: literals, names, calls, brackets.
ExpressionPtr parse_atom(TokenReader& reader);

// `{key: value, …}`. REQUIRES: the reader stands at '{'
ExpressionPtr parse_map(TokenReader& reader);
// `$name`. REQUIRES: the reader stands at '$'
ExpressionPtr parse_parameter(TokenReader& reader);

// `:A:B`. Nothing: failed. REQUIRES: the reader stands at ':'
std::optional<std::vector<std::string>> parse_labels(TokenReader& reader);

template <typename Form>
ExpressionPtr make_expression(TextSpan span, Form form) {
  auto expression = std::make_unique<Expression>();
  expression->span = span;
  expression->form = std::move(form);
  return expression;
}

}  // namespace entente

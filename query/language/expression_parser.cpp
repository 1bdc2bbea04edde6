#include "query/language/expression_parser.h"

#include <array>
#include <utility>

namespace entente {
namespace {

ExpressionPtr parse_sign(TokenReader& reader);

// The levels of chains that stay flat, each from its loosest operator.
ExpressionPtr parse_power(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  ExpressionPtr first = parse_sign(reader);
  if (!first || !reader.at(TokenKind::caret)) return first;
  ArithmeticExpression chain{std::move(first), {}};
  while (reader.take(TokenKind::caret)) {
    ExpressionPtr next = parse_sign(reader);
    if (!next) return nullptr;
    chain.rest.emplace_back(ArithmeticOperator::power, std::move(next));
  }
  return make_expression(reader.span_from(begin), std::move(chain));
}

std::optional<ArithmeticOperator> multiplication_at(const TokenReader& reader) {
  switch (reader.here().kind) {
    case TokenKind::star:
      return ArithmeticOperator::multiply;
    case TokenKind::slash:
      return ArithmeticOperator::divide;
    case TokenKind::percent:
      return ArithmeticOperator::modulo;
    default:
      return std::nullopt;
  }
}

std::optional<ArithmeticOperator> addition_at(const TokenReader& reader) {
  if (reader.at(TokenKind::plus)) return ArithmeticOperator::add;
  if (reader.at(TokenKind::minus)) return ArithmeticOperator::subtract;
  return std::nullopt;
}

using ArithmeticAt = std::optional<ArithmeticOperator> (*)(const TokenReader&);
using ExpressionReader = ExpressionPtr (*)(TokenReader&);

template <ArithmeticAt operator_at, ExpressionReader operand>
ExpressionPtr parse_arithmetic(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  ExpressionPtr first = operand(reader);
  if (!first) return nullptr;
  std::optional<ArithmeticOperator> op = operator_at(reader);
  if (!op) return first;
  ArithmeticExpression chain{std::move(first), {}};
  for (; op; op = operator_at(reader)) {
    reader.skip();
    ExpressionPtr next = operand(reader);
    if (!next) return nullptr;
    chain.rest.emplace_back(*op, std::move(next));
  }
  return make_expression(reader.span_from(begin), std::move(chain));
}

ExpressionPtr parse_product(TokenReader& reader) {
  return parse_arithmetic<multiplication_at, parse_power>(reader);
}
ExpressionPtr parse_sum(TokenReader& reader) {
  return parse_arithmetic<addition_at, parse_product>(reader);
}

// IN, CONTAINS, IS NULL and their like: from left to right, each around what stands before it.

struct TextOperatorWords {
  Keyword first, second;  // second: none when there is but one
  TextOperator op;
};
constexpr std::array<TextOperatorWords, 4> text_operators = {{
    {Keyword::starts, Keyword::with, TextOperator::starts_with},
    {Keyword::ends, Keyword::with, TextOperator::ends_with},
    {Keyword::contains, Keyword::none, TextOperator::contains},
    {Keyword::in, Keyword::none, TextOperator::in},
}};

const TextOperatorWords* text_operator_at(const TokenReader& reader) {
  if (reader.here().keyword == Keyword::none) return nullptr;
  for (const TextOperatorWords& words : text_operators) {
    if (reader.at(words.first)) return &words;
  }
  return nullptr;
}

ExpressionPtr parse_text_operand(TokenReader& reader, std::size_t begin, TextOperator op,
                                 ExpressionPtr left) {
  ExpressionPtr right = parse_sum(reader);
  if (!right) return nullptr;
  return make_expression(reader.span_from(begin), TextExpression{op, std::move(left), std::move(right)});
}

ExpressionPtr parse_null_test(TokenReader& reader, std::size_t begin, ExpressionPtr operand) {
  const bool is_null = !reader.take(Keyword::not_word);
  if (!reader.expect(Keyword::null, is_null ? "NULL or NOT NULL" : "NULL")) return nullptr;
  return make_expression(reader.span_from(begin), NullTestExpression{std::move(operand), is_null});
}

ExpressionPtr parse_text_test(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  const std::size_t chain = reader.begin_chain();
  ExpressionPtr subject = parse_sum(reader);
  while (subject) {
    const TextOperatorWords* words = text_operator_at(reader);
    const bool is_null_test = words == nullptr && reader.at(Keyword::is);
    const bool is_match = words == nullptr && reader.at(TokenKind::matches);
    if (words == nullptr && !is_null_test && !is_match) break;
    if (!reader.wrap()) return nullptr;
    reader.skip();
    if (is_null_test) {
      subject = parse_null_test(reader, begin, std::move(subject));
    } else if (is_match) {
      subject = parse_text_operand(reader, begin, TextOperator::matches, std::move(subject));
    } else {
      if (words->second != Keyword::none && !reader.expect(words->second, "WITH")) return nullptr;
      subject = parse_text_operand(reader, begin, words->op, std::move(subject));
    }
  }
  reader.end_chain(chain);
  return subject;
}

std::optional<ComparisonOperator> comparison_at(const TokenReader& reader) {
  switch (reader.here().kind) {
    case TokenKind::equal:
      return ComparisonOperator::equal;
    case TokenKind::not_equal:
      return ComparisonOperator::not_equal;
    case TokenKind::less:
      return ComparisonOperator::less;
    case TokenKind::less_or_equal:
      return ComparisonOperator::less_or_equal;
    case TokenKind::greater:
      return ComparisonOperator::greater;
    case TokenKind::greater_or_equal:
      return ComparisonOperator::greater_or_equal;
    default:
      return std::nullopt;
  }
}

ExpressionPtr parse_comparison(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  ExpressionPtr first = parse_text_test(reader);
  if (!first) return nullptr;
  std::optional<ComparisonOperator> op = comparison_at(reader);
  if (!op) return first;
  ComparisonExpression chain{std::move(first), {}};
  for (; op; op = comparison_at(reader)) {
    reader.skip();
    ExpressionPtr next = parse_text_test(reader);
    if (!next) return nullptr;
    chain.rest.emplace_back(*op, std::move(next));
  }
  return make_expression(reader.span_from(begin), std::move(chain));
}

// NOT of NOT of NOT x is NOT x, in three values too: at most two remain, so that they nest nothing.
ExpressionPtr parse_negation(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  std::size_t count = 0;
  std::size_t last_begin = begin;
  for (; reader.at(Keyword::not_word); ++count) {
    last_begin = reader.begin();
    reader.skip();
  }
  ExpressionPtr operand = parse_comparison(reader);
  if (!operand || count == 0) return operand;
  ExpressionPtr negated = make_expression(reader.span_from(count % 2 == 0 ? last_begin : begin),
                                          NotExpression{std::move(operand)});
  if (count % 2 != 0) return negated;
  return make_expression(reader.span_from(begin), NotExpression{std::move(negated)});
}

template <Keyword word, LogicalOperator op, ExpressionReader operand>
ExpressionPtr parse_logical(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  ExpressionPtr first = operand(reader);
  if (!first || !reader.at(word)) return first;
  LogicalExpression chain{op, {}};
  chain.operands.push_back(std::move(first));
  while (reader.take(word)) {
    ExpressionPtr next = operand(reader);
    if (!next) return nullptr;
    chain.operands.push_back(std::move(next));
  }
  return make_expression(reader.span_from(begin), std::move(chain));
}

ExpressionPtr parse_and(TokenReader& reader) {
  return parse_logical<Keyword::and_word, LogicalOperator::conjunction, parse_negation>(reader);
}
ExpressionPtr parse_xor(TokenReader& reader) {
  return parse_logical<Keyword::xor_word, LogicalOperator::exclusive_disjunction, parse_and>(reader);
}
ExpressionPtr parse_or(TokenReader& reader) {
  return parse_logical<Keyword::or_word, LogicalOperator::disjunction, parse_xor>(reader);
}

// Signs and what binds tighter.

bool begins_postfix(const StatementToken& token) {
  return token.kind == TokenKind::dot || token.kind == TokenKind::left_bracket ||
         token.kind == TokenKind::colon;
}

ExpressionPtr parse_key(TokenReader& reader, std::size_t begin, ExpressionPtr subject) {
  std::optional<PatternName> key = reader.expect_name("the name of a property");
  if (!key) return nullptr;
  return make_expression(reader.span_from(begin),
                         PropertyExpression{std::move(subject), std::move(key->text)});
}

// Behind '[': `i]`, `a..b]`, with either end left out.
ExpressionPtr parse_index(TokenReader& reader, std::size_t begin, ExpressionPtr subject) {
  ExpressionPtr from;
  if (!reader.at(TokenKind::dots)) {
    from = parse_expression(reader);
    if (!from) return nullptr;
  }
  if (!reader.take(TokenKind::dots)) {
    if (!reader.expect(TokenKind::right_bracket, "']' or '..'")) return nullptr;
    return make_expression(reader.span_from(begin), SubscriptExpression{std::move(subject), std::move(from)});
  }
  ExpressionPtr to;
  if (!reader.at(TokenKind::right_bracket)) {
    to = parse_expression(reader);
    if (!to) return nullptr;
  }
  if (!reader.expect(TokenKind::right_bracket, "']'")) return nullptr;
  return make_expression(reader.span_from(begin),
                         SliceExpression{std::move(subject), std::move(from), std::move(to)});
}

ExpressionPtr parse_postfix(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  const std::size_t chain = reader.begin_chain();
  ExpressionPtr subject = parse_atom(reader);
  while (subject && (reader.at(TokenKind::dot) || reader.at(TokenKind::left_bracket))) {
    if (!reader.wrap()) return nullptr;
    const bool is_key = reader.at(TokenKind::dot);
    reader.skip();
    subject = is_key ? parse_key(reader, begin, std::move(subject))
                     : parse_index(reader, begin, std::move(subject));
  }
  if (subject && reader.at(TokenKind::colon)) {
    std::optional<std::vector<std::string>> labels = parse_labels(reader);
    if (!labels || !reader.wrap()) return nullptr;
    subject =
        make_expression(reader.span_from(begin), LabelTestExpression{std::move(subject), std::move(*labels)});
  }
  reader.end_chain(chain);
  return subject;
}

// A number with the minus before it: the least integer has no positive twin.
ExpressionPtr parse_negative_number(TokenReader& reader, std::size_t begin) {
  const TextSpan digits = reader.here().span();
  const bool is_integer = reader.at(TokenKind::integer);
  reader.skip();
  if (!is_integer) {
    const auto number = real_literal(reader.tokens().text, digits);
    if (const auto* fault = std::get_if<LiteralFault>(&number)) return reader.refuse(*fault);
    return make_expression(reader.span_from(begin), LiteralExpression{Value(-std::get<double>(number))});
  }
  const auto number = integer_literal(reader.tokens().text, digits, LiteralSign::minus);
  if (const auto* fault = std::get_if<LiteralFault>(&number)) return reader.refuse(*fault);
  return make_expression(reader.span_from(begin), LiteralExpression{Value(std::get<std::int64_t>(number))});
}

// As with NOT, two minus signs too many are left out: -(-(-x)) is -x, and overflows where that does.
ExpressionPtr parse_sign(TokenReader& reader) {
  if (!reader.at(TokenKind::minus) && !reader.at(TokenKind::plus)) return parse_postfix(reader);
  const std::size_t begin = reader.begin();
  std::size_t minus_count = 0;
  std::size_t last_begin = begin;  // of the last minus
  bool ends_in_minus = false;
  while (reader.at(TokenKind::minus) || reader.at(TokenKind::plus)) {
    ends_in_minus = reader.at(TokenKind::minus);
    if (ends_in_minus) {
      ++minus_count;
      last_begin = reader.begin();
    }
    reader.skip();
  }
  const bool is_number = reader.at(TokenKind::integer) || reader.at(TokenKind::real);
  const bool folds = ends_in_minus && is_number && !begins_postfix(reader.ahead(1));
  ExpressionPtr operand = folds ? parse_negative_number(reader, last_begin) : parse_postfix(reader);
  if (folds) --minus_count;
  if (!operand || (folds && minus_count == 0)) return operand;
  if (minus_count == 0) {
    return make_expression(reader.span_from(begin), SignExpression{std::move(operand), false});
  }
  for (std::size_t left = minus_count % 2 == 0 ? 2 : 1; left > 0; --left) {
    operand = make_expression(reader.span_from(begin), SignExpression{std::move(operand), true});
  }
  return operand;
}

}  // namespace

ExpressionPtr parse_expression(TokenReader& reader) {
  if (!reader.enter()) return nullptr;
  ExpressionPtr expression = parse_or(reader);
  reader.leave();
  return expression;
}

std::optional<std::vector<ExpressionPtr>> parse_expressions(TokenReader& reader, TokenKind closer,
                                                            std::string_view expected) {
  std::vector<ExpressionPtr> items;
  if (reader.take(closer)) return items;
  do {
    ExpressionPtr item = parse_expression(reader);
    if (!item) return std::nullopt;
    items.push_back(std::move(item));
  } while (reader.take(TokenKind::comma));
  if (!reader.expect(closer, expected)) return std::nullopt;
  return items;
}

std::optional<std::vector<std::string>> parse_labels(TokenReader& reader) {
  std::vector<std::string> labels;
  while (reader.take(TokenKind::colon)) {
    std::optional<PatternName> label = reader.expect_name("a label");
    if (!label) return std::nullopt;
    labels.push_back(std::move(label->text));
  }
  return labels;
}

}  // namespace entente

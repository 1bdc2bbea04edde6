// The atoms of expressions: literals, names, calls, and everything in brackets.
#include <fmt/format.h>

#include "query/language/clause_parser.h"
#include "query/language/expression_parser.h"
#include "query/language/pattern_parser.h"

namespace entente {
namespace {

constexpr std::string_view an_expression = "an expression";

template <typename Number>
ExpressionPtr literal_of_number(TokenReader& reader, std::size_t begin,
                                std::variant<Number, LiteralFault> number) {
  if (const auto* fault = std::get_if<LiteralFault>(&number)) return reader.refuse(*fault);
  return make_expression(reader.span_from(begin), LiteralExpression{Value(std::get<Number>(number))});
}

ExpressionPtr parse_number(TokenReader& reader) {
  const StatementToken token = reader.here();
  const std::string_view text = reader.tokens().text;
  reader.skip();
  if (token.kind == TokenKind::real) {
    return literal_of_number(reader, token.begin, real_literal(text, token.span()));
  }
  return literal_of_number(reader, token.begin, integer_literal(text, token.span(), LiteralSign::none));
}

ExpressionPtr parse_text(TokenReader& reader) {
  const TextSpan span = reader.here().span();
  auto text = text_literal(reader.tokens().text, span);
  if (const auto* fault = std::get_if<LiteralFault>(&text)) return reader.refuse(*fault);
  reader.skip();
  return make_expression(span, LiteralExpression{Value(std::move(std::get<std::string>(text)))});
}

ExpressionPtr parse_constant(TokenReader& reader, Value value) {
  const TextSpan span = reader.here().span();
  reader.skip();
  return make_expression(span, LiteralExpression{std::move(value)});
}

// `variable IN list`, with what stands before the bracket's end: of comprehensions and quantifiers.
struct VariableInList {
  PatternName variable;
  ExpressionPtr list;
  ExpressionPtr where;  // may be null
};

std::optional<VariableInList> parse_variable_in_list(TokenReader& reader) {
  std::optional<PatternName> variable = reader.expect_name("a variable");
  if (!variable || !reader.expect(Keyword::in, "IN")) return std::nullopt;
  VariableInList range{std::move(*variable), parse_expression(reader), nullptr};
  if (!range.list) return std::nullopt;
  if (!reader.take(Keyword::where)) return range;
  range.where = parse_expression(reader);
  if (!range.where) return std::nullopt;
  return range;
}

bool at_name_before(const TokenReader& reader, std::size_t distance, Keyword word) {
  const TokenKind kind = reader.ahead(distance).kind;
  const bool is_name = kind == TokenKind::name || kind == TokenKind::quoted_name;
  return is_name && reader.ahead(distance + 1).keyword == word;
}

ExpressionPtr parse_list_comprehension(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  std::optional<VariableInList> range = parse_variable_in_list(reader);
  if (!range) return nullptr;
  ExpressionPtr projection;
  if (reader.take(TokenKind::bar)) {
    projection = parse_expression(reader);
    if (!projection) return nullptr;
  }
  if (!reader.expect(TokenKind::right_bracket, projection ? "']'" : "WHERE, '|' or ']'")) return nullptr;
  return make_expression(
      reader.span_from(begin),
      ListComprehensionExpression{std::move(range->variable.text), range->variable.span, no_slot,
                                  std::move(range->list), std::move(range->where), std::move(projection)});
}

ExpressionPtr parse_pattern_comprehension(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  PatternName variable;
  if (reader.ahead(1).kind == TokenKind::equal) {
    variable = reader.take_name();
    reader.skip();
  }
  std::optional<PatternPart> pattern = parse_pattern_element(reader);
  if (!pattern) return nullptr;
  if (!variable.text.empty()) pattern->span.begin = variable.span.begin;
  pattern->variable = std::move(variable);
  ExpressionPtr where;
  if (reader.take(Keyword::where)) {
    where = parse_expression(reader);
    if (!where) return nullptr;
  }
  if (!reader.expect(TokenKind::bar, where ? "'|'" : "WHERE or '|'")) return nullptr;
  ExpressionPtr projection = parse_expression(reader);
  if (!projection || !reader.expect(TokenKind::right_bracket, "']'")) return nullptr;
  return make_expression(reader.span_from(begin),
                         PatternComprehensionExpression{std::make_unique<PatternPart>(std::move(*pattern)),
                                                        std::move(where), std::move(projection), nullptr});
}

ExpressionPtr parse_list(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  std::optional<std::vector<ExpressionPtr>> items =
      parse_expressions(reader, TokenKind::right_bracket, "',' or ']'");
  if (!items) return nullptr;
  return make_expression(reader.span_from(begin), ListExpression{std::move(*items)});
}

// List, list comprehension or pattern comprehension: what first separates their parts tells them apart.
ExpressionPtr parse_bracket(TokenReader& reader) {
  const TokenKind separator = reader.here().separator;  // `name` is WHERE
  const bool has_comma = separator == TokenKind::comma;
  if (!has_comma && at_name_before(reader, 1, Keyword::in)) return parse_list_comprehension(reader);
  const bool is_filtered = separator == TokenKind::bar || separator == TokenKind::name;
  const bool has_variable = reader.ahead(2).kind == TokenKind::equal;
  const std::size_t opener = has_variable ? 3 : 1;
  const bool has_pattern =
      reader.ahead(opener).kind == TokenKind::left_paren && opens_pattern(reader, reader.position() + opener);
  const bool is_named = !has_variable || reader.ahead(1).kind == TokenKind::name ||
                        reader.ahead(1).kind == TokenKind::quoted_name;
  if (is_filtered && has_pattern && is_named) return parse_pattern_comprehension(reader);
  return parse_list(reader);
}

ExpressionPtr parse_pattern_predicate(TokenReader& reader) {
  std::optional<PatternPart> pattern = parse_pattern_element(reader);
  if (!pattern) return nullptr;
  const TextSpan span = pattern->span;
  return make_expression(
      span, PatternPredicateExpression{std::make_unique<PatternPart>(std::move(*pattern)), nullptr});
}

ExpressionPtr parse_parenthesis(TokenReader& reader) {
  if (opens_pattern(reader, reader.position())) return parse_pattern_predicate(reader);
  const std::size_t begin = reader.begin();
  reader.skip();
  ExpressionPtr inner = parse_expression(reader);
  if (!inner || !reader.expect(TokenKind::right_paren, "')'")) return nullptr;
  inner->span = reader.span_from(begin);  // the name of a column has its parentheses
  return inner;
}

// The rest of `WHEN condition THEN result`.
std::optional<std::pair<ExpressionPtr, ExpressionPtr>> parse_branch(TokenReader& reader) {
  ExpressionPtr condition = parse_expression(reader);
  if (!condition || !reader.expect(Keyword::then, "THEN")) return std::nullopt;
  ExpressionPtr result = parse_expression(reader);
  if (!result) return std::nullopt;
  return std::pair(std::move(condition), std::move(result));
}

ExpressionPtr parse_case(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  CaseExpression choice;
  if (!reader.at(Keyword::when)) {
    choice.subject = parse_expression(reader);
    if (!choice.subject) return nullptr;
  }
  if (!reader.at(Keyword::when)) return reader.fail("WHEN");
  while (reader.take(Keyword::when)) {
    auto branch = parse_branch(reader);
    if (!branch) return nullptr;
    choice.branches.push_back(std::move(*branch));
  }
  if (reader.take(Keyword::else_word)) {
    choice.otherwise = parse_expression(reader);
    if (!choice.otherwise) return nullptr;
  }
  const std::string_view expected = choice.otherwise ? "END" : "WHEN, ELSE or END";
  if (!reader.expect(Keyword::end, expected)) return nullptr;
  return make_expression(reader.span_from(begin), std::move(choice));
}

ExpressionPtr parse_quantifier(TokenReader& reader, QuantifierKind kind) {
  const std::size_t begin = reader.begin();
  reader.skip();
  reader.skip();
  std::optional<VariableInList> range = parse_variable_in_list(reader);
  if (!range) return nullptr;
  if (!range->where) return reader.fail("WHERE");
  if (!reader.expect(TokenKind::right_paren, "')'")) return nullptr;
  return make_expression(reader.span_from(begin),
                         QuantifierExpression{kind, std::move(range->variable.text), range->variable.span,
                                              no_slot, std::move(range->list), std::move(range->where)});
}

ExpressionPtr parse_reduce(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  reader.skip();
  ReduceExpression fold;
  std::optional<PatternName> accumulator = reader.expect_name("a variable");
  if (!accumulator || !reader.expect(TokenKind::equal, "'='")) return nullptr;
  fold.initial = parse_expression(reader);
  if (!fold.initial || !reader.expect(TokenKind::comma, "','")) return nullptr;
  std::optional<PatternName> variable = reader.expect_name("a variable");
  if (!variable || !reader.expect(Keyword::in, "IN")) return nullptr;
  fold.list = parse_expression(reader);
  if (!fold.list || !reader.expect(TokenKind::bar, "'|'")) return nullptr;
  fold.step = parse_expression(reader);
  if (!fold.step || !reader.expect(TokenKind::right_paren, "')'")) return nullptr;
  fold.accumulator = std::move(accumulator->text);
  fold.accumulator_span = accumulator->span;
  fold.variable = std::move(variable->text);
  fold.variable_span = variable->span;
  return make_expression(reader.span_from(begin), std::move(fold));
}

ExpressionPtr parse_exists(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  reader.skip();
  std::optional<Query> query = parse_subquery(reader);
  if (!query || !reader.expect(TokenKind::right_brace, "'}'")) return nullptr;
  auto subquery = std::make_unique<SubqueryExpression>();
  subquery->query = std::move(*query);
  return make_expression(reader.span_from(begin), std::move(subquery));
}

// How many tokens the name of a call has: `duration.between(` has three. 0: no call begins here.
std::size_t call_name_length(const TokenReader& reader) {
  std::size_t length = 1;
  while (reader.ahead(length).kind == TokenKind::dot) {
    const TokenKind part = reader.ahead(length + 1).kind;
    if (part != TokenKind::name && part != TokenKind::quoted_name) return 0;
    length += 2;
  }
  return reader.ahead(length).kind == TokenKind::left_paren ? length : 0;
}

ExpressionPtr parse_call(TokenReader& reader, std::size_t name_length) {
  const std::size_t begin = reader.begin();
  CallExpression call;
  for (std::size_t i = 0; i < name_length; i += 2) {
    if (i > 0) reader.skip();
    call.name += (i > 0 ? "." : "") + reader.take_name().text;
  }
  call.name_span = reader.span_from(begin);
  reader.skip();
  call.distinct = reader.at(Keyword::distinct) && reader.ahead(1).kind != TokenKind::right_paren;
  if (call.distinct) reader.skip();
  std::optional<std::vector<ExpressionPtr>> arguments =
      parse_expressions(reader, TokenKind::right_paren, "',' or ')'");
  if (!arguments) return nullptr;
  call.arguments = std::move(*arguments);
  return make_expression(reader.span_from(begin), std::move(call));
}

bool at_count_star(const TokenReader& reader) {
  return reader.at(Keyword::count) && reader.ahead(1).kind == TokenKind::left_paren &&
         reader.ahead(2).kind == TokenKind::star && reader.ahead(3).kind == TokenKind::right_paren;
}

ExpressionPtr parse_count_star(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  CallExpression call;
  call.name_span = reader.here().span();
  call.name = "count";
  call.is_star = true;
  for (int i = 0; i < 4; ++i) reader.skip();
  return make_expression(reader.span_from(begin), std::move(call));
}

std::optional<QuantifierKind> quantifier_of(Keyword word) {
  switch (word) {
    case Keyword::all:
      return QuantifierKind::all;
    case Keyword::any:
      return QuantifierKind::any;
    case Keyword::none_word:
      return QuantifierKind::none;
    case Keyword::single:
      return QuantifierKind::single;
    default:
      return std::nullopt;
  }
}

// Whether a structural keyword stands like a variable: what follows could not follow it otherwise.
bool stands_alone(const TokenReader& reader) {
  using enum TokenKind;
  const StatementToken& next = reader.ahead(1);
  switch (next.kind) {
    case dot:
    case comma:
    case colon:
    case right_paren:
    case right_bracket:
    case right_brace:
    case equal:
    case not_equal:
    case less:
    case less_or_equal:
    case greater:
    case greater_or_equal:
    case matches:
    case plus:
    case slash:
    case percent:
    case caret:
    case semicolon:
    case end:
      return true;
    case name:
      return next.keyword == Keyword::as || next.keyword == Keyword::order || next.keyword == Keyword::skip ||
             next.keyword == Keyword::limit || next.keyword == Keyword::is || next.keyword == Keyword::in;
    default:
      return false;
  }
}

// Forms that only some keywords have; nothing: the word is a name here.
std::optional<ExpressionPtr> parse_keyword_form(TokenReader& reader) {
  const Keyword word = reader.here().keyword;
  const TokenKind next = reader.ahead(1).kind;
  if (word == Keyword::null) return parse_constant(reader, Value());
  if (word == Keyword::true_word) return parse_constant(reader, Value(true));
  if (word == Keyword::false_word) return parse_constant(reader, Value(false));
  if (word == Keyword::exists && next == TokenKind::left_brace) return parse_exists(reader);
  if (at_count_star(reader)) return parse_count_star(reader);
  if (next == TokenKind::left_paren) {
    const std::optional<QuantifierKind> kind = quantifier_of(word);
    if (kind && at_name_before(reader, 2, Keyword::in)) return parse_quantifier(reader, *kind);
    if (word == Keyword::reduce) return parse_reduce(reader);
  }
  if (word == Keyword::case_word && !stands_alone(reader)) return parse_case(reader);
  if (word == Keyword::not_word) return ExpressionPtr(reader.fail(an_expression));
  if (is_structural(word) && !stands_alone(reader)) return ExpressionPtr(reader.fail(an_expression));
  return std::nullopt;
}

ExpressionPtr parse_name(TokenReader& reader) {
  if (reader.here().keyword != Keyword::none) {
    std::optional<ExpressionPtr> form = parse_keyword_form(reader);
    if (form) return std::move(*form);
  }
  if (const std::size_t length = call_name_length(reader); length > 0) return parse_call(reader, length);
  PatternName name = reader.take_name();
  return make_expression(name.span, VariableExpression{std::move(name.text), no_slot});
}

std::optional<std::pair<std::string, ExpressionPtr>> parse_entry(TokenReader& reader) {
  std::optional<PatternName> key = reader.expect_name("the name of a property");
  if (!key || !reader.expect(TokenKind::colon, "':'")) return std::nullopt;
  ExpressionPtr value = parse_expression(reader);
  if (!value) return std::nullopt;
  return std::pair(std::move(key->text), std::move(value));
}

}  // namespace

ExpressionPtr parse_map(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  MapExpression map;
  if (!reader.take(TokenKind::right_brace)) {
    do {
      auto entry = parse_entry(reader);
      if (!entry) return nullptr;
      map.entries.push_back(std::move(*entry));
    } while (reader.take(TokenKind::comma));
    if (!reader.expect(TokenKind::right_brace, "',' or '}'")) return nullptr;
  }
  return make_expression(reader.span_from(begin), std::move(map));
}

ExpressionPtr parse_parameter(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  reader.skip();
  const bool touches = reader.begin() == begin + 1;
  if (touches && reader.at(TokenKind::integer)) {
    std::string name(reader.bytes(reader.here().span()));
    reader.skip();
    return make_expression(reader.span_from(begin), ParameterExpression{std::move(name), 0});
  }
  if (!touches || !reader.at_name()) return reader.fail("the name of a parameter");
  std::string name = reader.take_name().text;
  return make_expression(reader.span_from(begin), ParameterExpression{std::move(name), 0});
}

ExpressionPtr parse_atom(TokenReader& reader) {
  switch (reader.here().kind) {
    case TokenKind::name:
    case TokenKind::quoted_name:
      return parse_name(reader);
    case TokenKind::integer:
    case TokenKind::real:
      return parse_number(reader);
    case TokenKind::text:
      return parse_text(reader);
    case TokenKind::dollar:
      return parse_parameter(reader);
    case TokenKind::left_paren:
      return parse_parenthesis(reader);
    case TokenKind::left_bracket:
      return parse_bracket(reader);
    case TokenKind::left_brace:
      return parse_map(reader);
    default:
      return reader.fail(an_expression);
  }
}

}  // namespace entente

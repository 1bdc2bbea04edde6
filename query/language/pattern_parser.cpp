#include "query/language/pattern_parser.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "query/language/expression_parser.h"

namespace entente {
namespace {

// opens_pattern(): a walk over token numbers that jumps from bracket to partner.

bool is_name(TokenKind kind) {
  return kind == TokenKind::name || kind == TokenKind::quoted_name;
}

// Behind the '(' of a node; whether what stands there is a node up to its ')'.
bool looks_like_node(const TokenReader& reader, std::size_t at, std::size_t closer) {
  if (reader.token(at).keyword == Keyword::where) return true;
  if (is_name(reader.token(at).kind)) ++at;
  while (reader.token(at).kind == TokenKind::colon && is_name(reader.token(at + 1).kind)) at += 2;
  const StatementToken& token = reader.token(at);
  if (token.keyword == Keyword::where) return true;
  if (token.kind == TokenKind::left_brace && token.partner != 0) at = token.partner + std::size_t{1};
  if (token.kind == TokenKind::dollar) at += 2;
  return at == closer || reader.token(at).keyword == Keyword::where;
}

// At the '[' behind a dash: whether a relationship may be meant and not a list.
bool looks_like_relationship(const TokenReader& reader, std::size_t at) {
  using enum TokenKind;
  const StatementToken& first = reader.token(at + 1);
  const StatementToken& token = is_name(first.kind) ? reader.token(at + 2) : first;
  return token.kind == right_bracket || token.kind == colon || token.kind == star ||
         token.kind == left_brace || token.kind == dollar || token.keyword == Keyword::where;
}

std::size_t behind_repetition(const TokenReader& reader, std::size_t at) {
  const StatementToken& token = reader.token(at);
  if (token.kind == TokenKind::plus || token.kind == TokenKind::star) return at + 1;
  if (token.kind == TokenKind::left_brace && token.partner != 0) return token.partner + std::size_t{1};
  return at;
}

// Whether an arrow, and a node after it, begins at `at`.
bool looks_like_step(const TokenReader& reader, std::size_t at) {
  if (reader.token(at).kind == TokenKind::less) ++at;
  if (reader.token(at).kind != TokenKind::minus) return false;
  ++at;
  const StatementToken& bracket = reader.token(at);
  if (bracket.kind == TokenKind::left_bracket) {
    if (bracket.partner == 0 || !looks_like_relationship(reader, at)) return false;
    at = bracket.partner + std::size_t{1};
  }
  if (reader.token(at).kind != TokenKind::minus) return false;
  ++at;
  if (reader.token(at).kind == TokenKind::greater) return true;  // `->` is no operator
  at = behind_repetition(reader, at);
  return reader.token(at).kind == TokenKind::left_paren && reader.token(at + 1).kind != TokenKind::left_paren;
}

bool is_word(std::string_view word, std::string_view lower_case) {
  return std::equal(word.begin(), word.end(), lower_case.begin(), lower_case.end(),
                    [](unsigned char a, char b) { return std::tolower(a) == b; });
}

std::optional<std::uint64_t> parse_count(TokenReader& reader, std::string_view expected) {
  if (!reader.at(TokenKind::integer)) return reader.fail(expected);
  const auto number = integer_literal(reader.tokens().text, reader.here().span(), LiteralSign::none);
  if (const auto* fault = std::get_if<LiteralFault>(&number)) return reader.refuse(*fault);
  reader.skip();
  return static_cast<std::uint64_t>(std::get<std::int64_t>(number));
}

// Behind the star in a relationship: `*`, `*2`, `*1..3`, `*..3`, `*2..`.
std::optional<Repetition> parse_range(TokenReader& reader) {
  constexpr std::string_view expected = "a number of steps, '..' or ']'";
  Repetition range;
  if (reader.at(TokenKind::integer)) {
    const std::optional<std::uint64_t> least = parse_count(reader, expected);
    if (!least) return std::nullopt;
    range.least = *least;
    if (!reader.at(TokenKind::dots)) range.most = *least;
  }
  if (!reader.take(TokenKind::dots) || !reader.at(TokenKind::integer)) return range;
  range.most = parse_count(reader, expected);
  if (!range.most) return std::nullopt;
  return range;
}

// Behind a relationship: `+`, `*`, `{2}`, `{1,3}`, `{,3}`, `{2,}`.
std::optional<Repetition> parse_quantity(TokenReader& reader) {
  if (reader.take(TokenKind::plus)) return Repetition{1, std::nullopt};
  if (reader.take(TokenKind::star)) return Repetition{0, std::nullopt};
  reader.skip();
  constexpr std::string_view expected = "a number of steps";
  Repetition range{0, std::nullopt};
  const bool has_least = reader.at(TokenKind::integer);
  if (has_least) {
    const std::optional<std::uint64_t> least = parse_count(reader, expected);
    if (!least) return std::nullopt;
    range.least = *least;
    if (!reader.at(TokenKind::comma)) range.most = *least;
  }
  const bool has_comma = reader.take(TokenKind::comma);
  if (!has_comma && !has_least) return reader.fail(expected);
  if (has_comma && reader.at(TokenKind::integer)) {
    range.most = parse_count(reader, expected);
    if (!range.most) return std::nullopt;
  }
  if (!reader.expect(TokenKind::right_brace, has_comma ? "a number or '}'" : "',' or '}'"))
    return std::nullopt;
  return range;
}

// `{…}`, `$p` and WHERE, of nodes and relationships alike.
struct PatternFilter {
  ExpressionPtr properties, where;
};

std::optional<PatternFilter> parse_filter(TokenReader& reader) {
  PatternFilter filter;
  if (reader.at(TokenKind::left_brace)) {
    filter.properties = parse_map(reader);
    if (!filter.properties) return std::nullopt;
  } else if (reader.at(TokenKind::dollar)) {
    filter.properties = parse_parameter(reader);
    if (!filter.properties) return std::nullopt;
  }
  if (!reader.take(Keyword::where)) return filter;
  filter.where = parse_expression(reader);
  if (!filter.where) return std::nullopt;
  return filter;
}

// WHERE where a variable could stand is one only if nothing can be its condition.
bool at_variable(const TokenReader& reader) {
  if (!reader.at_name()) return false;
  if (!reader.at(Keyword::where)) return true;
  using enum TokenKind;
  const TokenKind next = reader.ahead(1).kind;
  return next == right_paren || next == right_bracket || next == colon;
}

std::string_view expected_in_node(const NodePattern& node) {
  if (node.where) return "')'";
  if (node.properties) return "WHERE or ')'";
  return node.labels.empty() ? "':', '{', WHERE or ')'" : "'{', WHERE or ')'";
}

std::optional<NodePattern> parse_node(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  if (!reader.expect(TokenKind::left_paren, "'('")) return std::nullopt;
  NodePattern node;
  if (at_variable(reader)) node.variable = reader.take_name();
  if (reader.at(TokenKind::colon)) {
    std::optional<std::vector<std::string>> labels = parse_labels(reader);
    if (!labels) return std::nullopt;
    node.labels = std::move(*labels);
  }
  std::optional<PatternFilter> filter = parse_filter(reader);
  if (!filter) return std::nullopt;
  node.properties = std::move(filter->properties);
  node.where = std::move(filter->where);
  if (!reader.expect(TokenKind::right_paren, expected_in_node(node))) return std::nullopt;
  node.span = reader.span_from(begin);
  return node;
}

// `:A|B|:C`
std::optional<std::vector<std::string>> parse_types(TokenReader& reader) {
  std::vector<std::string> types;
  reader.skip();
  do {
    if (!types.empty()) reader.take(TokenKind::colon);
    std::optional<PatternName> type = reader.expect_name("a relationship type");
    if (!type) return std::nullopt;
    types.push_back(std::move(type->text));
  } while (reader.take(TokenKind::bar));
  return types;
}

std::string_view expected_in_relationship(const RelationshipPattern& relationship) {
  if (relationship.where) return "']'";
  if (relationship.properties) return "WHERE or ']'";
  if (relationship.repetition) return "'{', WHERE or ']'";
  return relationship.types.empty() ? "':', '*', '{', WHERE or ']'" : "'|', '*', '{', WHERE or ']'";
}

// What stands in the brackets of a relationship, with them.
std::optional<RelationshipPattern> parse_detail(TokenReader& reader) {
  reader.skip();
  RelationshipPattern relationship;
  if (at_variable(reader)) relationship.variable = reader.take_name();
  if (reader.at(TokenKind::colon)) {
    std::optional<std::vector<std::string>> types = parse_types(reader);
    if (!types) return std::nullopt;
    relationship.types = std::move(*types);
  }
  if (reader.take(TokenKind::star)) {
    relationship.repetition = parse_range(reader);
    if (!relationship.repetition) return std::nullopt;
  }
  std::optional<PatternFilter> filter = parse_filter(reader);
  if (!filter) return std::nullopt;
  relationship.properties = std::move(filter->properties);
  relationship.where = std::move(filter->where);
  if (!reader.expect(TokenKind::right_bracket, expected_in_relationship(relationship))) return std::nullopt;
  return relationship;
}

bool at_quantity(const TokenReader& reader) {
  return reader.at(TokenKind::plus) || reader.at(TokenKind::star) || reader.at(TokenKind::left_brace);
}

// `-[…]->` with what says how often it is walked.
std::optional<RelationshipPattern> parse_relationship(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  const bool points_left = reader.take(TokenKind::less);
  if (!reader.expect(TokenKind::minus, "'-'")) return std::nullopt;
  std::optional<RelationshipPattern> relationship =
      reader.at(TokenKind::left_bracket) ? parse_detail(reader) : RelationshipPattern();
  if (!relationship) return std::nullopt;
  if (!reader.expect(TokenKind::minus, "'-'")) return std::nullopt;
  const bool points_right = reader.take(TokenKind::greater);
  if (points_left != points_right) relationship->direction = points_left ? Direction::in : Direction::out;
  if (at_quantity(reader)) {
    const TextSpan place = reader.here().span();
    if (relationship->repetition) {
      return reader.refuse("how often a relationship is walked is said twice", place,
                           "leave out the '*' in its brackets, or this");
    }
    relationship->repetition = parse_quantity(reader);
    if (!relationship->repetition) return std::nullopt;
  }
  relationship->span = reader.span_from(begin);
  return relationship;
}

bool at_relationship(const TokenReader& reader) {
  return reader.at(TokenKind::minus) ||
         (reader.at(TokenKind::less) && reader.ahead(1).kind == TokenKind::minus);
}

// `SHORTEST 3`, `ANY SHORTEST` …
struct PathSelection {
  PathSelector selector = PathSelector::walk;
  std::uint64_t count = 1;
};

std::optional<PathSelection> parse_selection(TokenReader& reader) {
  PathSelection selection;
  if (reader.take(Keyword::any)) {
    selection.selector = reader.take(Keyword::shortest) ? PathSelector::any_shortest : PathSelector::any;
  } else if (reader.take(Keyword::all)) {
    selection.selector = reader.take(Keyword::shortest) ? PathSelector::all_shortest : PathSelector::walk;
  } else if (reader.take(Keyword::shortest)) {
    selection.selector = PathSelector::shortest_k;
    const TextSpan place = reader.here().span();
    const std::optional<std::uint64_t> count = parse_count(reader, "a number of paths");
    if (!count) return std::nullopt;
    if (*count == 0) return reader.refuse("SHORTEST 0 finds nothing", place, "write 1 or more");
    selection.count = *count;
  } else {
    return selection;
  }
  if (!reader.take(Keyword::path)) reader.take(Keyword::paths);
  return selection;
}

std::optional<PathSelector> path_function_at(const TokenReader& reader) {
  if (!reader.at(TokenKind::name) || reader.ahead(1).kind != TokenKind::left_paren) return std::nullopt;
  const std::string_view word = reader.bytes(reader.here().span());
  if (is_word(word, "shortestpath")) return PathSelector::any_shortest;
  if (is_word(word, "allshortestpaths")) return PathSelector::all_shortest;
  return std::nullopt;
}

// shortestPath((a)-[*]-(b))
std::optional<PatternPart> parse_path_function(TokenReader& reader, PathSelector selector) {
  const TextSpan name = reader.here().span();
  reader.skip();
  reader.skip();
  std::optional<PatternPart> part = parse_pattern_element(reader);
  if (!part || !reader.expect(TokenKind::right_paren, "')'")) return std::nullopt;
  if (part->relationships.size() != 1) {
    return reader.refuse("a shortest path goes along one relationship pattern", name,
                         "write shortestPath((a)-[*]-(b))");
  }
  part->selector = selector;
  return part;
}

}  // namespace

bool opens_pattern(const TokenReader& reader, std::size_t index) {
  const std::size_t closer = reader.token(index).partner;
  return closer != 0 && looks_like_node(reader, index + 1, closer) && looks_like_step(reader, closer + 1);
}

std::optional<PatternPart> parse_pattern_element(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  std::size_t parentheses = 0;  // around the whole
  while (reader.at(TokenKind::left_paren) && reader.ahead(1).kind == TokenKind::left_paren) {
    reader.skip();
    ++parentheses;
  }
  PatternPart part;
  std::optional<NodePattern> node = parse_node(reader);
  if (!node) return std::nullopt;
  part.nodes.push_back(std::move(*node));
  while (at_relationship(reader)) {
    std::optional<RelationshipPattern> relationship = parse_relationship(reader);
    if (!relationship) return std::nullopt;
    node = parse_node(reader);
    if (!node) return std::nullopt;
    part.relationships.push_back(std::move(*relationship));
    part.nodes.push_back(std::move(*node));
  }
  for (; parentheses > 0; --parentheses) {
    if (!reader.expect(TokenKind::right_paren, "a relationship or ')'")) return std::nullopt;
  }
  part.span = reader.span_from(begin);
  return part;
}

std::optional<PatternPart> parse_pattern_part(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  PatternName variable;
  if (reader.at_name() && reader.ahead(1).kind == TokenKind::equal) {
    variable = reader.take_name();
    reader.skip();
  }
  std::optional<PatternPart> part;
  if (const std::optional<PathSelector> selector = path_function_at(reader)) {
    part = parse_path_function(reader, *selector);
  } else {
    const std::optional<PathSelection> selection = parse_selection(reader);
    if (!selection) return std::nullopt;
    part = parse_pattern_element(reader);
    if (part) {
      part->selector = selection->selector;
      part->count = selection->count;
    }
  }
  if (!part) return std::nullopt;
  part->variable = std::move(variable);
  part->span = reader.span_from(begin);
  return part;
}

std::vector<PatternPart> parse_pattern_list(TokenReader& reader) {
  std::vector<PatternPart> parts;
  do {
    std::optional<PatternPart> part = parse_pattern_part(reader);
    if (!part) return {};
    parts.push_back(std::move(*part));
  } while (reader.take(TokenKind::comma));
  return parts;
}

}  // namespace entente

#include "query/language/clause_parser.h"

#include <fmt/format.h>

#include <utility>

#include "query/language/expression_parser.h"
#include "query/language/pattern_parser.h"

namespace entente {
namespace {

// Where a list of clauses stands, and so what may end it.
enum class ClauseSetting { statement, subquery };

// The condition behind WHERE; null when there is none. Nothing: failed.
std::optional<ExpressionPtr> parse_condition(TokenReader& reader) {
  if (!reader.take(Keyword::where)) return ExpressionPtr();
  ExpressionPtr condition = parse_expression(reader);
  if (!condition) return std::nullopt;
  return condition;
}

std::optional<MatchClause> parse_match(TokenReader& reader) {
  MatchClause clause;
  clause.optional = reader.take(Keyword::optional);
  if (!reader.expect(Keyword::match, "MATCH")) return std::nullopt;
  clause.patterns = parse_pattern_list(reader);
  if (clause.patterns.empty()) return std::nullopt;
  std::optional<ExpressionPtr> where = parse_condition(reader);
  if (!where) return std::nullopt;
  clause.where = std::move(*where);
  return clause;
}

std::optional<UnwindClause> parse_unwind(TokenReader& reader) {
  reader.skip();
  UnwindClause clause;
  clause.list = parse_expression(reader);
  if (!clause.list || !reader.expect(Keyword::as, "AS and a name for the elements")) return std::nullopt;
  std::optional<PatternName> variable = reader.expect_name("a name for the elements");
  if (!variable) return std::nullopt;
  clause.variable = std::move(*variable);
  return clause;
}

// Projections: what RETURN and WITH have in common.

std::optional<ProjectionItem> parse_projection_item(TokenReader& reader) {
  ProjectionItem item;
  item.expression = parse_expression(reader);
  if (!item.expression) return std::nullopt;
  item.alias_span = item.expression->span;
  if (!reader.take(Keyword::as)) {
    item.name = reader.bytes(item.expression->span);
    if (const auto* variable = std::get_if<VariableExpression>(&item.expression->form)) {
      item.name = variable->name;  // without backticks
    }
    return item;
  }
  std::optional<PatternName> alias = reader.expect_name("a name");
  if (!alias) return std::nullopt;
  item.has_alias = true;
  item.name = std::move(alias->text);
  item.alias_span = alias->span;
  return item;
}

std::optional<std::vector<SortItem>> parse_order(TokenReader& reader) {
  std::vector<SortItem> order;
  if (!reader.take(Keyword::order)) return order;
  if (!reader.expect(Keyword::by, "BY")) return std::nullopt;
  do {
    SortItem item;
    item.expression = parse_expression(reader);
    if (!item.expression) return std::nullopt;
    item.descending = reader.take(Keyword::desc) || reader.take(Keyword::descending);
    if (!item.descending && !reader.take(Keyword::asc)) reader.take(Keyword::ascending);
    order.push_back(std::move(item));
  } while (reader.take(TokenKind::comma));
  return order;
}

// SKIP or LIMIT; null when it is not there. Nothing: failed.
std::optional<ExpressionPtr> parse_row_count(TokenReader& reader, Keyword word) {
  if (!reader.take(word)) return ExpressionPtr();
  ExpressionPtr count = parse_expression(reader);
  if (!count) return std::nullopt;
  return count;
}

std::optional<ProjectionBody> parse_projection(TokenReader& reader) {
  ProjectionBody body;
  body.distinct = reader.take(Keyword::distinct);
  const std::size_t begin = reader.begin();
  body.star = reader.take(TokenKind::star);
  while (!body.star || reader.take(TokenKind::comma)) {
    std::optional<ProjectionItem> item = parse_projection_item(reader);
    if (!item) return std::nullopt;
    body.items.push_back(std::move(*item));
    if (!body.star && !reader.take(TokenKind::comma)) break;
  }
  body.span = reader.span_from(begin);
  std::optional<std::vector<SortItem>> order = parse_order(reader);
  if (!order) return std::nullopt;
  body.order = std::move(*order);
  std::optional<ExpressionPtr> skip = parse_row_count(reader, Keyword::skip);
  if (!skip) return std::nullopt;
  body.skip = std::move(*skip);
  std::optional<ExpressionPtr> limit = parse_row_count(reader, Keyword::limit);
  if (!limit) return std::nullopt;
  body.limit = std::move(*limit);
  return body;
}

std::optional<WithClause> parse_with(TokenReader& reader) {
  reader.skip();
  WithClause clause;
  std::optional<ProjectionBody> projection = parse_projection(reader);
  if (!projection) return std::nullopt;
  for (const ProjectionItem& item : projection->items) {
    if (item.has_alias || std::holds_alternative<VariableExpression>(item.expression->form)) continue;
    return reader.refuse("an expression in WITH needs a name", item.expression->span, "add AS and a name");
  }
  clause.projection = std::move(*projection);
  std::optional<ExpressionPtr> where = parse_condition(reader);
  if (!where) return std::nullopt;
  clause.where = std::move(*where);
  return clause;
}

std::optional<ReturnClause> parse_return(TokenReader& reader) {
  reader.skip();
  std::optional<ProjectionBody> projection = parse_projection(reader);
  if (!projection) return std::nullopt;
  return ReturnClause{std::move(*projection)};
}

// CALL.

std::optional<YieldItem> parse_yield_item(TokenReader& reader) {
  const std::size_t begin = reader.begin();
  std::optional<PatternName> column = reader.expect_name("the name of a column");
  if (!column) return std::nullopt;
  YieldItem item;
  item.column = column->text;
  item.variable = std::move(*column);
  if (reader.take(Keyword::as)) {
    std::optional<PatternName> alias = reader.expect_name("a name");
    if (!alias) return std::nullopt;
    item.variable = std::move(*alias);
  }
  item.span = reader.span_from(begin);
  return item;
}

// The clause with what stands behind YIELD.
std::optional<CallClause> parse_yield(TokenReader& reader, CallClause clause) {
  clause.has_yield = true;
  clause.yield_star = reader.take(TokenKind::star);
  if (clause.yield_star) return clause;
  do {
    std::optional<YieldItem> item = parse_yield_item(reader);
    if (!item) return std::nullopt;
    clause.yields.push_back(std::move(*item));
  } while (reader.take(TokenKind::comma));
  std::optional<ExpressionPtr> where = parse_condition(reader);
  if (!where) return std::nullopt;
  clause.where = std::move(*where);
  return clause;
}

std::optional<CallClause> parse_call_clause(TokenReader& reader) {
  reader.skip();
  CallClause clause;
  const std::size_t begin = reader.begin();
  do {
    std::optional<PatternName> part = reader.expect_name("the name of a procedure");
    if (!part) return std::nullopt;
    clause.procedure += (clause.procedure.empty() ? "" : ".") + part->text;
  } while (reader.take(TokenKind::dot));
  clause.procedure_span = reader.span_from(begin);
  clause.has_arguments = reader.take(TokenKind::left_paren);
  if (clause.has_arguments) {
    std::optional<std::vector<ExpressionPtr>> arguments =
        parse_expressions(reader, TokenKind::right_paren, "',' or ')'");
    if (!arguments) return std::nullopt;
    clause.arguments = std::move(*arguments);
  }
  if (!reader.take(Keyword::yield)) return clause;
  return parse_yield(reader, std::move(clause));
}

std::optional<CreateClause> parse_create(TokenReader& reader) {
  reader.skip();
  CreateClause clause;
  clause.patterns = parse_pattern_list(reader);
  if (clause.patterns.empty()) return std::nullopt;
  return clause;
}

// Lists of clauses.

template <typename Form>
std::optional<QueryClause> as_clause(TokenReader& reader, std::size_t begin, std::optional<Form> form) {
  if (!form) return std::nullopt;
  return QueryClause{reader.span_from(begin), std::move(*form)};
}

// REQUIRES: begins_clause() of the word here
std::optional<QueryClause> parse_clause(TokenReader& reader) {
  if (!reader.count_clause()) return std::nullopt;
  const std::size_t begin = reader.begin();
  switch (reader.here().keyword) {
    case Keyword::optional:
    case Keyword::match: {
      std::optional<MatchClause> clause = parse_match(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    case Keyword::unwind: {
      std::optional<UnwindClause> clause = parse_unwind(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    case Keyword::with: {
      std::optional<WithClause> clause = parse_with(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    case Keyword::return_word: {
      std::optional<ReturnClause> clause = parse_return(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    case Keyword::call: {
      std::optional<CallClause> clause = parse_call_clause(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    case Keyword::create: {
      std::optional<CreateClause> clause = parse_create(reader);
      return as_clause(reader, begin, std::move(clause));
    }
    default: {
      std::optional<WritingClause> clause = parse_writing_clause(reader);
      return as_clause(reader, begin, std::move(clause));
    }
  }
}

template <typename Form>
bool is_clause(const QueryClause& clause) {
  return std::holds_alternative<Form>(clause.form);
}

bool is_writing(const QueryClause& clause) {
  return is_clause<CreateClause>(clause) || is_clause<WritingClause>(clause);
}

constexpr std::string_view a_clause = "a clause such as MATCH, WITH or RETURN";

std::string_view expected_in_projection(const ProjectionBody& body) {
  if (body.limit) return "";
  if (body.skip) return "LIMIT, ";
  if (!body.order.empty()) return "',', SKIP, LIMIT, ";
  const bool may_name = !body.items.empty() && !body.items.back().has_alias;
  return may_name ? "',', AS, ORDER BY, SKIP, LIMIT, " : "',', ORDER BY, SKIP, LIMIT, ";
}

// What could have gone on or ended the clauses so far.
std::string expected_after(const SingleQuery& query) {
  if (query.clauses.empty()) return std::string(a_clause);
  const QueryClause& last = query.clauses.back();
  if (const auto* result = std::get_if<ReturnClause>(&last.form)) {
    return fmt::format("{}UNION or the end", expected_in_projection(result->projection));
  }
  if (const auto* with = std::get_if<WithClause>(&last.form)) {
    const std::string_view where = with->where ? "" : "WHERE or ";
    return fmt::format("{}{}{}", with->where ? "AND, OR or " : expected_in_projection(with->projection),
                       where, a_clause);
  }
  if (const auto* match = std::get_if<MatchClause>(&last.form)) {
    return fmt::format("{}{}", match->where ? "AND, OR or " : "',', WHERE or ", a_clause);
  }
  if (const auto* call = std::get_if<CallClause>(&last.form)) {
    return fmt::format("{}{}", call->has_yield ? "',', WHERE or " : "YIELD or ", a_clause);
  }
  return std::string(a_clause);
}

// Whether the clauses so far are a whole query.
bool may_end(const SingleQuery& query, ClauseSetting setting) {
  if (query.clauses.empty()) return false;
  const QueryClause& last = query.clauses.back();
  if (setting == ClauseSetting::subquery || is_clause<ReturnClause>(last) || is_writing(last)) return true;
  const auto* call = std::get_if<CallClause>(&last.form);
  return call != nullptr && (query.clauses.size() == 1 || !call->has_yield);
}

// Rules about neighbours that no single clause can see.
bool fits(TokenReader& reader, const SingleQuery& query, const QueryClause& clause, ClauseSetting setting) {
  const TextSpan word{clause.span.begin, reader.tokens().text.find_first_of(" \t\r\n(", clause.span.begin)};
  if (setting == ClauseSetting::subquery && is_writing(clause)) {
    return reader.refuse("EXISTS only reads", {word.begin, std::min(word.end, clause.span.end)},
                         "take this clause out");
  }
  const bool reads =
      is_clause<MatchClause>(clause) || is_clause<UnwindClause>(clause) || is_clause<CallClause>(clause);
  if (reads && !query.clauses.empty() && is_writing(query.clauses.back())) {
    return reader.refuse("reading after writing needs a WITH between",
                         {word.begin, std::min(word.end, clause.span.end)}, "write WITH * before this");
  }
  return true;
}

// A call among other clauses says its arguments and columns.
bool calls_in_full(TokenReader& reader, const SingleQuery& query) {
  if (query.clauses.size() == 1) return true;
  for (const QueryClause& clause : query.clauses) {
    const auto* call = std::get_if<CallClause>(&clause.form);
    if (call == nullptr) continue;
    if (!call->has_arguments) {
      return reader.refuse("a CALL among other clauses needs its arguments", call->procedure_span,
                           fmt::format("write {}(…)", call->procedure));
    }
    if (call->yield_star) {
      return reader.refuse("a CALL among other clauses names its columns", call->procedure_span,
                           "write YIELD with the names of columns");
    }
  }
  return true;
}

std::optional<SingleQuery> parse_single_query(TokenReader& reader, ClauseSetting setting) {
  SingleQuery query;
  while (begins_clause(reader.here().keyword)) {
    std::optional<QueryClause> clause = parse_clause(reader);
    if (!clause || !fits(reader, query, *clause, setting)) return std::nullopt;
    query.clauses.push_back(std::move(*clause));
    if (is_clause<ReturnClause>(query.clauses.back())) break;
  }
  if (!may_end(query, setting)) return reader.fail(expected_after(query));
  if (!calls_in_full(reader, query)) return std::nullopt;
  return query;
}

bool at_query_end(const TokenReader& reader, ClauseSetting setting) {
  if (setting == ClauseSetting::subquery) return reader.at(TokenKind::right_brace);
  return reader.at(TokenKind::end) || reader.at(TokenKind::semicolon);
}

std::optional<Query> parse_union(TokenReader& reader, ClauseSetting setting) {
  Query query;
  std::optional<SingleQuery> part = parse_single_query(reader, setting);
  if (!part) return std::nullopt;
  query.parts.push_back(std::move(*part));
  while (reader.at(Keyword::union_word)) {
    const TextSpan place = reader.here().span();
    reader.skip();
    const bool all = reader.take(Keyword::all);
    if (!all) reader.take(Keyword::distinct);
    if (query.parts.size() > 1 && all != query.union_all) {
      return reader.refuse("UNION and UNION ALL do not mix", place, "use one of them throughout");
    }
    query.union_all = all;
    part = parse_single_query(reader, setting);
    if (!part) return std::nullopt;
    query.parts.push_back(std::move(*part));
  }
  if (!at_query_end(reader, setting)) return reader.fail(expected_after(query.parts.back()));
  return query;
}

bool begins_pattern_alone(const TokenReader& reader) {
  if (reader.at(TokenKind::left_paren)) return true;
  return reader.at_name() && !begins_clause(reader.here().keyword);
}

}  // namespace

std::optional<Query> parse_statement(TokenReader& reader) {
  QueryMode mode = QueryMode::run;
  if (reader.take(Keyword::explain)) {
    mode = QueryMode::explain;
  } else if (reader.take(Keyword::profile)) {
    mode = QueryMode::profile;
  }
  std::optional<Query> query = parse_union(reader, ClauseSetting::statement);
  if (!query) return std::nullopt;
  query->mode = mode;
  while (reader.take(TokenKind::semicolon)) continue;
  if (!reader.at(TokenKind::end)) return reader.fail("the end of the statement", "one statement at a time");
  return query;
}

std::optional<Query> parse_subquery(TokenReader& reader) {
  if (!begins_pattern_alone(reader)) return parse_union(reader, ClauseSetting::subquery);
  if (!reader.count_clause()) return std::nullopt;
  const std::size_t begin = reader.begin();
  MatchClause match;
  match.patterns = parse_pattern_list(reader);
  if (match.patterns.empty()) return std::nullopt;
  std::optional<ExpressionPtr> where = parse_condition(reader);
  if (!where) return std::nullopt;
  match.where = std::move(*where);
  if (!reader.at(TokenKind::right_brace)) return reader.fail(match.where ? "'}'" : "',', WHERE or '}'");
  SingleQuery part;
  part.clauses.push_back({reader.span_from(begin), std::move(match)});
  Query query;
  query.parts.push_back(std::move(part));
  return query;
}

}  // namespace entente

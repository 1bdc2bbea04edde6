#include "query/language/syntax.h"

#include <fmt/format.h>

#include "query/language/clause_parser.h"
#include "query/language/syntax_hints.h"
#include "query/language/token_reader.h"
#include "query/language/tokens.h"
#include "query/verb_table.h"

namespace entente {
namespace {

// The first word of a statement, past blanks and comments.
StatementToken first_token(std::string_view text) {
  constexpr std::size_t enough = 4096;  // a longer comment hides what follows: then the whole is read
  StatementToken first = tokenize(text.substr(0, enough)).list.front();
  const bool is_cut = first.kind == TokenKind::end || first.kind == TokenKind::bad;
  if (is_cut && text.size() > enough) first = tokenize(text).list.front();
  return first;
}

}  // namespace

Result<Query> parse_query(std::string_view text) {
  if (text.size() > longest_statement) {
    return Error{ErrorCode::invalid_query,
                 fmt::format("a statement is at most {} KiB long", longest_statement / 1024), ""};
  }
  const StatementTokens tokens = tokenize(text);
  TokenReader reader(tokens);
  std::optional<Query> query = parse_statement(reader);
  if (!query) return reader.error();
  query->text = text;
  return std::move(*query);
}

bool is_query(std::string_view text) {
  if (text.size() > longest_statement) text = text.substr(0, longest_statement);
  const StatementToken first = first_token(text);
  if (first.kind != TokenKind::name) return false;
  const std::string_view word = text.substr(first.begin, first.end - first.begin);
  if (first.keyword == Keyword::explain || first.keyword == Keyword::profile) {
    const std::string_view rest = text.substr(first.end);
    const StatementToken next = first_token(rest);
    return next.kind != TokenKind::name ||
           verb_named(rest.substr(next.begin, next.end - next.begin)) == nullptr;
  }
  if (begins_clause(first.keyword)) return true;
  if (verb_named(word) != nullptr) return false;
  // What is neither verb nor keyword, but nearer to a keyword, gets the better message from the parser.
  if (is_foreign_opening(word)) return true;
  return nearest_word(word, verb_names()).empty() && !nearest_word(word, opening_spellings()).empty();
}

std::size_t statement_end(std::string_view text) {
  if (text.size() > longest_statement) return text.size();  // parse_query says what is wrong
  const StatementTokens tokens = tokenize(text);
  const std::size_t first_open =
      tokens.open_brackets.empty() ? tokens.list.size() : tokens.open_brackets.front();
  for (std::size_t i = 0; i < first_open; ++i) {
    if (tokens.list[i].kind == TokenKind::semicolon) return tokens.list[i].end;
  }
  const bool is_open = tokens.fault.is_open || tokens.fault.message.empty() || !tokens.open_brackets.empty();
  return is_open ? std::string_view::npos : text.size();
}

}  // namespace entente

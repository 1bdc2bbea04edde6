#include "query/language/token_reader.h"

#include <fmt/format.h>

#include "query/display_width.h"
#include "query/language/syntax_hints.h"

namespace entente {
namespace {

std::string shown_token(const TokenReader& reader) {
  if (reader.at_end()) return "the end of the statement";
  const std::string bytes = fitted(reader.bytes(reader.here().span()), 40);
  return reader.at(TokenKind::text) ? bytes : fmt::format("'{}'", bytes);
}

}  // namespace

PatternName TokenReader::take_name() {
  const StatementToken& token = here();
  const TextSpan span = token.span();
  skip();
  if (token.kind == TokenKind::quoted_name) return {quoted_name(tokens_.text, span), span};
  return {std::string(bytes(span)), span};
}

std::optional<PatternName> TokenReader::expect_name(std::string_view expected) {
  if (!at_name()) return fail(expected);
  return take_name();
}

SyntaxFailure TokenReader::fail(std::string_view expected, std::string_view hint) {
  if (error_) return {};
  if (at(TokenKind::bad)) return refuse(tokens_.fault.message, here().span(), tokens_.fault.hint);
  if (at_end() && !tokens_.open_brackets.empty()) {
    const StatementToken& bracket = token(tokens_.open_brackets.back());
    return refuse(fmt::format("a '{}' is not closed", bytes(bracket.span())), bracket.span(),
                  fmt::format("opened here; at the end is expected {}", expected));
  }
  if (const std::string_view meant = misspelt_before(*this); !meant.empty()) {
    return refuse(fmt::format("'{}' is no keyword", bytes(previous().span())), previous().span(),
                  fmt::format("did you mean '{}'?", meant));
  }
  const std::string found = hint.empty() ? syntax_hint(*this, expected) : std::string(hint);
  return refuse(fmt::format("expected {}, found {}", expected, shown_token(*this)), here().span(), found);
}

SyntaxFailure TokenReader::refuse(std::string_view message, TextSpan span, std::string_view hint) {
  if (!error_) error_ = question_error(ErrorCode::invalid_query, message, tokens_.text, span, hint);
  return {};
}

bool TokenReader::refuse_depth() {
  return refuse(fmt::format("this is nested more than {} levels deep", deepest_nesting), here().span(),
                "split the statement with WITH, or pass a value as parameter");
}

bool TokenReader::refuse_clause() {
  return refuse(fmt::format("a statement has at most {} clauses", most_clauses), here().span(), "");
}

}  // namespace entente

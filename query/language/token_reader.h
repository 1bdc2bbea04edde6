// A cursor over the tokens of a statement, shared by the parsers of clauses, patterns and expressions.
//
// A function that parses returns null, nothing or false when the statement is wrong; the reader then holds
// the one error, of the first token that could not stand where it stands. No parser goes back: what a bracket
// opens is seen from its partner and the token behind it, so parsing is linear in the text.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/result.h"
#include "query/language/literals.h"
#include "query/language/syntax.h"
#include "query/language/tokens.h"

namespace entente {

// What a failing parser returns, whatever it should have returned.
struct SyntaxFailure {
  // Exactly bool, lest a number or an optional of one be made of it.
  template <std::same_as<bool> Bool>
  operator Bool() const {  // NOLINT(google-explicit-constructor): for `return reader.fail(…)`
    return false;
  }
  template <typename T>
  operator std::unique_ptr<T>() const {  // NOLINT(google-explicit-constructor)
    return nullptr;
  }
  template <typename T>
  operator std::optional<T>() const {  // NOLINT(google-explicit-constructor)
    return std::nullopt;
  }
};

class TokenReader {
 public:
  explicit TokenReader(const StatementTokens& tokens) : tokens_(tokens) {}

  const StatementToken& here() const { return tokens_.list[at_]; }
  // The token `distance` places after here; the end when there are fewer.
  const StatementToken& ahead(std::size_t distance) const { return token(at_ + distance); }
  const StatementToken& token(std::size_t index) const {
    return tokens_.list[index < tokens_.list.size() ? index : tokens_.list.size() - 1];
  }
  // The token before here. REQUIRES: position() > 0
  const StatementToken& previous() const { return tokens_.list[at_ - 1]; }
  std::size_t position() const { return at_; }
  const StatementTokens& tokens() const { return tokens_; }
  std::string_view bytes(TextSpan span) const {
    return tokens_.text.substr(span.begin, span.end - span.begin);
  }

  bool at(TokenKind kind) const { return here().kind == kind; }
  bool at(Keyword word) const { return here().keyword == word; }
  bool at_name() const { return at(TokenKind::name) || at(TokenKind::quoted_name); }
  // At the end of the text, or at a ';' with nothing behind it.
  bool at_end() const {
    return at(TokenKind::end) || (at(TokenKind::semicolon) && ahead(1).kind == TokenKind::end);
  }

  void skip() { at_ += here().kind == TokenKind::end ? 0 : 1; }
  template <typename KindOrWord>
  bool take(KindOrWord wanted) {
    if (!at(wanted)) return false;
    skip();
    return true;
  }
  // As take(), and fails, saying what is `expected`.
  template <typename KindOrWord>
  bool expect(KindOrWord wanted, std::string_view expected) {
    return take(wanted) || fail(expected);
  }
  // A name, in backticks or not, any keyword too.
  std::optional<PatternName> expect_name(std::string_view expected);
  // The name of the token here. REQUIRES: at_name()
  PatternName take_name();

  // From where `begin` begins to the end of the last token taken.
  TextSpan span_from(std::size_t begin) const {
    return {begin, at_ == 0 ? begin : tokens_.list[at_ - 1].end};
  }
  std::size_t begin() const { return here().begin; }

  // "expected ',' or ')', found 'x'", with a caret under the token here. Words in capitals in `expected` are
  // those that a misspelt word is compared with. An empty hint is looked for (syntax_hints.h).
  SyntaxFailure fail(std::string_view expected, std::string_view hint = "");
  // Any other message.
  SyntaxFailure refuse(std::string_view message, TextSpan span, std::string_view hint);
  SyntaxFailure refuse(const LiteralFault& fault) { return refuse(fault.message, fault.span, fault.hint); }
  // REQUIRES: a parser failed
  const Error& error() const { return *error_; }

  // Nesting. enter() and wrap() fail above deepest_nesting; a chain of wraps (`a.b.c`, `a[1][2]`) nests its
  // first operand deeper with each.
  bool enter() {
    if (++depth_ > deepest_) deepest_ = depth_;
    return depth_ <= deepest_nesting || refuse_depth();
  }
  void leave() { --depth_; }
  bool wrap() { return ++deepest_ <= deepest_nesting || refuse_depth(); }
  // Around a chain: what begin_chain() gave goes to end_chain().
  std::size_t begin_chain() { return std::exchange(deepest_, depth_); }
  void end_chain(std::size_t before) { deepest_ = before > deepest_ ? before : deepest_; }

  bool count_clause() { return ++clauses_ <= most_clauses || refuse_clause(); }

 private:
  bool refuse_depth();
  bool refuse_clause();

  const StatementTokens& tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;    // of what is being parsed
  std::size_t deepest_ = 0;  // of what was parsed since the chain began
  std::size_t clauses_ = 0;
  std::optional<Error> error_;
};

}  // namespace entente

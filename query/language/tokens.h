// Splits a statement into tokens, each with its place in the text, and pairs its brackets.
//
//   StatementTokens tokens = tokenize("MATCH (n) RETURN n.name");
//
// Wrong door? The words of a one-line verb are query/lexer.h; to parse a statement: query/language/syntax.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/keywords.h"
#include "query/question_error.h"

namespace entente {

enum class TokenKind : std::uint8_t {
  name,         // a word, keyword or not
  quoted_name,  // `in backticks`
  integer,
  real,
  text,  // 'in quotes'
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  dot,
  dots,  // ..
  colon,
  semicolon,
  bar,
  dollar,
  plus,
  plus_equal,
  minus,
  star,
  slash,
  percent,
  caret,
  equal,
  not_equal,  // <>
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  matches,    // =~
  ampersand,  // no part of the language, as the next two: for better messages
  exclamation,
  question,
  bad,  // what StatementTokens::fault says; the token before the end
  end,
};

struct StatementToken {
  TokenKind kind = TokenKind::end;
  Keyword keyword = Keyword::none;
  TokenKind separator =
      TokenKind::end;  // of a bracket: its first comma, bar or WHERE (kind name) at its level
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t partner = 0;  // of a bracket: the token that closes or opens it; 0: none

  TextSpan span() const { return {begin, end}; }
};

// What is wrong with a bad token.
struct TokenFault {
  std::string message;
  std::string hint;
  bool is_open = false;  // a quote, backtick or comment that is not closed: more text may mend it
};

struct StatementTokens {
  std::string_view text;
  std::vector<StatementToken> list;          // the last is of kind end
  std::vector<std::uint32_t> open_brackets;  // those that nothing closes, from the outside in
  TokenFault fault;                          // of the token of kind bad, if there is one
};

// Stops at the first bad token: nothing behind it can be parsed. Linear. REQUIRES: text is shorter than 4 GiB
StatementTokens tokenize(std::string_view text);

}  // namespace entente

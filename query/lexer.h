// Splits a question into words, quoted words and commas, each with its place in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "query/question_error.h"

namespace entente {

struct QuestionWord {
  enum class Kind { plain, quoted, comma, end } kind = Kind::plain;
  std::string text;    // without quotes, escapes resolved
  std::string prefix;  // "place" of place:"Camp David"; "" for a plain word, whatever it contains
  TextSpan span;
};

// Quotes are "…", “…” or '…'; inside them a backslash keeps the next character. A trailing ';' is dropped.
// The last word is always of kind `end`. Fails with invalid_query on an open quote, on bytes that are no
// plain UTF-8 text, and above 64 KiB. Linear.
Result<std::vector<QuestionWord>> split_question(std::string_view text);

}  // namespace entente

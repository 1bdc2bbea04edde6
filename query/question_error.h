// The one form in which a question is refused:
//
//   'depht' is not a filter
//    1 | neighbours Japan depht 2
//      |                  ^^^^^ did you mean 'depth'?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

// Bytes [begin, end) of the text of a question.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const TextSpan&) const = default;
};

// An Error whose message is the form above. A long text is shown around the span. `hint` may be empty.
Error question_error(ErrorCode code, std::string_view message, std::string_view text, TextSpan span,
                     std::string_view hint);

// Letters to insert, delete, replace or swap (neighbours) to make `b` of `a`; ASCII case does not count.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The word of `words` nearest to `word`, when it is near enough to be meant; "" otherwise.
std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& words);

// "did you mean 'depth'?", or `otherwise` when no word is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& words,
                         std::string_view otherwise);

}  // namespace entente

// How many columns a terminal gives to a text.
//
//   display_width("Japan") == 5      display_width("日本") == 4      display_width("Yoon Seok\u0301") == 9
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Columns of UTF-8 `text` on a terminal: two for East Asian wide characters and most emoji, none for
// combining marks, joiners and control characters, one for everything else. A byte that is not UTF-8 counts
// as one.
std::size_t display_width(std::string_view text);

// The longest beginning of `text` that fits into `columns`, never cut inside a character; with "…" as its
// last column when something is left out.
std::string fitted(std::string_view text, std::size_t columns);

// `text` as lines of at most `columns`, broken at blanks where there are any. REQUIRES: columns >= 2
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// Whether `text` is well-formed UTF-8 without control characters other than a tab.
bool is_plain_text(std::string_view text);

}  // namespace entente

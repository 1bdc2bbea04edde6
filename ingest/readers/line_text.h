// A line or block of text as the readers' rules see it: trimmed, folded, counted. Text is UTF-8; offsets that
// leave these functions never cut a character in two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

// Without blanks at both ends: ASCII white space, no-break space, zero-width space, byte order mark.
std::string_view trim(std::string_view text);

// For comparison with tables of phrases: ASCII and Latin-1 letters in lower case, curly quotes straight,
// dashes and every kind of blank one blank, runs of digits one '#', none of these at the ends.
std::string fold_phrase(std::string_view text);

// Runs of white space, line breaks included, to one blank each.
std::string collapse_blanks(std::string_view text);

std::size_t count_words(std::string_view text);

// Ends like a sentence: . ! ? or an ellipsis, perhaps with quotes, brackets or a note mark after it.
bool ends_sentence(std::string_view text);
// Ends as what introduces a list does: ':' or a dash.
bool ends_with_introduction(std::string_view text);

// At least two letters, and none in lower case.
bool is_all_capitals(std::string_view text);
bool starts_in_lower_case(std::string_view text);

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

}  // namespace entente

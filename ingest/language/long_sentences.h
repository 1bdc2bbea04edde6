// Sentences that no author wrote: tables without lines, lists without ends, hostile text. They are cut, so
// that rules which look at pairs of words in a sentence keep the work on a document linear.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace entente {

// Words and marks of the longest sentence that is left whole: longer than any that was written as one.
inline constexpr std::uint32_t longest_sentence = 1500;
// Of the longest piece that a longer one is cut into.
inline constexpr std::uint32_t longest_piece = 500;

// The sentence itself, or its pieces: cut behind a comma, semicolon or colon when one stands in the second
// half of a piece, else at a blank, else anywhere between characters. Linear; blanks at the cuts are dropped.
std::vector<Span> pieces_of(std::string_view text, Span sentence);

}  // namespace entente

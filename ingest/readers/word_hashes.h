// The words of a text as 64-bit hashes: for comparing texts that differ in case, blanks and punctuation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

// One hash a word, in order. A word is a run of letters, digits, underscores and characters outside ASCII
// that are no punctuation; ASCII letters count in lower case. Stable between runs and machines.
std::vector<std::uint64_t> word_hashes(std::string_view text);

// One hash for all words in their order; 0 when there is none.
std::uint64_t text_digest(std::string_view text);

}  // namespace entente

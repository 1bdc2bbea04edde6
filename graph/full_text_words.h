// Cuts a text into the words that full-text search knows. The index, the queries and the marked passages all
// use this one function, so that what is found is what is marked.
//
//   words_of("Japan’s Indo-Pacific U.S. côte")  ->  japan  s  indo  pacific  us  cote
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct TextWord {
  std::string form;  // folded as graph/name_folding.h does: lower case, without accents
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

inline constexpr std::size_t longest_word = 64;  // bytes of the form; the rest is cut off

// Letters and digits make words, everything else parts them; but full stops between single letters ("U.S.")
// are silent. A sign of a script that is written without blanks (Han, kana, Thai …) is a word of its own: a
// run of them is found as a phrase. Bytes that are not UTF-8 part words. Never fails; linear. 4 GiB at most.
std::vector<TextWord> words_of(std::string_view text);

}  // namespace entente

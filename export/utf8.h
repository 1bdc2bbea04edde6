// Reads UTF-8 that may be broken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

inline constexpr char32_t replacement_character = 0xFFFD;

struct DecodedCharacter {
  char32_t code_point;  // U+FFFD where the bytes are no UTF-8
  std::size_t size;     // bytes it takes, at least 1
  bool valid;
};

// The character that begins at `offset`. Overlong forms, surrogates and cut sequences are invalid and take
// one byte. REQUIRES: offset < text.size()
DecodedCharacter character_at(std::string_view text, std::size_t offset);

// The text with each invalid byte replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace entente

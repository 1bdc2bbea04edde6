// Reading UTF-8 one character at a time, from bytes that may be anything.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

struct Utf8Character {
  char32_t code = 0;
  std::size_t length = 1;  // bytes; 1 for a byte that begins no character
  bool valid = true;
};

// REQUIRES: position < text.size()
Utf8Character utf8_at(std::string_view text, std::size_t position);

}  // namespace entente

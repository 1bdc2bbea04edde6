// Characters beyond ASCII, as a statement sees them: letters of names, blanks, or neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

struct StatementCharacter {
  enum class Kind { letter, blank, other, malformed } kind = Kind::malformed;
  std::size_t size = 1;  // bytes
};

// The character that begins at `at`. A letter is every character but punctuation, symbols, blanks and
// controls: all scripts of names without a table of all scripts. Malformed: bytes that are no UTF-8.
// REQUIRES: at < text.size(), the byte there is not ASCII
StatementCharacter statement_character_at(std::string_view text, std::size_t at);

// Appends a code point as UTF-8. REQUIRES: code_point is below 0x110000 and no surrogate
void append_utf8(std::string& text, char32_t code_point);

}  // namespace entente

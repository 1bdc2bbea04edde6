#include "export/utf8.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Lead {
  std::size_t size;   // 0: not the first byte of a character
  char32_t bits;      // of the lead byte
  char32_t smallest;  // below it the form is overlong
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte < 0xC0) return {0, 0, 0};
  if (byte < 0xE0) return {2, byte & 0x1FU, 0x80};
  if (byte < 0xF0) return {3, byte & 0x0FU, 0x800};
  if (byte < 0xF8) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

bool is_scalar(char32_t value) {
  return value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
}

}  // namespace

DecodedCharacter character_at(std::string_view text, std::size_t offset) {
  constexpr DecodedCharacter invalid{replacement_character, 1, false};
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.size == 0 || offset + lead.size > text.size()) return invalid;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.size; ++i) {
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    if ((byte & 0xC0U) != 0x80U) return invalid;
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (value < lead.smallest || !is_scalar(value)) return invalid;
  return {value, lead.size, true};
}

std::string valid_utf8(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return c >= 0; })) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCharacter character = character_at(text, offset);
    result.append(character.valid ? text.substr(offset, character.size) : replacement);
    offset += character.size;
  }
  return result;
}

}  // namespace entente

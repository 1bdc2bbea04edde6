#include "query/language/characters.h"

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

struct CharacterRange {
  char32_t first, last;
};

constexpr CharacterRange blanks[] = {{0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x180E, 0x180E},
                                     {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
                                     {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};

// Punctuation, symbols and controls, by block: ¡¢£…, × ÷, dashes and quotes, arrows and mathematics, brackets
// of East Asian text, private use, specials, emoji.
constexpr CharacterRange signs[] = {
    {0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},       {0x2010, 0x203E},   {0x2041, 0x2053}, {0x2055, 0x2070}, {0x207A, 0x207E},
    {0x208A, 0x208E},   {0x20A0, 0x20CF},   {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3001, 0x3004},
    {0x3008, 0x3020},   {0x3030, 0x3030},   {0xE000, 0xF8FF}, {0xFD3E, 0xFD3F}, {0xFE10, 0xFE1F},
    {0xFE30, 0xFE32},   {0xFE35, 0xFE4C},   {0xFE50, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},   {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBEF},
    {0xE0000, 0xE00FF}, {0xF0000, 0x10FFFF}};

template <std::size_t count>
bool holds(const CharacterRange (&ranges)[count], char32_t code_point) {
  const CharacterRange* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), code_point,
                       [](char32_t wanted, const CharacterRange& range) { return wanted < range.first; });
  return after != std::begin(ranges) && code_point <= std::prev(after)->last;
}

struct DecodedCharacter {
  char32_t code_point = 0;
  std::size_t size = 0;  // 0: malformed
};

DecodedCharacter decoded(std::string_view text, std::size_t at) {
  const unsigned lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < size) return {};
  char32_t code_point = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte & 0x3FU);
  }
  const bool too_long = (size == 3 && code_point < 0x800) || (size == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (too_long || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, size};
}

}  // namespace

StatementCharacter statement_character_at(std::string_view text, std::size_t at) {
  using enum StatementCharacter::Kind;
  const DecodedCharacter character = decoded(text, at);
  if (character.size == 0) return {malformed, 1};
  if (holds(blanks, character.code_point)) return {blank, character.size};
  return {holds(signs, character.code_point) ? other : letter, character.size};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code_point < 0x80) {
    text += byte(code_point);
    return;
  }
  const unsigned size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
  const char32_t mark = (0xF00U >> size) & 0xFFU;  // as many ones as bytes
  text += byte(mark | (code_point >> (6U * (size - 1))));
  for (unsigned i = size - 1; i-- > 0;) text += byte(0x80U | ((code_point >> (6U * i)) & 0x3FU));
}

}  // namespace entente

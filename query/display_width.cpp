#include "query/display_width.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace entente {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15: combining marks of the scripts that names come in, joiners, variation selectors.
constexpr Range without_width[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},   {0x0610, 0x061A},   {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},   {0x0900, 0x0902},   {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},   {0x200B, 0x200F},   {0x202A, 0x202E}, {0x2060, 0x2064}, {0x20D0, 0x20FF},
    {0x302A, 0x302D},   {0x3099, 0x309A},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

// East Asian Width W and F, and emoji that terminals draw in two columns.
constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},   {0x26A1, 0x26A1},
    {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F1E6, 0x1F1FF},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x2FFFD},
    {0x30000, 0x3FFFD},
};

template <std::size_t count>
bool contains(const Range (&ranges)[count], std::uint32_t point) {
  const Range* found = std::lower_bound(std::begin(ranges), std::end(ranges), point,
                                        [](const Range& range, std::uint32_t p) { return range.last < p; });
  return found != std::end(ranges) && found->first <= point;
}

struct Character {
  std::uint32_t point = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 0 || at + length > text.size()) return {lead, 1, false};
  constexpr std::uint32_t lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  std::uint32_t point = lead & lead_bits[length];
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {lead, 1, false};
    point = point << 6 | (next & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < smallest[length] || point > 0x10FFFF || surrogate) return {lead, 1, false};
  return {point, length, true};
}

std::size_t columns_of(const Character& character) {
  if (!character.valid) return 1;
  if (character.point < 0x20 || (character.point >= 0x7F && character.point < 0xA0)) return 0;
  if (character.point < 0x300) return 1;
  if (contains(without_width, character.point)) return 0;
  return contains(wide, character.point) ? 2 : 1;
}

// The byte at which the part of `text` from `begin` that fits into `columns` ends.
std::size_t fitting_end(std::string_view text, std::size_t begin, std::size_t columns) {
  std::size_t used = 0;
  std::size_t at = begin;
  while (at < text.size()) {
    const Character character = character_at(text, at);
    used += columns_of(character);
    if (used > columns) break;
    at += character.bytes;
  }
  return at;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += columns_of(character);
    at += character.bytes;
  }
  return columns;
}

std::string fitted(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return "";
  return std::string(text.substr(0, fitting_end(text, 0, columns - 1))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  do {
    std::size_t end = fitting_end(text, begin, columns);
    std::size_t next = end;
    if (end < text.size() && text[end] != ' ') {
      const std::size_t blank = text.rfind(' ', end);
      if (blank != std::string_view::npos && blank > begin) end = next = blank;
    }
    if (next == begin && begin < text.size()) end = next = begin + character_at(text, begin).bytes;
    while (end > begin + 1 && text[end - 1] == ' ') --end;
    lines.emplace_back(text.substr(begin, end - begin));
    while (next < text.size() && text[next] == ' ') ++next;
    begin = next;
  } while (begin < text.size());
  return lines;
}

bool is_plain_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!character.valid || (character.point < 0x20 && character.point != '\t') || character.point == 0x7F) {
      return false;
    }
    at += character.bytes;
  }
  return true;
}

}  // namespace entente

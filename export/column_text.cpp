#include "export/column_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "export/utf8.h"

namespace entente {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::array<std::string_view, 3> missing_values{"null", "none", "nan"};

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_unwanted(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFFFE || c == 0xFFFF;
}

bool is_printable_ascii(char c) {
  return c > ' ' && c < 0x7F;
}

bool means_missing(std::string_view text) {
  if (text.size() > 4) return false;
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::ranges::find(missing_values, lower) != missing_values.end();
}

bool is_plain_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '_' ||
         c == '-';
}

}  // namespace

std::string column_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool blank_waits = false;
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_printable_ascii(text[offset])) {  // nearly always
      if (blank_waits) result += ' ';
      blank_waits = false;
      result += text[offset++];
      continue;
    }
    const DecodedCharacter character = character_at(text, offset);
    if (is_space(character.code_point)) {
      blank_waits = !result.empty();
    } else if (!is_unwanted(character.code_point)) {
      if (blank_waits) result += ' ';
      blank_waits = false;
      result.append(character.valid ? text.substr(offset, character.size) : "\xEF\xBF\xBD");
    }
    offset += character.size;
  }
  return means_missing(result) ? std::string() : result;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t characters = 0;
  std::size_t cut = 0;         // after limit - 1 characters
  std::size_t last_blank = 0;  // in the second half of what fits
  for (std::size_t offset = 0; offset < text.size(); offset += character_at(text, offset).size) {
    if (characters == limit) {
      const std::string_view kept = text.substr(0, last_blank != 0 ? last_blank : cut);
      return std::string(kept).append(ellipsis);
    }
    if (characters == limit - 1) cut = offset;
    if (text[offset] == ' ' && characters >= limit / 2 && characters < limit) last_blank = offset;
    ++characters;
  }
  return std::string(text);
}

std::string xml_id(std::string_view entity_id) {
  if (!entity_id.empty() && std::ranges::all_of(entity_id, is_plain_id_character))
    return std::string(entity_id);
  std::string token(entity_id);
  std::ranges::replace_if(
      token, [](char c) { return !is_plain_id_character(c); }, '_');
  return fmt::format("{}.{:016x}", token, node_of(entity_id));
}

}  // namespace entente

#include "query/functions/characters.h"

#include <locale.h>
#include <wctype.h>

#include <array>

#include "query/language/characters.h"

namespace entente {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Bytes of the character that begins at `at`: 1 for a byte that begins none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t announced = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  for (std::size_t i = 1; i < announced; ++i) {
    if (at + i >= text.size() || !continues(text[at + i])) return 1;
  }
  return announced;
}

wint_t decoded(std::string_view character) {
  constexpr std::array<unsigned, 5> lead_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  wint_t code = static_cast<unsigned char>(character[0]) & lead_bits[character.size()];
  for (const char c : character.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3F);
  return code;
}

// Of Unicode, not of the place the program runs in.
locale_t unicode_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

using CaseChange = wint_t (*)(wint_t, locale_t);

std::string changed(std::string_view text, CaseChange change) {
  const locale_t locale = unicode_locale();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, character_length(text, at));
    at += character.size();
    const bool plain = character.size() == 1 && static_cast<unsigned char>(character[0]) >= 0x80;
    if (plain || locale == nullptr) {
      out += character;
    } else {
      append_utf8(out, static_cast<char32_t>(change(decoded(character), locale)));
    }
  }
  return out;
}

bool is_blank(std::string_view character) {
  if (character.size() == 1) return character[0] == ' ' || (character[0] >= '\t' && character[0] <= '\r');
  const wint_t code = decoded(character);
  return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0x85;
}

}  // namespace

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_length(text, at)) ++count;
  return count;
}

std::size_t byte_of_character(std::string_view text, std::size_t number) {
  std::size_t at = 0;
  for (; at < text.size() && number > 0; --number) at += character_length(text, at);
  return at;
}

std::string reversed_characters(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    end -= length;
    text.copy(out.data() + end, length, at);
    at += length;
  }
  return out;
}

std::string in_lower_case(std::string_view text) {
  return changed(text, towlower_l);
}

std::string in_upper_case(std::string_view text) {
  return changed(text, towupper_l);
}

std::string_view without_blanks_before(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text, 0);
    if (!is_blank(text.substr(0, length))) break;
    text.remove_prefix(length);
  }
  return text;
}

std::string_view without_blanks_after(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && continues(text[begin]) && text.size() - begin < 4) --begin;
    if (character_length(text, begin) != text.size() - begin) begin = text.size() - 1;
    const std::string_view last = text.substr(begin);
    if (!is_blank(last)) break;
    text.remove_suffix(last.size());
  }
  return text;
}

}  // namespace entente

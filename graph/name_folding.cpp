// Two steps. `plain` maps what is not ASCII to lower-case letters, or to the ASCII sign that stands for it;
// most names are ASCII and skip it. `join_words` then works on bytes, those above 0x7F counting as letters.
#include "graph/name_folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace entente {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word_byte(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

// Latin letters that compatibility decomposition leaves whole, but that people type without their stroke.
std::string_view undecomposed_latin(UChar32 c) {
  switch (c) {
    case 0xE6:
      return "ae";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x167:
      return "t";
    default:
      return "";
  }
}

bool is_apostrophe(UChar32 c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BB || c == 0x2BC || c == 0x2032 || c == 0xB4 ||
         c == 0x60 || c == 0xFF07;
}

bool is_dropped(UChar32 c) {
  return u_charType(c) == U_NON_SPACING_MARK || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

void append_plain(UChar32 c, icu::UnicodeString& plain) {
  if (c < 0x80) {
    plain.append(c);
  } else if (is_apostrophe(c)) {
    plain.append(static_cast<UChar>('\''));
  } else if (is_dropped(c)) {
    return;
  } else if (std::string_view latin = undecomposed_latin(c); !latin.empty()) {
    for (char letter : latin) plain.append(static_cast<UChar>(letter));
  } else if (u_isalnum(c) || u_charType(c) == U_COMBINING_SPACING_MARK) {
    plain.append(c);
  } else {
    plain.append(static_cast<UChar>(' '));
  }
}

// Apostrophes first: the decomposition of U+00B4 is a blank and a mark.
icu::UnicodeString with_ascii_apostrophes(icu::UnicodeString text) {
  for (std::int32_t i = 0; i < text.length(); ++i) {
    if (is_apostrophe(text[i])) text.setCharAt(i, static_cast<UChar>('\''));
  }
  return text;
}

std::string plain(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  auto length = static_cast<std::int32_t>(std::min<std::size_t>(name.size(), INT32_MAX / 8));
  icu::UnicodeString text = with_ascii_apostrophes(icu::UnicodeString::fromUTF8({name.data(), length}));
  text = decompose->normalize(decompose->normalize(text, status).foldCase(), status);
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    append_plain(text.char32At(i), letters);
  }
  letters = compose->normalize(letters, status);
  std::string utf8;
  if (U_SUCCESS(status)) letters.toUTF8String(utf8);
  return utf8;
}

// Whether the sign at `i` joins two letters and leaves no gap: the stop of "U.S", the apostrophe of "Sana'a".
// After a single letter an apostrophe is an elision ("d'Ivoire") and parts two words.
bool is_silent(std::string_view text, std::size_t i) {
  if (text[i] != '.' && text[i] != '\'') return false;
  if (i == 0 || i + 1 == text.size() || !is_letter(text[i - 1]) || !is_letter(text[i + 1])) return false;
  bool single_letter_before = i == 1 || !is_word_byte(text[i - 2]);
  return text[i] == '.' || !single_letter_before;
}

std::string join_words(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_silent(text, i)) continue;
    if (!is_word_byte(c)) {
      gap = true;
      continue;
    }
    if (gap && !folded.empty()) folded += ' ';
    gap = false;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string folded = is_ascii(name) ? join_words(name) : join_words(plain(name));
  std::size_t begin = 0;
  while (folded.compare(begin, 4, "the ") == 0) begin += 4;
  return folded.substr(begin);
}

}  // namespace entente

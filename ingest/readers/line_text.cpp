#include "ingest/readers/line_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace entente {
namespace {

constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Bytes of the blank that stands at the front of text; 0 when none does.
std::size_t blank_at_front(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text[0])) return 1;
  if (static_cast<unsigned char>(text[0]) < 0xC2) return 0;  // the common case, and the hot one
  if (text.starts_with("\u00A0")) return 2;
  for (std::string_view blank : {"\u200B", "\uFEFF", "\u2009", "\u202F", "\u2002", "\u2003", "\u3000"}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t blank_at_back(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  if (text.ends_with("\u00A0")) return 2;
  for (std::string_view blank : {"\u200B", "\uFEFF", "\u2009", "\u202F", "\u2002", "\u2003", "\u3000"}) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

struct Folding {
  std::string_view from;
  std::string_view to;
};
constexpr Folding foldings[] = {
    {"\u2018", "'"}, {"\u2019", "'"},   {"\u201C", "\""}, {"\u201D", "\""}, {"\u2013", " "},
    {"\u2014", " "}, {"\u2026", "..."}, {"\u00AD", ""},   {"\u00B7", " "},  {"\u2022", " "},
    {"\u00BB", " "}, {"\u00AB", " "},   {"\u203A", " "},  {"\u2192", " "},
};

// Appends the folded form of the multi-byte character at the front of text; returns its size.
std::size_t fold_wide(std::string_view text, std::string* folded) {
  for (const Folding& folding : foldings) {
    if (!text.starts_with(folding.from)) continue;
    folded->append(folding.to);
    return folding.from.size();
  }
  unsigned char second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
  if (text[0] == '\xC3' && second >= 0x80 && second <= 0x9E && second != 0x97) {
    folded->push_back('\xC3');
    folded->push_back(static_cast<char>(second + 0x20));
    return 2;
  }
  folded->push_back(text[0]);
  return 1;
}

void append_blank(std::string* text) {
  if (!text->empty() && text->back() != ' ') text->push_back(' ');
}

constexpr std::uint64_t top_bits = 0x8080808080808080u;

constexpr std::uint64_t every_byte(unsigned char byte) {
  return 0x0101010101010101u * byte;
}

// Of eight bytes at once: the top bit of each that is ASCII white space.
constexpr std::uint64_t blank_bits(std::uint64_t bytes) {
  std::uint64_t low = bytes & ~top_bits;
  std::uint64_t other_than_blank = (low ^ every_byte(' ')) + every_byte(0x7F);
  std::uint64_t from_tab = low + every_byte(0x80 - '\t');
  std::uint64_t past_return = low + every_byte(0x80 - ('\r' + 1));
  return (~other_than_blank | (from_tab & ~past_return)) & ~bytes & top_bits;
}

// What a byte of ASCII folds to: blanks and dashes to ' ', digits to '#'; 0 for the bytes of wider
// characters.
constexpr std::array<char, 256> ascii_folding = [] {
  std::array<char, 256> folding{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    auto c = static_cast<char>(byte);
    bool blank = is_ascii_space(c) || c == '-' || c == '|';
    bool digit = c >= '0' && c <= '9';
    folding[byte] = blank ? ' ' : digit ? '#' : lower(c);
  }
  return folding;
}();

// Appends the folded form of the ASCII at the front of text; returns how many bytes that was. Written in
// place: this is where most of the time of folding goes.
std::size_t append_plain(std::string_view text, std::string* folded) {
  auto wide = std::find_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  auto size = static_cast<std::size_t>(wide - text.begin());
  std::size_t known = folded->size();
  folded->resize(known + size);
  char* to = folded->data() + known;
  char last = known > 0 ? to[-1] : ' ';  // nothing begins with a blank
  for (char from : text.substr(0, size)) {
    char c = ascii_folding[static_cast<unsigned char>(from)];
    if (c == last && (c == ' ' || (c == '#' && from != '#'))) continue;
    *to++ = last = c;
  }
  folded->resize(static_cast<std::size_t>(to - folded->data()));
  return size;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (std::size_t size = blank_at_front(text)) text.remove_prefix(size);
  while (std::size_t size = blank_at_back(text)) text.remove_suffix(size);
  return text;
}

std::string fold_phrase(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    std::size_t plain = append_plain(text, &folded);
    text.remove_prefix(plain);
    if (text.empty()) break;
    std::size_t size = blank_at_front(text);
    if (size > 0) {
      append_blank(&folded);
    } else {
      size = fold_wide(text, &folded);
      if (folded.ends_with(' ')) {
        folded.pop_back();
        append_blank(&folded);
      }
    }
    text.remove_prefix(size);
  }
  while (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::string collapse_blanks(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  for (char c : text) {
    if (is_ascii_space(c)) {
      append_blank(&collapsed);
    } else {
      collapsed.push_back(c);
    }
  }
  return std::string(trim(collapsed));
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  std::uint64_t before = 0x80;  // the top bit of the byte before: set when that was blank
  std::size_t at = 0;
  for (std::uint64_t bytes; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    std::uint64_t blanks = blank_bits(bytes);
    words += static_cast<std::size_t>(std::popcount(~blanks & ((blanks << 8) | before) & top_bits));
    before = blanks >> 56;
  }
  bool inside = before == 0;
  for (char c : text.substr(at)) {
    bool blank = is_ascii_space(c);
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

bool ends_sentence(std::string_view text) {
  text = trim(text);
  while (!text.empty()) {
    if (text.ends_with("\u2026")) return true;
    char last = text.back();
    if (last == '.' || last == '!' || last == '?') return true;
    if (text.ends_with("\u201D") || text.ends_with("\u2019")) {
      text.remove_suffix(3);
    } else if (last == '"' || last == '\'' || last == ')' || last == ']' || (last >= '0' && last <= '9')) {
      // A digit after the full stop is a note mark; after anything else the loop ends at a letter or blank.
      text.remove_suffix(1);
    } else {
      return false;
    }
  }
  return false;
}

bool ends_with_introduction(std::string_view text) {
  text = trim(text);
  return text.ends_with(':') || text.ends_with("\u2014") || text.ends_with(" \u2013");
}

bool is_all_capitals(std::string_view text) {
  auto capitals = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  bool small = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals >= 2 && !small;
}

bool starts_in_lower_case(std::string_view text) {
  text = trim(text);
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace entente

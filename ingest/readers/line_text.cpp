#include "ingest/readers/line_text.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace entente {
namespace {

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
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

}  // namespace

std::string_view trim(std::string_view text) {
  while (std::size_t size = blank_at_front(text)) text.remove_prefix(size);
  while (std::size_t size = blank_at_back(text)) text.remove_suffix(size);
  return text;
}

std::string fold_phrase(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  folded.reserve(text.size());
  while (!text.empty()) {
    std::size_t size = blank_at_front(text);
    if (size > 0 || text[0] == '-' || text[0] == '|') {
      append_blank(&folded);
      size = std::max<std::size_t>(size, 1);
    } else if (text[0] >= '0' && text[0] <= '9') {
      if (folded.empty() || folded.back() != '#') folded.push_back('#');
      size = 1;
    } else if (static_cast<unsigned char>(text[0]) < 0x80) {
      folded.push_back(lower(text[0]));
      size = 1;
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
  bool inside = false;
  for (char c : text) {
    bool blank = is_ascii_space(c);
    if (!blank && !inside) ++words;
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

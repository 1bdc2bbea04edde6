#include "ingest/readers/title_rules.h"

#include <algorithm>
#include <array>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> junk_beginnings = {"microsoft word",  "microsoft powerpoint",
                                                              "microsoft excel", "powerpoint presentation",
                                                              "slide #",         "document#",
                                                              "untitled",        "title of",
                                                              "insert title",    "layout #",
                                                              "print",           "template"};
constexpr std::array<std::string_view, 18> junk_endings = {".doc", ".docx", ".indd", ".qxd",  ".qxp", ".pdf",
                                                           ".tex", ".dvi",  ".ppt",  ".pptx", ".xls", ".rtf",
                                                           ".pub", ".ps",   ".wpd",  ".cdr",  ".ai",  ".txt"};

constexpr std::array<std::string_view, 8> separators = {
    " | ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u00B7 ", " - ", " \u2022 "};

std::string letters_of(std::string_view text) {
  std::string letters = fold_phrase(text);
  std::erase_if(letters, [](char c) {
    bool keep = (c >= 'a' && c <= 'z') || c == '#' || static_cast<unsigned char>(c) >= 0x80;
    return !keep;
  });
  return letters;
}

// The next ASCII letter of text, in lower case; 0 at the end, and '?' before what takes folding to compare.
char take_letter(std::string_view& text) {
  while (!text.empty()) {
    char c = text.front();
    if (static_cast<unsigned char>(c) >= 0x80 || c == '#' || (c >= '0' && c <= '9')) return '?';
    text.remove_prefix(1);
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    if (c >= 'a' && c <= 'z') return c;
  }
  return 0;
}

// Nearly all pairs of texts differ in their first letters: no need to fold them.
bool differ_at_front(std::string_view one, std::string_view other) {
  for (;;) {
    char first = take_letter(one);
    char second = take_letter(other);
    if (first == '?' || second == '?') return false;
    if (first != second) return true;
    if (first == 0) return false;
  }
}

bool is_site(std::string_view part, std::string_view site) {
  return !site.empty() && letters_of(part) == letters_of(site);
}

// Cuts at one separator; "" when neither end is the site.
std::string cut(std::string_view title, std::string_view separator, std::string_view site) {
  std::size_t last = title.rfind(separator);
  if (last == title.npos) return "";
  std::string_view head = trim(title.substr(0, last));
  std::string_view tail = trim(title.substr(last + separator.size()));
  std::size_t first = title.find(separator);
  std::string_view front = trim(title.substr(0, first));
  std::string_view back = trim(title.substr(first + separator.size()));
  if (is_site(tail, site)) return std::string(head);
  if (is_site(front, site)) return std::string(back);
  // A dash parts clauses as well as sites: without a known site only the unmistakable separators cut.
  bool strong = separator == " | " || separator == " :: " || separator == " \u00BB ";
  if (!strong) return "";
  if (separator == " :: ") return std::string(tail);  // breadcrumb order: site first
  return count_words(head) >= 2 && count_words(tail) <= 5 ? std::string(head) : "";
}

}  // namespace

bool is_junk_title(std::string_view title) {
  title = trim(title);
  if (title.size() < 4 || title.find_first_of("{}<>\\") != title.npos) return true;
  std::string folded = fold_phrase(title);
  auto begins = [&](std::string_view each) { return folded.starts_with(each); };
  auto ends = [&](std::string_view each) { return folded.ends_with(each); };
  if (std::any_of(junk_beginnings.begin(), junk_beginnings.end(), begins)) return true;
  if (std::any_of(junk_endings.begin(), junk_endings.end(), ends)) return true;
  bool file_name = title.find(' ') == title.npos && title.find_first_of("_-0123456789") != title.npos;
  return file_name || letters_of(title).size() < 4;
}

std::string strip_site_name(std::string_view title, std::string_view site) {
  std::string kept(trim(title));
  for (int round = 0; round < 2; ++round) {
    for (std::string_view separator : separators) {
      std::string shorter = cut(kept, separator, site);
      if (count_words(shorter) >= 1 && shorter.size() >= 8) kept = shorter;
    }
  }
  return kept;
}

bool same_title(std::string_view one, std::string_view other) {
  if (differ_at_front(one, other)) return false;
  std::string letters = letters_of(one);
  return !letters.empty() && letters == letters_of(other);
}

}  // namespace entente

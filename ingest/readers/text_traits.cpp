#include "ingest/readers/text_traits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <unordered_set>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t most_bytes = 2'000;
constexpr std::size_t longest_byline = 160;

const std::unordered_set<std::string_view>& stop_words() {
  static const std::unordered_set<std::string_view> words = {
#include "ingest/readers/stop_words.inc"
  };
  return words;
}

struct LetterCounts {
  double letters = 0, capitals = 0, digits = 0, commas = 0, stops = 0;
  bool bar = false, at_sign = false, money = false, quote = false, copyright = false, ellipsis = false;
};

struct WordCounts {
  double words = 0, stop_words = 0, capitalised = 0, letters = 0;
  double longest = 0;
};

// Signs of more than one byte, by their last bytes.
void note_sign(std::string_view text, std::size_t at, LetterCounts& counts) {
  std::string_view rest = text.substr(at, 3);
  counts.copyright |= rest.starts_with("©");
  counts.money |= rest == "€" || rest.starts_with("£");
  counts.ellipsis |= rest == "\u2026";
  counts.quote |= rest == "\u201C";
}

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c >= 'a' && c <= 'z') {
      ++counts.letters;
      continue;
    }
    bool capital = c >= 'A' && c <= 'Z';
    bool wide = static_cast<unsigned char>(c) >= 0xC3;
    counts.capitals += capital;
    counts.letters += capital || wide;
    counts.digits += c >= '0' && c <= '9';
    counts.commas += c == ',';
    counts.stops += (c == '.' || c == '?' || c == '!') && (i + 1 == text.size() || text[i + 1] == ' ');
    counts.bar |= c == '|';
    counts.at_sign |= c == '@';
    counts.money |= c == '$';
    counts.quote |= c == '"';
    if (wide || c == '\xC2') note_sign(text, i, counts);
  }
  return counts;
}

void count_word(std::string_view word, WordCounts& counts) {
  ++counts.words;
  counts.letters += static_cast<double>(word.size());
  counts.longest = std::max(counts.longest, static_cast<double>(word.size()));
  counts.capitalised += word[0] >= 'A' && word[0] <= 'Z';
  if (word.size() > 7) return;
  std::array<char, 8> lower{};
  std::size_t size = 0;
  for (char c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c >= 'a' && c <= 'z') lower[size++] = c;
  }
  counts.stop_words += stop_words().contains({lower.data(), size});
}

WordCounts count_all_words(std::string_view text) {
  WordCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    if (end > at) count_word(text.substr(at, end - at), counts);
    at = end + 1;
  }
  return counts;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

// Words of a block's beginning that tell what follows; matched at the front in lower case.
constexpr std::string_view openings[] = {
    "read|see also|also read|related|more from|more on|you may|you might|recommended|watch|listen|next|prev",
    "image|photo|photograph|picture|credit|source|getty|via |figure|fig. |courtesy|illustration",
    "copyright|©|all rights|terms|privacy|disclaimer|cookie|this article was|this story was|originally "
    "published",
    "share|follow|tweet|subscribe|sign up|join|newsletter|get the|download|click|register|log in|sign "
    "in|contact",
    "by |author|written by|about the|posted|published|updated|last updated|reviewed|edited|filed "
    "under|tags|topics",
    "note|reference|footnote|[|^|1.|sources|bibliography"};

using Openings = std::vector<std::vector<std::string_view>>;

const Openings& split_openings() {
  static const Openings split = [] {
    Openings groups;
    for (std::string_view alternatives : openings) {
      std::vector<std::string_view>& group = groups.emplace_back();
      for (std::size_t at = 0; at <= alternatives.size();) {
        std::size_t end = std::min(alternatives.find('|', at), alternatives.size());
        group.push_back(alternatives.substr(at, end - at));
        at = end + 1;
      }
    }
    return groups;
  }();
  return split;
}

std::string small_front(std::string_view text) {
  std::string lower(text.substr(0, 40));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

}  // namespace

void append_text_traits(const Draft& draft, std::vector<float>& row) {
  std::string_view text = std::string_view(draft.text).substr(0, most_bytes);
  const LetterCounts letters = count_letters(text);
  const WordCounts words = count_all_words(text);
  auto add = [&](double value) { row.push_back(static_cast<float>(value)); };
  double bytes = std::max(1.0, static_cast<double>(text.size()));
  double word_count = std::max(1.0, words.words);
  add(std::log(static_cast<double>(draft.text.size()) + 1));
  add(words.words);
  add(draft.link_density);
  add(words.stop_words / word_count);
  add(ends_sentence(text));
  add(draft.kind == BlockKind::heading);
  add(draft.kind == BlockKind::list_item);
  add(draft.kind == BlockKind::table);
  add(draft.level);
  add(words.letters / word_count);
  add(words.longest);
  add(words.capitalised / word_count);
  add(letters.commas / word_count);
  add(letters.stops);
  add(letters.stops / word_count);
  add(letters.digits / bytes);
  add(letters.capitals / std::max(1.0, letters.letters));
  add(letters.letters / bytes);
  add(ends_with_introduction(text));
  add(starts_in_lower_case(text));
  add(text.ends_with('?'));
  add(text.ends_with('!'));
  add(letters.copyright);
  add(letters.bar);
  add(letters.at_sign);
  add(letters.money);
  add(contains(text, "http") || contains(text, "www.") || contains(text, ".com"));
  add(letters.ellipsis || contains(text, "..."));
  add(letters.quote);
  add(is_chrome_phrase(text));
  add(text.size() < longest_byline && is_byline(text));
  add(static_cast<double>(std::min<std::size_t>(40, draft.text.find_first_of("\n:"))));
  const std::string lower = small_front(text);
  for (const std::vector<std::string_view>& group : split_openings()) {
    add(std::any_of(group.begin(), group.end(), [&](std::string_view opening) {
      return opening[0] == lower[0] && lower.starts_with(opening);
    }));
  }
}

}  // namespace entente

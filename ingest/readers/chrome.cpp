#include "ingest/readers/chrome.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

enum PhraseUse { whole, front, inside };

struct Phrase {
  PhraseUse use;
  std::string_view words;
};

constexpr Phrase phrases[] = {
#include "ingest/readers/chrome_phrases.inc"
};

constexpr std::size_t max_words = 30;
constexpr std::size_t max_bytes = 300;

const std::unordered_set<std::string_view>& whole_phrases() {
  static const std::unordered_set<std::string_view> set = [] {
    std::unordered_set<std::string_view> words;
    for (const Phrase& phrase : phrases) {
      if (phrase.use == whole) words.insert(phrase.words);
    }
    return words;
  }();
  return set;
}

// By their first byte.
using PhrasesByFront = std::array<std::vector<std::string_view>, 256>;

const PhrasesByFront& front_phrases() {
  static const PhrasesByFront table = [] {
    PhrasesByFront fronts;
    for (const Phrase& phrase : phrases) {
      if (phrase.use == front) fronts[static_cast<unsigned char>(phrase.words[0])].push_back(phrase.words);
    }
    return fronts;
  }();
  return table;
}

const std::vector<std::string_view>& inside_phrases() {
  static const std::vector<std::string_view> list = [] {
    std::vector<std::string_view> words;
    for (const Phrase& phrase : phrases) {
      if (phrase.use == inside) words.push_back(phrase.words);
    }
    return words;
  }();
  return list;
}

bool starts_phrase(std::string_view folded, std::string_view words) {
  if (!folded.starts_with(words)) return false;
  // A phrase ends where a word ends: "subscribe to the" is not the beginning of "subscribe to them".
  if (folded.size() == words.size() || words.ends_with(' ')) return true;
  char next = folded[words.size()];
  return !((next >= 'a' && next <= 'z') && words.back() >= 'a' && words.back() <= 'z');
}

bool may_be_chrome(const Draft& draft) {
  return draft.kind != BlockKind::title && draft.kind != BlockKind::boilerplate &&
         draft.kind != BlockKind::table && draft.kind != BlockKind::footnote;
}

// A link list says nothing; a sentence that is a link does.
bool is_mostly_links(const Draft& draft) {
  std::size_t words = count_words(draft.text);
  if (draft.link_density < 0.6) return false;
  if (draft.kind == BlockKind::heading) return false;
  return words < 12 ? !ends_sentence(draft.text) && draft.kind != BlockKind::list_item
                    : draft.link_density > 0.8;
}

// "Home | Papers | Data": at least three labels of a few words.
bool is_menu_line(std::string_view line) {
  if (line.size() > max_bytes || ends_sentence(line)) return false;
  std::size_t labels = 0;
  bool named = false;
  for (std::size_t at = 0; at <= line.size();) {
    std::size_t end =
        std::min({line.find(" | ", at), line.find(" \u00B7 ", at), line.find(" / ", at), line.size()});
    std::size_t words = count_words(line.substr(at, end - at));
    // One longer part may be the name of the site.
    if (words > 8 || (words > 4 && std::exchange(named, true))) return false;
    ++labels;
    at = end == line.size() ? end + 1 : line.find(' ', end + 1) + 1;
  }
  return labels >= (named ? 4 : 3);
}

bool is_short_label(const Draft& draft) {
  return draft.text.size() <= 60 && count_words(draft.text) <= 5 && !ends_sentence(draft.text) &&
         !ends_with_introduction(draft.text);
}

// Lines of few words between two lines of chrome.
void mark_company(std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i + 1 < drafts.size(); ++i) {
    if (!may_be_chrome(drafts[i]) || drafts[i - 1].kind != BlockKind::boilerplate) continue;
    std::size_t end = i;
    while (end < drafts.size() && may_be_chrome(drafts[end]) && is_short_label(drafts[end])) ++end;
    bool enclosed =
        end > i && end - i <= 8 && end < drafts.size() && drafts[end].kind == BlockKind::boilerplate;
    for (std::size_t j = i; enclosed && j < end; ++j) drafts[j].kind = BlockKind::boilerplate;
    i = std::max(i, end);
  }
}

}  // namespace

bool is_ornament(std::string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  return std::none_of(line.begin(), line.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0xC3;
  });
}

bool is_chrome_phrase(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > max_bytes || count_words(line) > max_words) return false;
  std::string folded = fold_phrase(line);
  std::string_view bare = folded;
  while (!bare.empty() && std::string_view(".:!+>*").find(bare.back()) != bare.npos) bare.remove_suffix(1);
  if (whole_phrases().contains(trim(bare))) return true;
  if (folded.empty()) return false;
  const std::vector<std::string_view>& fronts = front_phrases()[static_cast<unsigned char>(folded[0])];
  return std::any_of(fronts.begin(), fronts.end(),
                     [&](std::string_view words) { return starts_phrase(folded, words); }) ||
         std::any_of(inside_phrases().begin(), inside_phrases().end(),
                     [&](std::string_view words) { return folded.find(words) != folded.npos; });
}

namespace {

bool is_chrome_by_words(const Draft& draft) {
  return is_ornament(draft.text) || is_chrome_phrase(draft.text) || is_menu_line(draft.text);
}

}  // namespace

void mark_chrome(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!may_be_chrome(draft)) continue;
    if (is_chrome_by_words(draft) || is_mostly_links(draft)) draft.kind = BlockKind::boilerplate;
  }
  mark_company(drafts);
}

void mark_chrome_words(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (may_be_chrome(draft) && is_chrome_by_words(draft)) draft.kind = BlockKind::boilerplate;
  }
}

}  // namespace entente

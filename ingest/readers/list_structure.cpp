#include "ingest/readers/list_structure.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 22> bullets = {
    "\u2022", "\u25AA", "\u25E6", "\u2023", "\u25CF", "\u25CB", "\u25A0", "\u25A1",
    "\u25B6", "\u27A2", "\u2756", "\u2713", "\u2714", "\u00B7", "\uF0B7", "\uF0A7",
    "\u2043", "\u2219", "\u2013", "\u2014", "-",      "*"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\t') {
      ++at;
    } else if (line.substr(at).starts_with("\u00A0")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

// Bytes of "a", "iv" or "12" at the front; 0 when none. One letter, or small roman digits, or up to three
// digits.
std::size_t count_label(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && is_digit(text[digits])) ++digits;
  if (digits > 0) return digits <= 3 ? digits : 0;
  std::size_t letters = 0;
  while (letters < text.size() && letters < 5 && is_small(text[letters])) ++letters;
  bool roman = text.substr(0, letters).find_first_not_of("ivx") == std::string_view::npos;
  return letters == 1 || (roman && letters <= 4) ? letters : 0;
}

// "(a)" "1)" "1." "a." at the front; 0 when none. "A." is an initial, "a." before a word too rare to risk.
std::size_t count_enumerator(std::string_view text) {
  bool opened = text.starts_with('(');
  std::size_t label = count_label(text.substr(opened ? 1 : 0));
  std::size_t end = label + (opened ? 1 : 0);
  if (label == 0 || end >= text.size()) return 0;
  if (text[end] == ')') return end + 1;
  return !opened && text[end] == '.' && is_digit(text[0]) ? end + 1 : 0;
}

constexpr std::array<std::string_view, 9> numbered_words = {
    "article", "chapter", "section", "part", "annex", "appendix", "title", "pillar", "schedule"};

bool is_capital_roman(std::string_view word) {
  return !word.empty() && word.size() <= 5 && word.find_first_not_of("IVXL") == word.npos;
}

bool is_outside_text(const Draft& draft) {
  return draft.kind == BlockKind::boilerplate || draft.kind == BlockKind::footnote;
}

bool may_be_stem(const Draft& draft, const Draft& item) {
  bool block = draft.kind == BlockKind::paragraph || draft.kind == BlockKind::heading;
  if (!block || draft.text.empty()) return false;
  if (ends_with_introduction(draft.text)) return true;
  std::string_view text = trim(draft.text);
  bool open = !ends_sentence(text) && !text.ends_with(';') && draft.kind == BlockKind::paragraph;
  return open && starts_in_lower_case(item.text);
}

// Whether a nested list hangs on the item above it rather than on the stem of the outer list.
bool introduces(const Draft& item) {
  std::string_view text = trim(item.text);
  return !ends_sentence(text) && !text.ends_with(';') && !text.ends_with(',');
}

// What the items read so far mean for the next one.
class OpenLists {
 public:
  explicit OpenLists(std::vector<Draft>& drafts) : drafts_(drafts) {}

  void visit(int index) {
    Draft& draft = at(index);
    if (draft.kind != BlockKind::list_item) {
      items_.clear();
      last_ = index;
      return;
    }
    if (items_.empty()) open_run(draft);
    while (!items_.empty() && at(items_.back()).level >= std::max(draft.level, 1)) items_.pop_back();
    draft.stem = items_.empty() ? stem_ : stem_below(at(items_.back()), items_.back());
    items_.push_back(index);
    last_ = index;
  }

 private:
  Draft& at(int index) { return drafts_[static_cast<std::size_t>(index)]; }

  void open_run(const Draft& item) {
    stem_ = -1;
    if (last_ < 0 || !may_be_stem(at(last_), item)) return;
    stem_ = last_;
    at(last_).kind = BlockKind::list_stem;
  }

  static int stem_below(const Draft& parent, int parent_index) {
    return introduces(parent) ? parent_index : parent.stem;
  }

  std::vector<Draft>& drafts_;
  std::vector<int> items_;  // open items, outermost first
  int stem_ = -1;           // of the run
  int last_ = -1;           // the block before
};

}  // namespace

ListMarker find_marker(std::string_view line) {
  std::size_t begin = skip_blanks(line, 0);
  std::string_view text = line.substr(begin);
  for (std::string_view bullet : bullets) {
    if (!text.starts_with(bullet)) continue;
    std::size_t end = skip_blanks(line, begin + bullet.size());
    bool parted = end > begin + bullet.size();
    // A round bullet may touch its text; a dash or star that does is part of a word.
    bool may_touch = bullet.size() > 1 && bullet != "\u2013" && bullet != "\u2014";
    if (end == line.size() || !(parted || may_touch)) return {};
    return {MarkerKind::bullet, end};
  }
  std::size_t size = count_enumerator(text);
  if (size == 0) return {};
  std::size_t end = skip_blanks(line, begin + size);
  if (end == begin + size || end == line.size()) return {};
  return {MarkerKind::enumerator, end};
}

bool is_numbered_heading(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 120 || count_words(line) > 14) return false;
  std::size_t space = std::min(line.find(' '), line.size());
  std::string_view first = line.substr(0, space);
  bool roman = first.ends_with('.') && is_capital_roman(first.substr(0, first.size() - 1));
  bool word = std::any_of(numbered_words.begin(), numbered_words.end(), [&](std::string_view each) {
    return first.size() == each.size() && starts_with_ignoring_case(first, each);
  });
  if (word) {
    std::string_view number = trim(line.substr(space));
    std::string_view label = number.substr(0, number.find_first_of(" .:"));
    word = !label.empty() && (is_digit(label[0]) || is_capital_roman(label) || label.size() == 1);
  }
  return (roman || word) && !line.ends_with(';') && !line.ends_with(',') &&
         (!ends_sentence(line) || count_words(line) <= 3);
}

void link_lists(std::vector<Draft>& drafts) {
  OpenLists lists(drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!is_outside_text(drafts[i]) && !drafts[i].text.empty()) lists.visit(static_cast<int>(i));
  }
}

}  // namespace entente

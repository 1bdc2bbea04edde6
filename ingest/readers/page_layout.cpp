#include "ingest/readers/page_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

constexpr double margin_zone = 0.12;  // of the page's height, at its head and its foot
constexpr double note_zone = 0.4;     // where footnotes may begin
constexpr double larger = 1.06;       // times the size of the body: a heading
constexpr double smaller = 0.94;      // a footnote

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12", "- 12 -", "iv", "Page 3 of 10".
bool is_page_number(std::string_view text) {
  std::string folded = fold_phrase(text);
  if (folded == "#" || folded == "page #" || folded == "page # of #" || folded == "# of #" ||
      folded == "# / #")
    return true;
  return !folded.empty() && folded.size() <= 6 && folded.find_first_not_of("ivxlc") == folded.npos;
}

// The value that most of them round to, in half points.
double mode_of(const std::vector<double>& values, double otherwise) {
  std::map<long, std::size_t> counts;
  for (double value : values) ++counts[std::lround(value * 2)];
  auto best =
      std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
  return best == counts.end() ? otherwise : static_cast<double>(best->first) / 2;
}

double median_of(std::vector<double> values, double otherwise) {
  if (values.empty()) return otherwise;
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The number or sign that a note begins with: "12 See", "* This".
bool begins_note(std::string_view text) {
  text = trim(text);
  for (std::string_view sign : {"*", "\u2020", "\u2021", "\u00A7"}) {
    if (text.starts_with(sign) && text.size() > sign.size() + 3) return true;
  }
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits > 3 || digits == text.size()) return false;
  std::string_view rest = text.substr(digits);
  bool parted = rest[0] == ' ' || (rest[0] >= 'A' && rest[0] <= 'Z');
  return parted && trim(rest).size() > 3;
}

enum class LineRole { body, running, note, note_start };

class PageLayout {
 public:
  explicit PageLayout(const LaidText& text)
      : text_(text), lines_(text.lines), roles_(text.lines.size(), LineRole::body) {
    measure();
    mark_running();
    mark_notes();
  }

  std::vector<Draft> drafts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (first_ < last_ && breaks_before(i)) close();
      if (first_ == last_) first_ = i;
      last_ = i + 1;
    }
    close();
    mark_title();
    return std::move(drafts_);
  }

 private:
  double page_height(std::size_t i) const {
    std::size_t page = lines_[i].page - 1;
    return page < text_.page_heights.size() ? text_.page_heights[page] : 792;
  }

  void measure() {
    std::vector<double> sizes;
    std::vector<double> pitches;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::size_t weight = std::min<std::size_t>(lines_[i].text.size() / 10 + 1, 12);
      sizes.insert(sizes.end(), weight, lines_[i].size);
      if (i == 0 || lines_[i].page != lines_[i - 1].page) continue;
      double pitch = lines_[i].top - lines_[i - 1].top;
      bool next = pitch > 0 && pitch < 3 * lines_[i].size;
      if (next) pitches.push_back(pitch);
    }
    body_size_ = median_of(std::move(sizes), 10);
    pitch_ = mode_of(pitches, body_size_ * 1.3);
  }

  bool in_margin(std::size_t i) const {
    double height = page_height(i);
    return lines_[i].bottom < height * margin_zone || lines_[i].top > height * (1 - margin_zone);
  }

  // Lines of the margins that come again, digits aside, on three pages (or on both of two), and page numbers.
  void mark_running() {
    std::map<std::string, std::set<std::uint32_t>> pages;
    std::vector<std::string> folded(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!in_margin(i) || lines_[i].text.size() > 200) continue;
      folded[i] = fold_phrase(lines_[i].text);
      pages[folded[i]].insert(lines_[i].page);
    }
    std::size_t enough = std::clamp<std::size_t>(text_.page_heights.size(), 2, 3);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (folded[i].empty()) continue;
      bool repeats = pages[folded[i]].size() >= enough;
      if (repeats || is_page_number(lines_[i].text)) roles_[i] = LineRole::running;
    }
  }

  void mark_notes() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin;
      while (end < lines_.size() && lines_[end].page == lines_[begin].page) ++end;
      mark_notes_of_page(begin, end);
      begin = end;
    }
  }

  bool may_be_note(std::size_t i) const {
    bool low = lines_[i].top > page_height(i) * note_zone;
    return low && lines_[i].size < body_size_ * smaller;
  }

  // Notes are the small lines at the end of the page's text, from the first that begins like one.
  void mark_notes_of_page(std::size_t begin, std::size_t end) {
    std::size_t start = end;
    for (std::size_t i = end; i-- > begin;) {
      if (roles_[i] == LineRole::running) continue;
      if (!may_be_note(i)) break;
      if (begins_note(lines_[i].text)) start = i;
    }
    for (std::size_t i = start; i < end; ++i) {
      if (roles_[i] == LineRole::running) continue;
      roles_[i] = begins_note(lines_[i].text) ? LineRole::note_start : LineRole::note;
    }
  }

  static bool is_note(LineRole role) { return role == LineRole::note || role == LineRole::note_start; }

  bool breaks_before(std::size_t i) const {
    const LaidLine& line = lines_[i];
    const LaidLine& before = lines_[i - 1];
    if (line.page != before.page || roles_[i] == LineRole::note_start) return true;
    if (is_note(roles_[i]) != is_note(roles_[i - 1]) ||
        (roles_[i] == LineRole::running) != (roles_[i - 1] == LineRole::running))
      return true;
    if (roles_[i] == LineRole::running) return true;
    if (is_note(roles_[i])) return false;
    if (line.size > before.size * larger || line.size * larger < before.size) return true;
    double step = line.top - before.top;
    // Back up the page: the next column. The sentence may go on there.
    if (step < -line.size)
      return ends_sentence(before.text) || find_marker(line.text).kind == MarkerKind::bullet;
    if (step > block_pitch() * 1.25) return true;
    if (step < line.size * 0.5) return false;  // the rest of the same line
    return begins_item(i) || is_numbered_heading(line.text) || is_meant(i) || begins_paragraph(i);
  }

  // From line to line inside the open block; of the document while the block has one line.
  double block_pitch() const {
    double own = last_ - first_ > 1 ? lines_[last_ - 1].top - lines_[last_ - 2].top : pitch_;
    return std::max(own, lines_[first_].size * 1.15);
  }

  // Whether the line end before line i was meant: its first word would still have fitted above.
  bool is_meant(std::size_t i) const {
    const LaidLine& line = lines_[i];
    const LaidLine& before = lines_[i - 1];
    std::size_t word = std::min(line.text.find(' '), line.text.size());
    double needed = static_cast<double>(word + 1) * line.size * 0.55;
    return before.right + needed + line.size * 2 < right_edge(i - 1) && !starts_in_lower_case(line.text);
  }

  // Of the column: the longest line nearby that begins about where this one does.
  double right_edge(std::size_t i) const {
    double edge = lines_[i].right;
    std::size_t begin = i < 40 ? 0 : i - 40;
    for (std::size_t j = begin; j < std::min(lines_.size(), i + 40); ++j) {
      bool near = lines_[j].page == lines_[i].page &&
                  std::abs(lines_[j].left - lines_[i].left) < lines_[i].size * 4 &&
                  std::abs(lines_[j].size - lines_[i].size) < lines_[i].size * 0.05;
      if (near && roles_[j] == LineRole::body) edge = std::max(edge, lines_[j].right);
    }
    return edge;
  }

  bool begins_item(std::size_t i) const {
    ListMarker marker = find_marker(lines_[i].text);
    if (marker.kind == MarkerKind::none) return false;
    std::string_view before = lines_[i - 1].text;
    bool round = marker.kind == MarkerKind::bullet &&
                 static_cast<unsigned char>(trim(lines_[i].text)[0]) >= 0x80 &&
                 !trim(lines_[i].text).starts_with("\u2013") && !trim(lines_[i].text).starts_with("\u2014");
    bool closed = ends_sentence(before) || ends_with_introduction(before) || before.ends_with(';') ||
                  before.ends_with(',') || before.ends_with("; and") || before.ends_with("; or");
    return round || closed;
  }

  // An indented line after a full stop, or one that goes back to the left of a list item.
  bool begins_paragraph(std::size_t i) const {
    const LaidLine& line = lines_[i];
    const LaidLine& before = lines_[i - 1];
    if (!ends_sentence(before.text) && !ends_with_introduction(before.text)) return false;
    bool indented = line.left > before.left + line.size * 0.8 && line.left < before.left + line.size * 5;
    bool item = find_marker(lines_[first_].text).kind != MarkerKind::none;
    bool outdented = item && line.left < lines_[first_].left + 1 && last_ - first_ > 1;
    return (indented && !item) || outdented;
  }

  void close() {
    if (first_ == last_) return;
    Draft draft;
    draft.page = lines_[first_].page;
    ListMarker marker = find_marker(lines_[first_].text);
    std::size_t hidden = marker.kind == MarkerKind::bullet ? marker.size : 0;
    for (std::size_t i = first_; i < last_; ++i) {
      if (i > first_) draft.text += '\n';
      draft.text += i == first_ ? std::string_view(lines_[i].text).substr(hidden) : lines_[i].text;
    }
    classify(draft, marker);
    sizes_.push_back(lines_[first_].size);
    drafts_.push_back(std::move(draft));
    first_ = last_;
  }

  void classify(Draft& draft, const ListMarker& marker) {
    if (roles_[first_] == LineRole::running) draft.kind = BlockKind::boilerplate;
    if (is_note(roles_[first_])) draft.kind = BlockKind::footnote;
    if (draft.kind != BlockKind::paragraph) return;
    std::size_t words = count_words(draft.text);
    bool closed = ends_sentence(draft.text) || draft.text.ends_with(';') || draft.text.ends_with(',');
    bool label = !closed && !ends_with_introduction(draft.text) && words <= 14 && last_ - first_ <= 3;
    bool large = lines_[first_].size > body_size_ * larger && words <= 30 && !closed;
    bool dated = words <= 10 && (find_date(draft.text) || find_month(draft.text));
    if (is_numbered_heading(draft.text) || (large && !dated)) {
      draft.kind = BlockKind::heading;
      draft.level = large ? 1 : 2;
    } else if (marker.kind == MarkerKind::bullet ||
               (marker.kind == MarkerKind::enumerator && !(label && words <= 8))) {
      draft.kind = BlockKind::list_item;
      draft.level = depth_of(lines_[first_].left);
      return;
    } else if (label && !dated && !is_byline(draft.text) && !starts_in_lower_case(draft.text)) {
      draft.kind = BlockKind::heading;
      draft.level = 2;
    }
    indents_.clear();
  }

  int depth_of(double left) {
    while (!indents_.empty() && indents_.back() > left + 3) indents_.pop_back();
    if (indents_.empty() || indents_.back() < left - 3) indents_.push_back(left);
    return static_cast<int>(indents_.size());
  }

  void mark_title() {
    std::size_t best = drafts_.size();
    for (std::size_t i = 0; i < drafts_.size() && drafts_[i].page == 1; ++i) {
      bool block = drafts_[i].kind == BlockKind::heading && count_words(drafts_[i].text) >= 2;
      if (block && sizes_[i] > body_size_ * larger && (best == drafts_.size() || sizes_[i] > sizes_[best]))
        best = i;
    }
    if (best == drafts_.size()) return;
    drafts_[best].kind = BlockKind::title;
    drafts_[best].level = 0;
  }

  const LaidText& text_;
  const std::vector<LaidLine>& lines_;
  std::vector<LineRole> roles_;
  double body_size_ = 10;
  double pitch_ = 13;
  std::size_t first_ = 0;  // the open block: lines [first_, last_)
  std::size_t last_ = 0;
  std::vector<Draft> drafts_;
  std::vector<double> sizes_;    // of each draft
  std::vector<double> indents_;  // of the open items
};

}  // namespace

std::vector<Draft> lay_out(const LaidText& text) {
  return PageLayout(text).drafts();
}

}  // namespace entente

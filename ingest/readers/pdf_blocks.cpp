#include "ingest/readers/pdf_blocks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

constexpr double larger = 1.06;  // times the size of the body: a heading
constexpr std::size_t neighbours = 40;

// Of the column: the longest line nearby that begins about where this one does.
double right_edge(const LaidText& text, const std::vector<LineRole>& roles, std::size_t i) {
  const std::vector<LaidLine>& lines = text.lines;
  double edge = lines[i].right;
  std::size_t begin = i < neighbours ? 0 : i - neighbours;
  for (std::size_t j = begin; j < std::min(lines.size(), i + neighbours); ++j) {
    bool near = lines[j].page == lines[i].page &&
                std::abs(lines[j].left - lines[i].left) < lines[i].size * 4 &&
                std::abs(lines[j].size - lines[i].size) < lines[i].size * 0.05;
    if (near && roles[j] == LineRole::body) edge = std::max(edge, lines[j].right);
  }
  return edge;
}

// "Table 3", "Source: ...": it belongs to a picture and heads no section.
bool is_caption(std::string_view text) {
  for (std::string_view word :
       {"table ", "figure ", "chart ", "box ", "source:", "sources:", "note:", "map "}) {
    if (starts_with_ignoring_case(text, word)) return true;
  }
  return false;
}

class BlockCutter {
 public:
  BlockCutter(const LaidText& text, const TextMeasure& measure, const std::vector<LineRole>& roles,
              const std::vector<PdfTable>& tables)
      : text_(text), lines_(text.lines), measure_(measure), roles_(roles), tables_(tables) {
    look_for_styles();
  }

  std::vector<LaidBlock> cut() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i] == LineRole::cell) {
        place_table(i);
        continue;
      }
      if (!open_.lines.empty() && breaks_before(i)) close();
      open_.lines.push_back(i);
    }
    close();
    return std::move(blocks_);
  }

 private:
  // The lines of a table need not follow each other; the table stands where its first line does.
  void place_table(std::size_t i) {
    if (table_ < tables_.size() && tables_[table_].first == i) {
      close();
      LaidBlock block;
      block.kind = BlockKind::table;
      block.table = tables_[table_++].text;
      block.lines = {i};
      blocks_.push_back(std::move(block));
      indents_.clear();
    }
  }

  // A document whose headings are set apart by weight or size needs no guesses about plain short lines; one
  // that is bold throughout says nothing by it.
  void look_for_styles() {
    std::size_t bold = 0;
    std::size_t styled = 0;
    std::size_t body = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i] != LineRole::body) continue;
      ++body;
      bold += lines_[i].bold;
      bool open = !ends_sentence(lines_[i].text) && count_words(lines_[i].text) <= 14;
      styled += open && (lines_[i].bold || lines_[i].size > measure_.size * larger);
    }
    weighs_bold_ = bold * 3 < body;
    styled_ = styled >= 4;
  }

  const LaidLine& last() const { return lines_[open_.lines.back()]; }
  const LaidLine& first() const { return lines_[open_.lines.front()]; }

  bool breaks_before(std::size_t i) const {
    const LaidLine& line = lines_[i];
    const LaidLine& before = last();
    LineRole role = roles_[i];
    LineRole role_before = roles_[open_.lines.back()];
    if (line.page != before.page || role == LineRole::note_start) return true;
    if (is_note(role) && is_note(role_before)) return false;
    if (is_furniture(role) || role != role_before) return true;
    if (line.size > before.size * larger || line.size * larger < before.size) return true;
    double step = line.top - before.top;
    if (step < -line.size) return true;  // back up the page: the next column
    if (step > block_pitch() * 1.25) return true;
    if (step < line.size * 0.5) return false;  // the rest of the same line
    if (changes_weight(line, before)) return true;
    bool meant =
        !is_full_line(text_, roles_, open_.lines.back(), line.text) && !starts_in_lower_case(line.text);
    return begins_item(i) || is_numbered_heading(line.text) || meant || begins_paragraph(i);
  }

  bool changes_weight(const LaidLine& line, const LaidLine& before) const {
    return weighs_bold_ && line.bold != before.bold && !starts_in_lower_case(line.text) &&
           count_words(line.bold ? line.text : before.text) <= 14;
  }

  // From line to line inside the open block; while it has one line, what its size lets expect.
  double block_pitch() const {
    double expected = measure_.pitch * std::max(1.0, first().size / std::max(measure_.size, 1.0));
    double own =
        open_.lines.size() > 1 ? last().top - lines_[open_.lines[open_.lines.size() - 2]].top : expected;
    return std::max(own, first().size * 1.15);
  }

  bool begins_item(std::size_t i) const {
    ListMarker marker = find_marker(lines_[i].text);
    if (marker.kind == MarkerKind::none) return false;
    std::string_view before = last().text;
    std::string_view text = trim(lines_[i].text);
    bool round = marker.kind == MarkerKind::bullet && static_cast<unsigned char>(text[0]) >= 0x80 &&
                 !text.starts_with("\u2013") && !text.starts_with("\u2014");
    bool closed = ends_sentence(before) || ends_with_introduction(before) || before.ends_with(';') ||
                  before.ends_with(',') || before.ends_with("; and") || before.ends_with("; or");
    return round || closed;
  }

  // An indented line after a full stop, or one that goes back to the left of a list item.
  bool begins_paragraph(std::size_t i) const {
    const LaidLine& line = lines_[i];
    const LaidLine& before = last();
    if (!ends_sentence(before.text) && !ends_with_introduction(before.text)) return false;
    bool indented = line.left > before.left + line.size * 0.8 && line.left < before.left + line.size * 5;
    bool item = find_marker(first().text).kind != MarkerKind::none;
    bool outdented = item && line.left < first().left + 1 && open_.lines.size() > 1;
    return (indented && !item) || outdented;
  }

  void close() {
    if (open_.lines.empty()) return;
    ListMarker marker = find_marker(first().text);
    classify(marker);
    bool bullet = marker.kind == MarkerKind::bullet && open_.kind == BlockKind::list_item;
    open_.hidden = bullet ? marker.size : 0;
    blocks_.push_back(std::move(open_));
    open_ = LaidBlock();
  }

  std::string text_of_open() const {
    std::string text;
    for (std::size_t i : open_.lines) text += (text.empty() ? "" : "\n") + lines_[i].text;
    return text;
  }

  bool is_bold() const {
    return weighs_bold_ &&
           std::all_of(open_.lines.begin(), open_.lines.end(), [&](std::size_t i) { return lines_[i].bold; });
  }

  void classify(const ListMarker& marker) {
    LineRole role = roles_[open_.lines.front()];
    if (is_furniture(role)) open_.kind = BlockKind::boilerplate;
    if (is_note(role)) open_.kind = BlockKind::footnote;
    if (open_.kind != BlockKind::paragraph) return;
    std::string text = text_of_open();
    if (is_heading(text, marker)) {
      open_.kind = BlockKind::heading;
      open_.level = first().size > measure_.size * larger ? 1 : 2;
    } else if (marker.kind != MarkerKind::none) {
      open_.kind = BlockKind::list_item;
      open_.level = depth_of(first().left);
      return;
    }
    indents_.clear();
  }

  bool is_heading(const std::string& text, const ListMarker& marker) const {
    std::size_t words = count_words(text);
    bool dated = words <= 10 && (find_date(text) || find_month(text));
    bool closed = ends_sentence(text) && !text.ends_with('?');
    bool open = !closed && !text.ends_with(';') && !text.ends_with(',');
    if (is_numbered_heading(text)) return true;
    if (dated || is_caption(text) || marker.kind == MarkerKind::bullet) return false;
    if (open && words <= 30 && first().size > measure_.size * larger) return true;
    bool lower = starts_in_lower_case(text);
    if (open && words <= 20 && is_bold() && !lower) return true;
    bool label = open && !ends_with_introduction(text) && words <= 14 && open_.lines.size() <= 3;
    if (marker.kind == MarkerKind::enumerator) return label && words <= 8 && !styled_;
    bool plain = styled_ && !is_all_capitals(text) && !first().italic;
    return label && !plain && !lower && !is_byline(text);
  }

  int depth_of(double left) {
    while (!indents_.empty() && indents_.back() > left + 3) indents_.pop_back();
    if (indents_.empty() || indents_.back() < left - 3) indents_.push_back(left);
    return static_cast<int>(indents_.size());
  }

  const LaidText& text_;
  const std::vector<LaidLine>& lines_;
  const TextMeasure& measure_;
  const std::vector<LineRole>& roles_;
  const std::vector<PdfTable>& tables_;
  bool weighs_bold_ = false;
  bool styled_ = false;
  std::size_t table_ = 0;
  LaidBlock open_;
  std::vector<LaidBlock> blocks_;
  std::vector<double> indents_;  // of the open items
};

}  // namespace

bool is_full_line(const LaidText& text, const std::vector<LineRole>& roles, std::size_t line,
                  std::string_view next) {
  const LaidLine& before = text.lines[line];
  std::size_t word = std::min(next.find(' '), next.size());
  double needed = static_cast<double>(word + 1) * before.size * 0.55;
  return before.right + needed + before.size * 2 >= right_edge(text, roles, line);
}

std::vector<LaidBlock> cut_blocks(const LaidText& text, const TextMeasure& measure,
                                  const std::vector<LineRole>& roles, const std::vector<PdfTable>& tables) {
  return BlockCutter(text, measure, roles, tables).cut();
}

}  // namespace entente

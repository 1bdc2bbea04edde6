#include "ingest/readers/pdf_page_joins.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

bool stands_between(const LaidBlock& block) {
  return block.kind == BlockKind::boilerplate || block.kind == BlockKind::footnote;
}

class PageJoiner {
 public:
  PageJoiner(const LaidText& text, const TextMeasure& measure, const std::vector<LineRole>& roles)
      : text_(text), measure_(measure), roles_(roles) {}

  std::vector<LaidBlock> join(std::vector<LaidBlock> blocks) {
    for (LaidBlock& block : blocks) {
      if (stands_between(block)) {
        between_.push_back(std::move(block));
      } else if (open_.lines.empty() || !goes_on(open_, block)) {
        flush();
        open_ = std::move(block);
      } else {
        append(std::move(block));
      }
    }
    flush();
    return std::move(joined_);
  }

 private:
  const LaidLine& line(std::size_t i) const { return text_.lines[i]; }
  std::uint32_t first_page(const LaidBlock& block) const { return line(block.lines.front()).page; }
  std::uint32_t last_page(const LaidBlock& block) const { return line(block.lines.back()).page; }

  void flush() {
    if (!open_.lines.empty()) joined_.push_back(std::move(open_));
    open_ = LaidBlock();
    std::move(between_.begin(), between_.end(), std::back_inserter(joined_));
    between_.clear();
  }

  void append(LaidBlock block) {
    std::uint32_t page = last_page(open_);
    auto next = std::stable_partition(between_.begin(), between_.end(),
                                      [&](const LaidBlock& each) { return first_page(each) <= page; });
    std::move(between_.begin(), next, std::back_inserter(joined_));
    between_.erase(between_.begin(), next);
    open_.lines.insert(open_.lines.end(), block.lines.begin(), block.lines.end());
  }

  bool goes_on(const LaidBlock& block, const LaidBlock& next) const {
    bool text = block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
    if (!text || next.kind != BlockKind::paragraph) return false;
    const LaidLine& before = line(block.lines.back());
    const LaidLine& after = line(next.lines.front());
    bool next_page = after.page == before.page + 1 && first_page(block) == before.page;
    bool next_column = after.page == before.page && after.top < before.top - before.size;
    if (!next_page && !next_column) return false;
    bool same = std::abs(before.size - after.size) < before.size * 0.06 && before.bold == after.bold;
    if (!same || find_marker(after.text).kind == MarkerKind::bullet) return false;
    if (ends_with_introduction(before.text) && !before.text.ends_with("\u2014")) return false;
    if (starts_in_lower_case(after.text) && !before.text.ends_with(';')) return true;
    if (!is_full_line(text_, roles_, block.lines.back(), after.text)) return false;
    return !ends_sentence(before.text) || is_same_paragraph(block, next);
  }

  // A sentence that ends with its column, in a last line that is quite full: the paragraph goes on unless the
  // next line is indented as beginnings are.
  bool is_same_paragraph(const LaidBlock& block, const LaidBlock& next) const {
    if (block.lines.size() < 3 || next.lines.size() < 2 || block.kind != BlockKind::paragraph) return false;
    double right = line(block.lines[block.lines.size() - 2]).right;
    bool full = std::abs(line(block.lines.back()).right - right) < 1.0 &&
                std::abs(line(block.lines[block.lines.size() - 3]).right - right) < 1.0;
    bool indented = line(next.lines[0]).left > line(next.lines[1]).left + measure_.size * 0.5;
    return full && !indented;
  }

  const LaidText& text_;
  const TextMeasure& measure_;
  const std::vector<LineRole>& roles_;
  LaidBlock open_;
  std::vector<LaidBlock> between_;
  std::vector<LaidBlock> joined_;
};

}  // namespace

std::vector<LaidBlock> join_pages(const LaidText& text, const TextMeasure& measure,
                                  const std::vector<LineRole>& roles, std::vector<LaidBlock> blocks) {
  return PageJoiner(text, measure, roles).join(std::move(blocks));
}

}  // namespace entente

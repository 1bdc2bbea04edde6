#include "ingest/readers/page_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/pdf_blocks.h"
#include "ingest/readers/pdf_hyphens.h"
#include "ingest/readers/pdf_line_roles.h"
#include "ingest/readers/pdf_page_joins.h"
#include "ingest/readers/pdf_tables.h"

namespace entente {
namespace {

constexpr double larger = 1.06;  // times the size of the body: it may be the title
constexpr std::uint32_t title_pages = 2;
constexpr std::size_t title_parts = 5;

// Lines become the lines of a draft. A hyphen at a line end that belongs to its word moves the line end
// behind the word's second part, so that nobody joins the two.
Draft draft_of(const LaidText& text, const HyphenEvidence& hyphens, const LaidBlock& block) {
  Draft draft;
  draft.kind = block.kind;
  draft.level = block.level;
  draft.page = text.lines[block.lines.front()].page;
  draft.text = block.table;
  if (block.kind == BlockKind::table) return draft;
  std::uint32_t page = draft.page;
  for (std::size_t k = 0; k < block.lines.size(); ++k) {
    const LaidLine& line = text.lines[block.lines[k]];
    std::string_view words = trim(std::string_view(line.text).substr(k == 0 ? block.hidden : 0));
    if (k > 0) {
      std::size_t kept = hyphens.kept_part(draft.text, words);
      draft.text += words.substr(0, kept);
      words = trim(words.substr(kept));
      if (!words.empty()) draft.text += '\n';
    }
    if (line.page != page) draft.turns.push_back({draft.text.size(), line.page});
    page = line.page;
    draft.text += words;
  }
  return draft;
}

double size_of(const LaidText& text, const LaidBlock& block) {
  return text.lines[block.lines.front()].size;
}

bool continues_title(const LaidText& text, const LaidBlock& title, const LaidBlock& next) {
  const LaidLine& before = text.lines[title.lines.back()];
  const LaidLine& after = text.lines[next.lines.front()];
  double step = after.top - before.top;
  return next.kind == BlockKind::heading && after.page == before.page &&
         std::abs(after.size - before.size) < 0.1 && step > 0 && step < before.size * 2.2;
}

// The largest block of the first pages, when it is larger than the body; parts of one size in a row are one
// title.
void mark_title(const LaidText& text, const TextMeasure& measure, std::vector<LaidBlock>& blocks) {
  std::size_t best = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LaidBlock& block = blocks[i];
    if (text.lines[block.lines.front()].page > title_pages) break;
    std::size_t words = 0;
    for (std::size_t line : block.lines) words += count_words(text.lines[line].text);
    if (block.kind != BlockKind::heading || words < 2 || size_of(text, block) < measure.size * larger)
      continue;
    if (best == blocks.size() || size_of(text, block) > size_of(text, blocks[best]) * 1.01) best = i;
  }
  if (best == blocks.size()) return;
  LaidBlock& title = blocks[best];
  title.kind = BlockKind::title;
  title.level = 0;
  for (std::size_t part = 1; part < title_parts && best + 1 < blocks.size(); ++part) {
    if (!continues_title(text, title, blocks[best + 1])) break;
    const std::vector<std::size_t>& more = blocks[best + 1].lines;
    title.lines.insert(title.lines.end(), more.begin(), more.end());
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(best + 1));
  }
}

// "Contents" above a table of contents heads nothing.
void mark_contents_heading(const LaidText& text, const std::vector<LineRole>& roles,
                           std::vector<LaidBlock>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    bool before = roles[blocks[i + 1].lines.front()] == LineRole::contents;
    if (blocks[i].kind != BlockKind::heading || !before) continue;
    std::string folded = fold_phrase(text.lines[blocks[i].lines.front()].text);
    if (folded == "contents" || folded == "table of contents") blocks[i].kind = BlockKind::boilerplate;
  }
}

}  // namespace

LaidOut lay_out(const LaidText& text) {
  TextMeasure measure = measure_text(text);
  std::vector<LineRole> roles = find_line_roles(text, measure);
  std::vector<PdfTable> tables = find_tables(text, measure, roles);
  std::vector<LaidBlock> blocks = cut_blocks(text, measure, roles, tables);
  mark_title(text, measure, blocks);
  mark_contents_heading(text, roles, blocks);
  blocks = join_pages(text, measure, roles, std::move(blocks));
  HyphenEvidence hyphens(text);
  LaidOut out;
  for (const LaidBlock& block : blocks) out.drafts.push_back(draft_of(text, hyphens, block));
  out.printed_labels = printed_labels(text, roles);
  return out;
}

}  // namespace entente

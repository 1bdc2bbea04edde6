// Blocks from lines: where a paragraph, an item or a heading begins, and which of them it is.
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/page_layout.h"
#include "ingest/readers/pdf_line_roles.h"
#include "ingest/readers/pdf_tables.h"

namespace entente {

struct LaidBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::vector<std::size_t> lines;  // in reading order
  std::size_t hidden = 0;          // bytes of the bullet before the first line's text
  std::string table;               // the rows, for a table
};

// Paragraphs come from gaps, indents and line ends that were meant; headings from size, weight and shape.
// A block ends with its page and its column: join_pages() (pdf_page_joins.h) puts together what was parted.
std::vector<LaidBlock> cut_blocks(const LaidText& text, const TextMeasure& measure,
                                  const std::vector<LineRole>& roles, const std::vector<PdfTable>& tables);

// Whether the line goes as far right as its column does: the text runs on in the next line because it must.
// `next` is what the next line begins with.
bool is_full_line(const LaidText& text, const std::vector<LineRole>& roles, std::size_t line,
                  std::string_view next);

}  // namespace entente

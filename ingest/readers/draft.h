// A document in the making: what every reader produces before it becomes text with offsets.
//
// A reader cuts its input into drafts in reading order; the shared passes (chrome.h, list_structure.h) settle
// what each is; assemble() lays them out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/reader.h"

namespace entente {

// Where a block goes on on another page.
struct PageTurn {
  std::size_t at;  // offset in the draft's text
  std::uint32_t page;
};

struct Draft {
  BlockKind kind = BlockKind::paragraph;
  std::string text;  // without a bullet, and without blanks at the ends
  int level = 0;
  int stem = -1;                // index among the drafts
  double link_density = 0;      // share of the text that is link text
  std::uint32_t page = 1;       // 1-based
  std::vector<PageTurn> turns = {};  // PDF: none but for a paragraph that crosses the end of its page
  Span source;                  // text files: where the block stands in the decoded file
};

// Sets document.text, blocks and pages from the drafts: blocks are separated by a blank line, list items by a
// line end. Empty drafts vanish. `labels` holds a label for each page ("" when the file has none); one page
// at least. Fails with too_large when the text is larger than the limit.
Result<void> assemble(Document& document, const std::vector<Draft>& drafts,
                      const std::vector<std::string>& labels, const ReadLimits& limits);

// For a reader whose document.text is already the whole text: blocks from the drafts' sources.
void place(Document& document, const std::vector<Draft>& drafts);

}  // namespace entente

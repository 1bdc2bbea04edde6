// Blocks from lines on a page: what a PDF does not say and a reader sees.
//
// Running headers and footers become boilerplate, notes at the foot of a page footnotes, rows of cells
// tables; paragraphs come from gaps, indents and line ends and go on over the end of a page; headings come
// from size and weight. Pure: it knows nothing of poppler, and tests feed it lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

// White space inside a line that is wider than a blank.
struct LineGap {
  std::size_t at;  // offset in the line's text: what follows stands right of the gap
  double left;
  double right;
};

// A line in reading order; coordinates in points from the top left corner of its page.
struct LaidLine {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;  // of its font, or the height of its letters, which goes with that
  std::uint32_t page = 1;
  bool bold = false;  // nearly all of it
  bool italic = false;
  bool turned = false;  // it runs in another direction than the text of the page
  std::vector<LineGap> gaps;
};

struct LaidText {
  std::vector<LaidLine> lines;       // page by page
  std::vector<double> page_heights;  // by page, in points
};

struct LaidOut {
  std::vector<Draft> drafts;
  std::vector<std::string>
      printed_labels;  // by page: the number printed there; "" where it is the page's own
};

// The largest block of the first two pages is the title when it is larger than the body text.
LaidOut lay_out(const LaidText& text);

}  // namespace entente

// What the lines of a page are for, before any of them becomes a block: text, or what stands around it.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/page_layout.h"

namespace entente {

enum class LineRole {
  body,
  running,     // head or foot that comes again from page to page
  number,      // the page's number, alone in its line
  contents,    // of a table of contents: "Outlook ........ 12"
  note_start,  // first line of a note at the foot of a column
  note,
  cell,  // of a table
};

struct TextMeasure {
  double size = 10;    // of the body: the median, weighted by length
  double pitch = 13;   // from line to line
  double width = 400;  // of a full line
};

TextMeasure measure_text(const LaidText& text);

// Running heads and feet: lines of the outer 12 % of a page that come again, digits aside, at three pages
// (two of a short document), what stands where those stand on most pages, and small print at the very edge.
// Notes: the small lines at the end of a column, from the first that begins with a mark. Linear in the lines.
std::vector<LineRole> find_line_roles(const LaidText& text, const TextMeasure& measure);

// The number printed on each page, where the numbers of most pages grow with the pages; else all "".
std::vector<std::string> printed_labels(const LaidText& text, const std::vector<LineRole>& roles);

bool is_note(LineRole role);
// Neither text nor table: kept, and never a sentence.
bool is_furniture(LineRole role);

}  // namespace entente

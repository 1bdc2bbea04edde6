// Tables by their geometry: no PDF says where one is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/readers/page_layout.h"
#include "ingest/readers/pdf_line_roles.h"

namespace entente {

struct PdfTable {
  std::size_t first = 0;  // its first line in reading order; all its lines have the role cell
  std::size_t last = 0;   // one past its last
  std::string text;       // a row a line, " | " between cells
};

// Runs of short pieces of text, in reading order, that stand in rows (three at least) and in columns (two at
// least) with white space between the columns from top to bottom. Gives their lines the role cell. A table
// whose cells run over many lines, or whose cells are as wide as prose, is not found and stays text. Linear
// in the lines but for sorting.
std::vector<PdfTable> find_tables(const LaidText& text, const TextMeasure& measure,
                                  std::vector<LineRole>& roles);

}  // namespace entente

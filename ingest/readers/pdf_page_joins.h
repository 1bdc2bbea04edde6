// Paragraphs that a page or a column ends in the middle of.
#pragma once

#include <vector>

#include "ingest/readers/pdf_blocks.h"

namespace entente {

// A paragraph or item that breaks off at the end of a column and the text that goes on with it become one
// block. Heads, feet and notes between them keep their page: those of the page that ends come before the
// block, those of the next page after it. A block crosses one page end at most.
std::vector<LaidBlock> join_pages(const LaidText& text, const TextMeasure& measure,
                                  const std::vector<LineRole>& roles, std::vector<LaidBlock> blocks);

}  // namespace entente

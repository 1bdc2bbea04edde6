// A page cut into blocks of text in reading order, each with the element it stands in.
#pragma once

#include <vector>

#include "ingest/readers/draft.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

struct PageBlock {
  Draft draft;
  int node = 0;  // the block element that holds the text
};

// Everything a browser draws: headings, paragraphs, list items with their depth, data tables as one block
// each. White space is collapsed as browsers do; <br> parts paragraphs where a paragraph ends there.
// `roles` as list_roles() gives them.
std::vector<PageBlock> cut_page(const PageTree& page, const std::vector<PageRole>& roles);

}  // namespace entente

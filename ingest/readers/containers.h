// Where the text of a page is densest, told by its paragraphs alone: two guesses at the element that holds
// it.
#pragma once

#include <vector>

#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_tree.h"

namespace entente {

struct TextContainers {
  // Paragraphs give points to their parents, and half to the grandparents, by length and commas; links take
  // them away. The element with the most.
  int scored = 0;
  // The element with the most prose times the share that prose has in it.
  int densest = 0;
  // Points of every node, of the most.
  std::vector<float> points;
};

// Linear in the page. Blocks as they were cut, before any was called boilerplate.
TextContainers find_containers(const PageTree& page, const std::vector<PageBlock>& blocks);

// Bytes of a block that reads like prose: sentences, or many words that are no links. Else 0.
double prose_of(const Draft& draft);

}  // namespace entente

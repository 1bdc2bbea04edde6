// Lists: which lines begin an item, and which block introduces the items after it.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

enum class MarkerKind {
  none,
  bullet,      // • – * : layout, left out of the text
  enumerator,  // 1. (a) iv): part of the text, for people cite by it
};

struct ListMarker {
  MarkerKind kind = MarkerKind::none;
  std::size_t size = 0;  // bytes of leading blanks and marker, and the blanks after it
};

// The marker at the front of a line. A dash counts only with a blank after it.
ListMarker find_marker(std::string_view line);

// A line such as "Article 2. Consultation" or "III. Security": a heading with a number of its own.
bool is_numbered_heading(std::string_view line);

// Settles stems: the paragraph or heading right before a run of items that ends in ':' or a dash, or has no
// end and leads into an item in lower case, becomes list_stem, and the items point at it. Items of a deeper
// level belong to the item above them when that introduces them, else to the stem of the list around them.
// Boilerplate, footnotes and page breaks between do not matter.
void link_lists(std::vector<Draft>& drafts);

}  // namespace entente

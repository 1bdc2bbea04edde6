// The words behind an assertion, as they stand in the document.
#pragma once

#include <string>

#include "graph/snapshot.h"

namespace entente {

struct Quotation {
  std::string sentence;  // white space joined; falls back on prefix, quote and suffix where the page is gone
  std::string marked;    // the same with the quote between ⟦ and ⟧
  std::string stem;      // of a list item; "" when there is none
  std::string page;      // "4", or "4 (iv)" where the document prints another label
};

// Reads one page.
Result<Quotation> quotation(const Snapshot& snapshot, const EntityId& document, const Evidence& evidence);

// White space, line ends included, as single blanks; a word parted at a line end in one piece.
std::string on_one_line(std::string_view text);

}  // namespace entente

// Columns. poppler orders the text of most pages well, but runs through narrow gutters as if they were not
// there.
#pragma once

#include <vector>

#include "ingest/readers/page_layout.h"

namespace entente {

// The lines of one page in the order in which a person reads them, each bullet or number of a list at the
// front of its text. A page with one column keeps the order it came in. A page in two columns is read band by
// band: a line across both ends a band, and within it the left column comes before the right.
std::vector<LaidLine> order_lines(std::vector<LaidLine> lines);

}  // namespace entente

// From overlapping candidates to flat mentions.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// The candidates that stay: of overlapping ones the longest, of equally long ones the higher rank, then the
// first. Sorted by place.
std::vector<Candidate> select(std::vector<Candidate> candidates);

}  // namespace entente

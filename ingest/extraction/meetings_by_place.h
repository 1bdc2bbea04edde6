// Meetings named by a place or a season and a common noun: "the Ankara talks", "the Ramadan summit".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Reads nothing but the sentence. Linear in its length.
std::vector<Candidate> find_meetings_by_place(const ReadingDraft& draft, int sentence);

}  // namespace entente

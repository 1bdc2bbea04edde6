// "their first meeting in 2022", "that historic meeting", "the summit": meetings without a name.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Meetings that can be told apart: anaphors of a meeting mentioned before, and new ones with participants, a
// place or a date in the sentence, or that the speaker promises to hold. Mentions of the sentence and before
// are entered in the draft.
std::vector<Candidate> find_nominal_meetings(const ReadingDraft& draft, int sentence);

}  // namespace entente

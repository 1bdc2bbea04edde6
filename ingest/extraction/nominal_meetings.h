// "their first meeting in 2022", "that historic meeting", "the summit": meetings without a name.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Meetings that can be told apart: anaphors of a meeting mentioned before, and new ones with participants or
// a date in the sentence. Mentions of the sentence and before are entered in the draft.
std::vector<Candidate> find_nominal_meetings(const ReadingDraft& draft, int sentence);

// "planned", "proposed" or "held", by the words just before the meeting and the tense of its clause.
std::string meeting_status(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence);

// The date that the words after (or inside) the mention state: "… in 2022", "… on August 18, 2023"; "" for
// none.
std::string stated_date(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence);

}  // namespace entente

// What the words around a mention say of a meeting: whether it was held, and when.
#pragma once

#include <string>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// "planned", "proposed" or "held", by the words just before the meeting and the tense of its clause.
std::string meeting_status(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence);

// The date that the words after (or inside) the mention state: "… in 2022", "… on August 18, 2023"; "" for
// none.
std::string stated_date(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence);

}  // namespace entente

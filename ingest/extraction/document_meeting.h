// The meeting at which a joint statement, communiqué or declaration was issued.
#pragma once

#include <string>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// The lexicon's meeting that the document comes from: named in its title, or held when the document is dated
// (two days more or less) at a place that the document names, or by exactly those who issue it. `chosen`: the
// names found in each sentence. nullptr for other genres, and when nothing or more than one meeting fits.
const LexiconEntry* meeting_of_document(const ReadingDraft& draft, const std::string& genre,
                                        const std::vector<const LexiconEntry*>& issuers,
                                        const std::vector<std::vector<Candidate>>& chosen);

// A meeting that only the text knows, by a mention in its opening: "adopted at their meeting in …". Mentions
// of the sentence are entered. -1: none.
int meeting_in_opening(const ReadingDraft& draft, const std::string& genre, int sentence);

}  // namespace entente

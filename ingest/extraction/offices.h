// Offices: the words of a title whose state or body is given in the same phrase, or is the issuer.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// "Japanese Prime Minister", "President of the Republic of Korea". `issuers`: the states that speak in the
// document; their own officers' titles count without naming the state.
std::vector<Candidate> find_offices(const ReadingDraft& draft, int sentence,
                                    const std::vector<const LexiconEntry*>& issuers);

}  // namespace entente

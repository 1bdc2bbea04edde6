// Names whose head stays in lower case because the word before it makes them names: "UN Security Council
// resolutions", "resolution 2736", "the Obama administration".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Which nouns, and after what, the lexicon says (role_nouns.jsonl: after_body, after_leader).
std::vector<Candidate> find_bound_nouns(const ReadingDraft& draft, int sentence);

}  // namespace entente

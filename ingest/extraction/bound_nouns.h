// Names part of which stays in lower case because the word beside it makes them names: "UN Security Council
// resolutions", "resolution 2736", "the Obama administration", "eastern Ukraine".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Which nouns, and after what, the lexicon says (role_nouns.jsonl: after_body, after_leader; words:compass).
std::vector<Candidate> find_bound_nouns(const ReadingDraft& draft, int sentence);

}  // namespace entente

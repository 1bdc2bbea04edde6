// "the three countries", "the leaders", "both sides", "allies and partners": groups without a name.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Groups whose members are identifiable from what stands before them in the text, or from the issuers.
// Mentions of the sentence and of all sentences before it are entered in the draft. `silent`: persons who are
// no leaders here (authors, by entity).
std::vector<Candidate> find_nominal_groupings(const ReadingDraft& draft, int sentence,
                                              const std::vector<const LexiconEntry*>& issuers,
                                              const std::vector<int>& silent);

}  // namespace entente

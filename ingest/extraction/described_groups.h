// Groups that a text describes instead of naming or listing them: "like-minded partners", "the allies",
// "Member States", "any Party", "G20 leaders".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// "G20 leaders", "UN Member States", "NATO Allies": those who belong to a named club or organisation; the
// name and the noun are one mention. Reads nothing but the sentence.
std::vector<Candidate> find_groups_of_bodies(const ReadingDraft& draft, int sentence);

// The others, after the names of the sentence and all sentences before it have been entered: parties to the
// text that the document has called so, members of the organisation spoken of, and groups told by a word like
// "coastal" or "like-minded". `issuers`: who signs the document.
std::vector<Candidate> find_described_groups(const ReadingDraft& draft, int sentence,
                                             const std::vector<const LexiconEntry*>& issuers);

}  // namespace entente

// Names that neither the lexicon nor a pattern explains, proposed by the learned tagger (name_tagger.h).
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// `found` are the candidates of all other detectors for the sentence. A proposal overlaps none of them, or is
// surely the longer name of a body around a state's ("U.S. Fifth Fleet"). Kinds: person, organisation, place,
// event. Headings in capitals or title case propose nothing: there capitals show nothing.
std::vector<Candidate> find_learned_names(const ReadingDraft& draft, int sentence,
                                          const std::vector<Candidate>& found);

}  // namespace entente

// What a known name means where it stands: a government, a city, an adjective of policy, or nothing at all.
#pragma once

#include <optional>

#include "ingest/extraction/gazetteer.h"

namespace entente {

// The candidate for a match inside the tokens of its sentence; nothing when the words mean something else
// there. The sentence number of the candidate is left to the caller.
std::optional<Candidate> meaning_of(const ReadingDraft& draft, const KnownName& match, TokenRange sentence);

}  // namespace entente

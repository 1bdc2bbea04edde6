// Names that the lexicon does not know, recognised by their head noun: "ROK-US-Japan Cooperation
// Secretariat", "Ministry of Foreign Affairs", "Treaty on the Non-Proliferation of Nuclear Weapons".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"
#include "ingest/extraction/role_heads.h"

namespace entente {

std::vector<Candidate> find_head_names(const ReadingDraft& draft, int sentence);

}  // namespace entente

// What a hop reads, and where it leads.
#pragma once

#include "query/planning/match_parts.h"

namespace entente {

// The nodes that the left (else the right) end of a bound relationship can be, as a list; null where the
// functions for it are missing.
Expression* ends_of(PlanDraft& draft, const MatchHop& hop, bool left);

// Facts alone, unless the MATCH asks how relationships are meant; derived relationships pass.
HopFilter walk_filter(const MatchHop& hop, bool forward, bool asks_standing);

}  // namespace entente

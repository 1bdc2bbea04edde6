// Which of the two speaks in "X said that Y will": the clause with "that", or the one inside.
#pragma once

#include "ingest/statements/judgement.h"

namespace entente {

// Does the inner clause make the statement, so that the outer one is silent? Else it is the other way round.
bool inner_clause_speaks(const Clause& outer, const Judgement& outer_judged, const Judgement& inner_judged);

// "We reaffirm that we will": a pledge made before. Other judgements stay as they are.
Judgement restated(const Clause& outer, Judgement inner);

}  // namespace entente

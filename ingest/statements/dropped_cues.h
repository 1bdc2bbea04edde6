// Why a cue that stands in a sentence makes no statement: told to the trace of the reading, which must be
// set.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/statements/clauses.h"

namespace entente {

// Every match that no clause uses.
void trace_unused_cues(const SentenceView& sentence, const std::vector<CueMatch>& matches,
                       const std::vector<Clause>& clauses);
// A clause that makes no statement.
void trace_clause(const SentenceView& sentence, const Clause& clause, std::string_view why);

}  // namespace entente

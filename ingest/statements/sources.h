// Who asserts what a sentence says, beyond its own clauses: "according to X", a quotation with "X said"
// behind.
#pragma once

#include <optional>
#include <vector>

#include "ingest/statements/clauses.h"

namespace entente {

// Entities after "according to", "in the view of", "in X's view"; empty: none.
std::vector<int> source_in_adjunct(const SentenceView& sentence);

// A reporting clause that stands after what it reports: `"We will stay," said Kishida.` Its index; -1: none.
int trailing_report(const SentenceView& sentence, const std::vector<Clause>& clauses);

// Who said it, when the subject follows the verb ("said Kishida").
std::vector<int> speaker_after(const SentenceView& sentence, const Clause& clause);

}  // namespace entente

// Who asserts what a sentence says, beyond its own clauses: "according to X", a quotation with "X said"
// behind.
#pragma once

#include <optional>
#include <vector>

#include "ingest/statements/clauses.h"
#include "ingest/statements/speaker.h"
#include "ingest/statements/subject.h"

namespace entente {

// Entities after "according to", "in the view of", "in X's view"; empty: none.
std::vector<int> source_in_adjunct(const SentenceView& sentence);

// A reporting clause that stands after what it reports: `"We will stay," said Kishida.` Its index; -1: none.
int trailing_report(const SentenceView& sentence, const std::vector<Clause>& clauses);

// Who said it, when the subject follows the verb ("said Kishida").
std::vector<int> speaker_after(const SentenceView& sentence, const Clause& clause);

// A clause with who says it and what it does.
struct Utterance {
  const Clause& clause;
  const Subject& subject;
  StatementClass made;
};

// "President Lim welcomed …", "The United States also emphasised …": what one person or one side says in a
// text of several is said by that side alone, and in a text of one issuer ("Both leaders underscored …") by
// those it names. The present tense of a state ("Japan supports") is agreed text.
bool speaks_for_itself(const Reading& reading, const Speaker& speaker, const Utterance& utterance);

}  // namespace entente

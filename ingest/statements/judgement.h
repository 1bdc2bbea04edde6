// What a clause does: the decision list of docs/ontology.md 2.5, first match wins.
#pragma once

#include "ingest/statements/clauses.h"

namespace entente {

struct Judgement {
  bool makes_statement = false;
  StatementClass statement_class = StatementClass::report;
  Modality modality = Modality::asserted;
  Strength strength = Strength::none;
  Status status = Status::none;
  Polarity polarity = Polarity::positive;
  bool binds = false;                // is_commitment
  bool content_has_subject = false;  // the subject is part of what is said: "a secretariat should be created"
  bool stance_of_source = false;     // parties are those who assert it, not the subject
  bool bound_speaker = false;        // parties are the speakers: "a hotline shall be set up"
};

// `subject` is resolved (Antecedents). `outer` is the judgement's clause that introduces this one by "that",
// or null.
Judgement judge(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                const Clause* outer, const Speaker& speaker);

// The judgement of a class with its defaults from graph/kinds.h.
Judgement of_class(StatementClass statement_class);

}  // namespace entente

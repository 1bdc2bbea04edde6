// What a list stem hands to its items: agent, cue, modality, polarity, time (docs/ontology.md; "We will:").
#pragma once

#include <optional>
#include <vector>

#include "ingest/statements/predications.h"
#include "ingest/statements/statement_draft.h"

namespace entente {

struct StemContext {
  bool governs = false;  // its cue makes each item a statement
  Judgement judged;
  Subject subject;  // resolved; without words: those stand in another sentence
  Span cue, agent;
  Attribution attribution;
  std::vector<int> parties;
  bool negated = false;
  std::string method;
};

// Does the item continue the stem's verb ("strengthen …"), instead of being a clause of its own?
bool continues_stem(const SentenceView& item, const std::vector<Clause>& clauses,
                    const std::vector<Predication>& predications, const StemContext& stem);

// "Expand joint patrols" below a heading, or below a stem that cannot govern a bare verb ("We welcome:").
// `stem`: null for none.
bool lists_action(const SentenceView& item, const std::vector<Clause>& clauses, const StemContext* stem);

// A stance or an account: what is listed below it is a noun.
bool is_stance(StatementClass made);

// Words of the item after a label ("Cyber: strengthen …") and a list mark.
WordRange item_content(const SentenceView& item);

}  // namespace entente

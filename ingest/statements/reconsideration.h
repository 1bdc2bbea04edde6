// What the words of a content say against the class that its cue gave the statement.
//
//   "support Ukraine for as long as it takes"                       restates a commitment
//   "has committed 2 billion dollars since 2014"                    is an account of what was done
//   "our commitment to the treaty as the cornerstone of …"          praises a principle
//   "reiterated that its commitment to defend Japan is ironclad"    reaffirms the commitment named inside
#pragma once

#include "ingest/statements/statement_draft.h"

namespace entente {

// "will go and | not | return": without the word that denies it, and marked as denied.
StatementDraft without_negation(const SentenceView& sentence, StatementDraft draft);

// The draft with the class, content and parties that its content asks for; most drafts stay as they are.
StatementDraft reconsidered(const SentenceView& sentence, StatementDraft draft);

}  // namespace entente

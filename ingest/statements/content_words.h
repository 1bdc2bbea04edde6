// What the words of a content show before anything is made of it.
#pragma once

#include "ingest/statements/sentence_view.h"

namespace entente {

// False for words that were left between two clauses: "the", "also".
bool says_something(const SentenceView& sentence, WordRange content);

// "We call on Russia to:", "We will take the following steps:": a stem without content of its own.
bool is_bare(const SentenceView& stem, WordRange content);

// "Neither Party shall", "no state may".
bool denies_all(const SentenceView& sentence, WordRange subject);

// "…, and they have anchored it in law": where another clause begins, though no cue opens it; the content's
// end when none does.
int next_clause(const SentenceView& sentence, WordRange content);

}  // namespace entente

// Wars, attacks and crises told by a common noun: "Russia's *aggression* against Ukraine", "the *siege* of El
// Fasher", "the *war*".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// The noun alone is the mention; names beside it have their own. It counts where the text says whose or which
// event it is: by a possessor or demonym before it, by the place or opponent after it, or by an article when
// an event of the kind was spoken of before or is one that "the" makes known ("the war", "the pandemic").
// Mentions of the sentence and of all sentences before it are entered in the draft. Linear in the sentence.
std::vector<Candidate> find_nominal_events(const ReadingDraft& draft, int sentence);

// The armed conflicts of the lexicon that go on, at the date of the document, where its title speaks of: what
// "the war" means in a statement on Sudan.
std::vector<const LexiconEntry*> ongoing_conflicts(const ReadingDraft& draft);

}  // namespace entente

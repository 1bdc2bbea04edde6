// What the words behind a cue say of its clause: where its content ends, whether it is denied, whether it is
// no fact yet.
#pragma once

#include "ingest/statements/clauses.h"

namespace entente {

// "opposed it outright, and | the soldiers drew a lesson": where a clause begins that is joined to this one's
// verb, which stands before `content`; the content's end when there is none.
int before_next_predication(const SentenceView& sentence, const std::vector<Predication>& predications,
                            WordRange content);

// "will | not arrive", and the words of a disclaimer themselves: "does not confer".
bool denies_behind(const SentenceView& sentence, const Clause& clause);

// "underlined that ports | must not close": the clause that the cue introduces is denied.
bool denies_content(const SentenceView& sentence, const std::vector<Predication>& predications,
                    const Clause& clause);

// "suggests that Canberra | relax its rules": the bare verb shows that it is not so yet.
bool proposes_act(const SentenceView& sentence, const Clause& clause);

}  // namespace entente

// One content with several actions: "strengthen patrols and expand training" is two statements, "deepen and
// expand training" one.
#pragma once

#include <vector>

#include "ingest/statements/sentence_view.h"

namespace entente {

// The parts of a verb phrase that could be complied with separately; the whole range when it is one action or
// begins with no verb we know. Parts are trimmed and in text order.
std::vector<WordRange> split_actions(const SentenceView& sentence, WordRange content);

// First word of the content that is a verb we know, within its first words; -1: none.
int leading_verb(const SentenceView& sentence, WordRange content);

// Does the range begin with the bare verb of an action, as an order or the item of a list of plans does:
// "Expand joint patrols"?
bool begins_with_action(const SentenceView& sentence, WordRange content);

// "Russia and Iran | to stop": the verb of what the addressees of a call are to do; -1: it is no such call.
int called_action(const SentenceView& sentence, WordRange content);

}  // namespace entente

// "if attacked", "subject to approval", "pending ratification": what a commitment hangs on.
#pragma once

#include <optional>

#include "ingest/statements/sentence_view.h"

namespace entente {

// The condition inside the range, from its first word to the end of its phrase.
std::optional<WordRange> find_condition(const SentenceView& sentence, WordRange range);

}  // namespace entente

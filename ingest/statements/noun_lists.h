// "the ROK, the United States, and Japan": enumerations of names, and the names around a word.
#pragma once

#include <vector>

#include "ingest/statements/sentence_view.h"

namespace entente {

struct NameList {
  std::vector<int> entities;
  WordRange words;
};

// The names joined by commas and "and" that begin at or right after `at` (articles skipped).
NameList names_from(const SentenceView& sentence, int at);

// The same, ending right before `at`.
NameList names_before(const SentenceView& sentence, int at);

bool is_actor_entity(const SentenceView& sentence, int entity);

}  // namespace entente

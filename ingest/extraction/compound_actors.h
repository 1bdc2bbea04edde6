// "ROK-US-Japan": several states written as one actor.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// States joined by hyphens or dashes, beginning at `first`: their entries in text order and the tokens they
// take. Fewer than two states: none.
struct CompoundActor {
  TokenRange tokens;
  std::vector<const LexiconEntry*> states;
};
CompoundActor compound_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end);

// The grouping of these states, whatever their order or spelling: id "grouping:jpn-kor-usa".
Referent grouping_of(const ReadingDraft& draft, const std::vector<const LexiconEntry*>& states);

// Compounds of three states and more. A pair that modifies a noun ("US-Japan alliance") is left to be two
// states.
std::vector<Candidate> find_compound_actors(const ReadingDraft& draft, int sentence);

}  // namespace entente

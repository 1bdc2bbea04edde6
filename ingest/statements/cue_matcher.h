// Where the cues of the table stand in a sentence.
#pragma once

#include <optional>
#include <vector>

#include "ingest/statements/cue_table.h"
#include "ingest/statements/sentence_view.h"

namespace entente {

struct CueMatch {
  const Cue* cue = nullptr;
  WordRange words;
  VerbForm form = VerbForm::none;  // of the pattern's first word
  int gap_entity = -1;  // "the *United States'* commitment": who stands in the gap; entity, -1: none
  bool first_person_gap = false;  // "our commitment"
};

// Do the elements of a pattern stand at word `at`? The word after them; nothing: no.
std::optional<int> match_pattern(const SentenceView& sentence, const std::vector<CueElement>& elements,
                                 int at);

// Longest match at each word, left to right, not overlapping. Cues of the other voice are passed over. A word
// inside a mention is never a cue.
std::vector<CueMatch> match_cues(const SentenceView& sentence, const CueTable& table, CueVoice voice);

}  // namespace entente

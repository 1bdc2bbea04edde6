// Bodies, programmes and agreements told by a common noun because they are only about to be: "set up a *joint
// cell*", "a *comprehensive trade agreement* should be concluded", and afterwards "the cell".
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// With an indefinite article, something before the noun that tells which one, and words of creation before or
// behind it; or with "the" after such a mention. Weapon programmes and ceasefires count where the text says
// whose or where ("Iran's nuclear programme", "the ceasefire in Yemen"). Mentions of the sentence and of all
// before it are entered in the draft.
std::vector<Candidate> find_nominal_bodies(const ReadingDraft& draft, int sentence);

}  // namespace entente

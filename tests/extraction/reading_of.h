// One sentence or document read, and its mentions written as people read them:
//
//   "State:Japan=state:JPN" for a name, "State/ADJ:Japanese=state:JPN" for other kinds
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction/entities.h"

namespace entente::testing {

// The embedded lexicon, loaded once for the whole program.
const Lexicon& lexicon();

// A document of paragraphs separated by empty lines.
Document document_of(std::string_view text);

// Mentions that are not nested, in text order. Entities that the lexicon does not know show their name.
std::vector<std::string> mentions_of(const Reading& reading);

}  // namespace entente::testing

// Recognising one text that two outlets publish, each naming its own side first.
#pragma once

#include <string>

#include "ingest/extraction/annotation.h"

namespace entente {

// SHA-256 (hex) of what a document says without what differs between republications of one text: its title,
// punctuation, case, how a state or person is called ("ROK", "Kishida Fumio"), and the order in which actors
// are listed ("the United States, Japan and the ROK"). Two documents with the same digest hold one text.
//
// Deliberately equality, not likeness: two texts that differ by one word may differ by the one that matters.
// "" for a text of fewer than 50 words, of which too little is left. Linear in the tokens.
std::string content_digest(const Reading& reading);

}  // namespace entente

// The head of a plain document: the lines between its title and its first paragraph, where date, byline,
// address and issuer stand. Shared by text and PDF, which have no markup to say so.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

// Chooses the title block, fills title, authors, date, url and issuer of the document where they are still
// unknown, and turns byline and address lines into boilerplate. Returns the head's words as hints for the
// genre.
std::string read_head(Document& document, std::vector<Draft>& drafts);

}  // namespace entente

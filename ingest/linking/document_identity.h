// Which document a file is: the name under which a later version replaces it.
#pragma once

#include <string>

#include "graph/model.h"
#include "ingest/document.h"

namespace entente {

// Where the document lives: its canonical address when it states one (scheme, host in lower case, no
// fragment, no tracking parameters), else where it was found: `location`, a "file://" or an address too.
std::string home_of(const Document& document, const std::string& location);

// "document:" + the last part of the location + "-" + 8 hex digits of its SHA-256.
EntityId document_id(const std::string& location);

// SHA-256 (hex) of what the document says: its blocks without boilerplate, white space folded. A page whose
// site shell changes keeps its digest.
std::string text_digest(const Document& document);

}  // namespace entente

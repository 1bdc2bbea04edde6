// From what one document says to what the graph is told: step 7 of docs/architecture.md.
#pragma once

#include "graph/changes.h"
#include "ingest/extraction/annotation.h"
#include "ingest/extraction/lexicon.h"

namespace entente {

// Everything the extraction found, with final ids, page-relative evidence and profiles. `id` is the
// document's entity id (linking/document_identity.h), `sources` its locations. Deterministic; reads nothing
// but its arguments, so the graph does not depend on the order of documents.
Changes link(const Extraction& extraction, const Lexicon& lexicon, const EntityId& id,
             const std::vector<std::string>& sources, const std::string& extractor_version);

}  // namespace entente

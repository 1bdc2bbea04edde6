// What was found in a document and what was considered and dropped, sentence by sentence, for people.
#pragma once

#include <string>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/trace.h"

namespace entente {

// Every sentence with its words (tag, form, lemma, arc), mentions, statements, relations and what `trace`
// heard of it; which rule or model made each. Plain text, deterministic; the same extraction, the same text.
std::string explain(const Extraction& extraction, const Trace& trace);

}  // namespace entente

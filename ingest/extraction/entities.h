// From a Document to a Reading: sentences, tokens, mentions and the entities they mean in this document
// (steps 3 to 5 of docs/architecture.md).
#pragma once

#include <span>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/lexicon.h"

namespace entente {

// A sentence given from outside (the gold's sentence list): raw byte offsets of the document's text.
struct GivenSentence {
  Span span;
  bool boilerplate = false;
};

// `document` must outlive the result. With `given`, those sentences are used instead of our own splitting and
// keep their indices. What is dropped on the way is told to `trace`. Linear in the number of tokens.
Reading read_entities(const Document& document, const Lexicon& lexicon,
                      std::span<const GivenSentence> given = {}, Trace* trace = nullptr);

}  // namespace entente

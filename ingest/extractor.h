// From a Document to everything it says: steps 3 to 6 of docs/architecture.md. Pure and deterministic: the
// same document and lexicon give the same Extraction on any thread. Cannot fail, block or touch the disk.
#pragma once

#include <span>
#include <string>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/entities.h"
#include "ingest/extraction/lexicon.h"
#include "ingest/extraction/trace.h"

namespace entente {

class Extractor {
 public:
  // `lexicon` must outlive the extractor. Safe to share between threads.
  explicit Extractor(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // `document` must outlive the result. Work grows linearly with the number of tokens.
  Extraction extract(const Document& document) const;
  // The same over sentences split by somebody else, unless `given` is empty; sentence indices are those of
  // `given`. What is considered and dropped is told to `trace`, which must outlive the result.
  Extraction extract(const Document& document, std::span<const GivenSentence> given,
                     Trace* trace = nullptr) const;

  // Version of program and lexicon; a document is read again when it changes.
  std::string version() const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace entente

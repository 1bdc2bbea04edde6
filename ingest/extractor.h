// From a Document to everything it says: steps 3 to 6 of docs/architecture.md. Pure and deterministic: the
// same document and lexicon give the same Extraction on any thread. Cannot fail, block or touch the disk.
#pragma once

#include <span>
#include <string>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/entities.h"
#include "ingest/extraction/lexicon.h"

namespace entente {

class Extractor {
 public:
  // `lexicon` must outlive the extractor. Safe to share between threads.
  explicit Extractor(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // `document` must outlive the result. Work grows linearly with the number of tokens.
  Extraction extract(const Document& document) const;
  // The same over sentences split by somebody else; sentence indices are those of `given`.
  Extraction extract(const Document& document, std::span<const GivenSentence> given) const;

  // Version of program and lexicon; a document is read again when it changes.
  std::string version() const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace entente

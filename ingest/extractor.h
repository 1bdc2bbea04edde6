// From a Document to everything it says: steps 3 to 6 of docs/architecture.md. Pure and deterministic: the
// same document and lexicon give the same Extraction on any thread. Cannot fail, block or touch the disk.
#pragma once

#include <span>
#include <string>
#include <utility>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/entities.h"
#include "ingest/extraction/lexicon.h"
#include "ingest/extraction/trace.h"
#include "ingest/statements/statement_tables.h"

namespace entente {

class Extractor {
 public:
  // `lexicon` must outlive the extractor. Safe to share between threads. Fails with file and line when one of
  // the lexicon's own files holds a broken cue.
  static Result<Extractor> make(const Lexicon& lexicon);

  // `document` must outlive the result. Work grows linearly with the number of tokens.
  Extraction extract(const Document& document) const;
  // The same over sentences split by somebody else, unless `given` is empty; sentence indices are those of
  // `given`. What is considered and dropped is told to `trace`, which must outlive the result.
  Extraction extract(const Document& document, std::span<const GivenSentence> given,
                     Trace* trace = nullptr) const;

  // Version of program and lexicon; a document is read again when it changes.
  std::string version() const;

 private:
  Extractor(const Lexicon& lexicon, StatementTables tables) : lexicon_(lexicon), tables_(std::move(tables)) {}

  const Lexicon& lexicon_;
  StatementTables tables_;
};

}  // namespace entente

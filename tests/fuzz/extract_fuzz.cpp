// The whole middle – sentences, names, statements, relations, linking – over any bytes taken as text.
#include <algorithm>

#include "ingest/extractor.h"
#include "ingest/linking/linker.h"
#include "ingest/readers/reader.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entente::Lexicon lexicon = entente::Lexicon::load().value();
  const auto document = entente::read_document({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!document.ok()) return 0;
  const entente::Extraction extraction = entente::Extractor::make(lexicon).value().extract(*document);
  const entente::Changes changes = entente::link(extraction, lexicon, "document:fuzz", {"fuzz"}, "fuzz");
  for (const entente::Statement& statement : changes.statements) {
    const std::string& page = changes.pages.at(statement.evidence.page - 1).text;
    if (page.compare(statement.evidence.start, statement.evidence.quote.size(), statement.evidence.quote) !=
        0)
      std::abort();
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"examples/corpus/2023-camp-david-commitment-to-consult.txt",
          "examples/corpus/2024-from-spokes-to-web-commentary.txt",
          "examples/corpus/2023-g7-hiroshima-leaders-communique.md",
          "examples/corpus/2023-two-years-of-trilateral-summits.html"};
}

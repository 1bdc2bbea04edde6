#include "ingest/extractor.h"

#include <utility>

#include "ingest/statements/losses.h"
#include "ingest/statements/statements.h"

namespace entente {
namespace {

// Raised when a change of the program makes it read documents differently, so that they are read again.
constexpr std::string_view program_version = "1";

}  // namespace

Result<Extractor> Extractor::make(const Lexicon& lexicon) {
  return Extractor(lexicon, TRY(StatementTables::load(lexicon)));
}

Extraction Extractor::extract(const Document& document) const {
  return extract(document, {});
}

Extraction Extractor::extract(const Document& document, std::span<const GivenSentence> given,
                              Trace* trace) const {
  Extraction result;
  result.reading = read_entities(document, lexicon_, given, trace);
  result.statements = find_statements(result.reading, tables_);
  result.relations = find_relations(result.reading, result.statements, tables_);
  for (std::string& loss : losses_of(result.reading)) result.reading.losses.push_back(std::move(loss));
  return result;
}

std::string Extractor::version() const {
  return std::string(program_version) + "-" + lexicon_.digest().substr(0, 12);
}

}  // namespace entente

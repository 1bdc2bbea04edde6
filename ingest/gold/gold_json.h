// The gold's JSON schema (docs/ontology.md names the fields): what `entente extract` reads and prints.
//
//   GoldInput input = TRY(parse_gold_input(json, "NATO-2024.json"));
//   Document document = document_of(input);
//   Extraction extraction = extractor.extract(document, input.sentences);
//   std::string out = to_gold_json(extraction, lexicon, input.doc_id);
//
// Offsets in the JSON count Unicode code points of `text`; inside the program they count bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/extraction/annotation.h"
#include "ingest/extraction/entities.h"
#include "ingest/extraction/lexicon.h"

namespace entente {

struct GoldInput {
  std::string doc_id;
  std::string title;
  std::string issuer;
  std::string genre;  // empty: guessed
  Date date;
  std::string text;
  std::vector<GivenSentence> sentences;
};

// Reads doc_id, title, date, issuer, text and sentences; ignores everything else, so that an annotated file
// serves as input without its answers being seen. `malformed` names the file and the field.
Result<GoldInput> parse_gold_input(std::string_view json, std::string_view source);

// A Document over the given text, blocks following the given sentences.
Document document_of(const GoldInput& input);

// entities, statements and relations with their sentences, as the scorer reads them.
std::string to_gold_json(const Extraction& extraction, const Lexicon& lexicon, std::string_view doc_id);

}  // namespace entente

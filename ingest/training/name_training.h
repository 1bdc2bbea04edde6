// Trains the name tagger from marked sentences and, if wanted, from plain text that the rules have marked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ingest/training/name_corpus.h"
#include "ingest/training/silver_names.h"

namespace entente {

struct NameTrainingData {
  std::vector<MarkedSentence> political;  // CrossNER politics: nine types
  std::vector<MarkedSentence> general;    // UNER: persons, organisations, places; other names are left open
  std::filesystem::path texts;            // plain text for silver names; empty: none
};

// The model file. Deterministic; some seconds without texts, a minute or two with them. Errors: of
// for_each_text.
Result<std::string> train_names(const NameTrainingData& data, const Lexicon& lexicon);

}  // namespace entente

// How well names are found: spans alone, and spans with types.
#pragma once

#include <filesystem>

#include "ingest/extraction/name_tagger.h"
#include "ingest/training/name_corpus.h"

namespace entente {

struct NameCounts {
  std::size_t gold = 0, found = 0, right = 0;
  double f1() const {
    return gold + found == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

struct NameScore {
  NameCounts spans;  // of all names, whatever their type
  NameCounts typed;  // persons, organisations, places, events; other names count neither here nor there
  double sentences_per_second = 0;
};

NameScore score_names(const NameTagger& tagger, const std::vector<MarkedSentence>& sentences,
                      const NameTypes& types, const Lexicon& lexicon);

}  // namespace entente

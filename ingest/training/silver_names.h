// Names in plain text as the rules and the lexicon mark them: much text to learn from, though no gold.
//
// What the rules leave open stays open: a capitalised word that they do not explain may bear any label.
#pragma once

#include <filesystem>

#include "ingest/training/chain_learner.h"

namespace entente {

struct SilverSettings {
  std::size_t sentences = 40'000;  // at most; taken evenly from all texts
  double unseen = 0.5;             // share of the names whose entry in the lexicon the tagger is not told of
  bool only_explained = false;  // leave out sentences with a capitalised word that the rules do not explain
};

Result<std::vector<ChainExample>> silver_names(const std::filesystem::path& texts, const Lexicon& lexicon,
                                               const WordClusters& clusters, const SilverSettings& settings);

}  // namespace entente

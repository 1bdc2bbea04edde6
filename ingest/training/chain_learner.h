// Learns the weights of a chain of labels: a conditional random field over the name tagger's features.
//
// A sentence says for each token which labels it may have: one, where it is known; several, where it is not,
// and then their probability together is what grows (Tsuboi et al. 2008). Trained by AdaGrad with a quadratic
// penalty, sentence after sentence in shuffled order; deterministic.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/extraction/name_features.h"
#include "ingest/extraction/name_labels.h"

namespace entente {

using LabelSet = std::uint16_t;  // a bit for each label
inline constexpr LabelSet every_label = (1u << name_label_count) - 1;

struct ChainExample {
  FeatureRows features;
  std::vector<LabelSet> allowed;  // of each token; some path through them is possible
  float weight = 1.0F;
};

struct ChainWeights {
  std::vector<float> rows;         // name_row_count × name_label_count
  std::vector<float> transitions;  // name_label_count × name_label_count, by label and next
  std::vector<float> beginnings;   // of each label at the beginning of a sentence
};

struct ChainSettings {
  int rounds = 8;
  float rate = 0.1F;
  float penalty = 1e-5F;
  float dropout = 0.0F;  // share of features unseen in each round
  std::uint32_t seed = 1;
};

ChainWeights empty_chain_weights();

// Goes on from `start`.
ChainWeights train_chain(const std::vector<ChainExample>& examples, ChainWeights start,
                         const ChainSettings& settings);

}  // namespace entente

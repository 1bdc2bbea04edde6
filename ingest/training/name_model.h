// From learned weights to the model file of ingest/extraction/name_tagger.h.
#pragma once

#include <string>

#include "ingest/training/chain_learner.h"

namespace entente {

// Each weight of a row in a signed byte; the largest few are cut.
std::string name_model_bytes(const ChainWeights& weights);

}  // namespace entente

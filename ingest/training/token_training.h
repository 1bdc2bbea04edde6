// Learns the weights of a TokenModel: logistic regression over hashed tokens, AdaGrad.
#pragma once

#include <vector>

#include "ingest/readers/token_model.h"

namespace entente {

struct TokenExample {
  const Tokens* tokens;
  float target;
  float weight;
};

struct TokenTrainingOptions {
  int rounds = 6;
  double rate = 0.3;
  double decay = 2e-4;  // of a weight, each time it is used
};

// Deterministic.
TokenModel train_tokens(const std::vector<TokenExample>& examples, const TokenTrainingOptions& options = {});

}  // namespace entente

#include "ingest/training/token_training.h"

#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace entente {

TokenModel train_tokens(const std::vector<TokenExample>& examples, const TokenTrainingOptions& options) {
  std::vector<float> weights(TokenModel::size, 0.0F);
  std::vector<float> squares(TokenModel::size, 1e-3F);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0u);
  std::mt19937_64 random(7);
  auto rate = static_cast<float>(options.rate);
  auto decay = static_cast<float>(options.decay);
  float bias = 0;
  for (int round = 0; round < options.rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t at : order) {
      const TokenExample& example = examples[at];
      if (example.tokens->empty()) continue;
      float size = 1.0F / std::sqrt(static_cast<float>(example.tokens->size()));
      float sum = bias;
      for (std::uint64_t token : *example.tokens) sum += size * weights[TokenModel::row_of(token)];
      float slope = example.weight * (1.0F / (1.0F + std::exp(-sum)) - example.target);
      bias -= 0.01F * slope;
      for (std::uint64_t token : *example.tokens) {
        std::size_t row = TokenModel::row_of(token);
        float step = slope * size + decay * weights[row];
        squares[row] += step * step;
        weights[row] -= rate * step / std::sqrt(squares[row]);
      }
    }
  }
  return TokenModel(weights);
}

}  // namespace entente

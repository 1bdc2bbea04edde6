// Evidence of single words for or against main text: a linear model over hashed tokens, a byte each.
// It knows what a newsletter box, a disclaimer or a writer's biography sounds like.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/draft.h"

namespace entente {

using Tokens = std::vector<std::uint64_t>;

class TokenModel {
 public:
  static constexpr std::size_t size = 1u << 15;

  // All weights 0: what it says is always 0.
  TokenModel() : weights_(size, 0) {}
  // REQUIRES: weights.size() == size
  explicit TokenModel(std::span<const float> weights);
  static Result<TokenModel> read(std::string_view bytes);
  std::string to_bytes() const;

  // The sum of the tokens' weights over the root of their number.
  float score(const Tokens& tokens) const;

  static std::size_t row_of(std::uint64_t token) { return (token * 0x9E3779B97F4A7C15u) >> 49; }

 private:
  std::vector<std::int8_t> weights_;
  float scale_ = 0;
};

// Single words and pairs of the first 32 words of a block, the first three marked as such, and its last four.
Tokens word_tokens(const Draft& draft);

}  // namespace entente

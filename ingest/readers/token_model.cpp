#include "ingest/readers/token_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

constexpr std::size_t front_words = 32;
constexpr std::size_t back_words = 4;
constexpr std::size_t read_bytes_of_block = 400;

enum TokenMark : std::uint64_t { single = 1, pair, opening, closing };

std::uint64_t marked(std::uint64_t token, std::uint64_t mark) {
  return (token ^ (mark * 0xC2B2AE3D27D4EB4Fu)) * 0x9E3779B97F4A7C15u;
}

}  // namespace

TokenModel::TokenModel(std::span<const float> weights) : weights_(size, 0) {
  float largest = 0;
  for (float weight : weights) largest = std::max(largest, std::abs(weight));
  scale_ = largest / 127;
  for (std::size_t i = 0; i < size && scale_ > 0; ++i)
    weights_[i] = static_cast<std::int8_t>(std::lround(weights[i] / scale_));
}

Result<TokenModel> TokenModel::read(std::string_view bytes) {
  TokenModel model;
  if (bytes.size() != size + sizeof model.scale_)
    return Error{ErrorCode::malformed, "has a wrong size", "token model"};
  std::memcpy(&model.scale_, bytes.data(), sizeof model.scale_);
  std::memcpy(model.weights_.data(), bytes.data() + sizeof model.scale_, size);
  if (!std::isfinite(model.scale_)) return Error{ErrorCode::malformed, "has no scale", "token model"};
  return model;
}

std::string TokenModel::to_bytes() const {
  std::string bytes(sizeof scale_ + size, '\0');
  std::memcpy(bytes.data(), &scale_, sizeof scale_);
  std::memcpy(bytes.data() + sizeof scale_, weights_.data(), size);
  return bytes;
}

float TokenModel::score(const Tokens& tokens) const {
  if (tokens.empty()) return 0;
  int sum = 0;
  for (std::uint64_t token : tokens) sum += weights_[row_of(token)];
  return scale_ * static_cast<float>(sum) / std::sqrt(static_cast<float>(tokens.size()));
}

Tokens word_tokens(const Draft& draft) {
  std::string_view text = draft.text;
  std::vector<std::uint64_t> words = word_hashes(text.substr(0, read_bytes_of_block));
  Tokens tokens;
  std::size_t front = std::min(front_words, words.size());
  for (std::size_t i = 0; i < front; ++i) {
    tokens.push_back(marked(words[i], TokenMark::single));
    if (i > 0) tokens.push_back(marked(words[i - 1] * 31 + words[i], TokenMark::pair));
    if (i < 3) tokens.push_back(marked(words[i], TokenMark::opening + 16 * i));
  }
  if (text.size() > read_bytes_of_block) words = word_hashes(text.substr(text.size() - 60));
  for (std::size_t i = words.size() > back_words ? words.size() - back_words : 0; i < words.size(); ++i)
    tokens.push_back(marked(words[i], TokenMark::closing));
  return tokens;
}

}  // namespace entente

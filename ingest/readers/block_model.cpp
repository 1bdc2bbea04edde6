#include "ingest/readers/block_model.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "ingest/readers/embedded_block_model.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

constexpr float least_open = 0.01F;

std::vector<float> estimate_rows(const BoostedTrees& trees, const BlockTable& table) {
  std::vector<float> estimates;
  estimates.reserve(table.rows());
  for (std::size_t i = 0; i < table.rows(); ++i) estimates.push_back(trees.estimate(table.row(i)));
  return estimates;
}

// Each part of the file stands behind its size.
Result<std::string_view> take_part(std::string_view& bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) return Error{ErrorCode::malformed, "is cut off", "block model"};
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size > bytes.size()) return Error{ErrorCode::malformed, "is cut off", "block model"};
  std::string_view part = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return part;
}

// What a model of other columns falls back to.
std::vector<float> verdicts(const PageReading& reading) {
  std::vector<float> estimates;
  for (std::size_t i = 0; i < reading.blocks.size(); ++i)
    estimates.push_back(reading.rules.keeps(i) ? 1.0F : 0.0F);
  return estimates;
}

}  // namespace

std::vector<float> weigh_words(const TokenModel& model, const PageReading& reading) {
  std::vector<float> evidence;
  for (const PageBlock& block : reading.blocks) evidence.push_back(model.score(word_tokens(block.draft)));
  return evidence;
}

BlockModel::BlockModel(TokenModel words, BoostedTrees first, BoostedTrees second)
    : words_(std::move(words)), first_(std::move(first)), second_(std::move(second)) {}

Result<BlockModel> BlockModel::read(std::string_view bytes) {
  TokenModel words = TRY(TokenModel::read(TRY(take_part(bytes))));
  BoostedTrees first = TRY(BoostedTrees::read(TRY(take_part(bytes))));
  BoostedTrees second = TRY(BoostedTrees::read(TRY(take_part(bytes))));
  if (!bytes.empty()) return Error{ErrorCode::malformed, "goes on behind its end", "block model"};
  return BlockModel(std::move(words), std::move(first), std::move(second));
}

const BlockModel& BlockModel::embedded() {
  static const BlockModel model = [] {
    Result<BlockModel> read = BlockModel::read(embedded_block_model());
    // Without a model the rules stand alone: estimate() falls back to them.
    if (!read.ok()) return BlockModel(TokenModel(), BoostedTrees(0, 0, {}), BoostedTrees(0, 0, {}));
    return *std::move(read);
  }();
  return model;
}

std::string BlockModel::to_bytes() const {
  std::string bytes;
  for (const std::string& part : {words_.to_bytes(), first_.to_bytes(), second_.to_bytes()}) {
    auto size = static_cast<std::uint32_t>(part.size());
    char raw[sizeof size];
    std::memcpy(raw, &size, sizeof size);
    bytes.append(raw, sizeof size);
    bytes += part;
  }
  return bytes;
}

std::vector<float> BlockModel::estimate(const PageReading& reading) const {
  const BlockTable table =
      with_evidence(reading.blocks, describe_blocks(reading), weigh_words(words_, reading));
  if (table.columns != first_.columns()) return verdicts(reading);
  std::vector<float> estimates = estimate_rows(first_, table);
  const BlockTable longer = with_estimates(reading, table, estimates);
  if (longer.columns != second_.columns()) return verdicts(reading);
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    // Most blocks of most pages are plainly frame: nobody asks twice.
    if (estimates[i] >= least_open) estimates[i] = second_.estimate(longer.row(i));
  }
  return estimates;
}

std::vector<bool> choose_blocks(const std::vector<PageBlock>& blocks, const std::vector<float>& estimates) {
  std::vector<double> words;
  double expected = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    words.push_back(static_cast<double>(count_words(blocks[i].draft.text)));
    expected += words[i] * static_cast<double>(estimates[i]);
  }
  std::vector<std::size_t> order(blocks.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return estimates[a] > estimates[b]; });
  double taken = 0;
  double hit = 0;
  double best = 0;
  float threshold = 1;
  for (std::size_t i : order) {
    taken += words[i];
    hit += words[i] * static_cast<double>(estimates[i]);
    double value = hit / (taken + expected);
    if (value < best) continue;
    best = value;
    threshold = estimates[i];
  }
  std::vector<bool> kept;
  std::unordered_set<std::uint64_t> texts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    kept.push_back(estimates[i] >= threshold);
    if (kept[i] && words[i] >= words_of_a_repeat)
      kept[i] = texts.insert(text_digest(blocks[i].draft.text)).second;
  }
  return kept;
}

}  // namespace entente

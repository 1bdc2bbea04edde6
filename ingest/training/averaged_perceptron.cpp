#include "ingest/training/averaged_perceptron.h"

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t first_slots = std::size_t{1} << 20;

std::uint32_t check_of(FeatureHash feature) {
  return static_cast<std::uint32_t>(feature >> 32);
}

}  // namespace

AveragedPerceptron::AveragedPerceptron(int classes)
    : slots_(first_slots), checks_(first_slots), scores_(static_cast<std::size_t>(classes)) {}

std::size_t AveragedPerceptron::slot_of(FeatureHash feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = feature & mask;
  while (slots_[slot] != 0 &&
         (checks_[slot] != check_of(feature) || rows_[slots_[slot] - 1].feature != feature))
    slot = (slot + 1) & mask;
  return slot;
}

void AveragedPerceptron::grow() {
  slots_.assign(slots_.size() * 2, 0);
  checks_.assign(slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::size_t slot = rows_[i].feature & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
    checks_[slot] = check_of(rows_[i].feature);
  }
}

AveragedPerceptron::Row& AveragedPerceptron::row_of(FeatureHash feature) {
  std::size_t slot = slot_of(feature);
  if (slots_[slot] != 0) return rows_[slots_[slot] - 1];
  rows_.push_back({feature, 0, {}, {}});
  if (rows_.size() * 2 > slots_.size()) {
    grow();
  } else {
    slots_[slot] = static_cast<std::uint32_t>(rows_.size());
    checks_[slot] = check_of(feature);
  }
  return rows_.back();
}

const std::vector<float>& AveragedPerceptron::score(std::span<const FeatureHash> features) {
  std::fill(scores_.begin(), scores_.end(), 0.0F);
  for (const FeatureHash feature : features) __builtin_prefetch(&slots_[feature & (slots_.size() - 1)]);
  for (const FeatureHash feature : features) {
    const std::uint32_t row = slots_[slot_of(feature)];
    if (row == 0) continue;
    for (const ClassWeight& one : rows_[row - 1].weights) scores_[one.label] += one.weight;
  }
  return scores_;
}

void AveragedPerceptron::add(Row& row, int label, float amount) {
  std::size_t at = 0;
  while (at < row.weights.size() && row.weights[at].label != label) ++at;
  if (at == row.weights.size()) {
    row.weights.push_back({static_cast<std::uint8_t>(label), 0});
    row.histories.push_back({0, now_});
  }
  History& history = row.histories[at];
  history.total += static_cast<double>(row.weights[at].weight) * static_cast<double>(now_ - history.since);
  history.since = now_;
  row.weights[at].weight += amount;
}

void AveragedPerceptron::update(std::span<const FeatureHash> features, int better, int worse) {
  for (const FeatureHash feature : features) {
    Row& row = row_of(feature);
    ++row.updates;
    add(row, better, 1.0F);
    add(row, worse, -1.0F);
  }
  ++now_;
}

std::vector<WeightRow> AveragedPerceptron::averaged() const {
  std::vector<WeightRow> all;
  all.reserve(rows_.size());
  for (const Row& row : rows_) {
    WeightRow one{row.feature, row.updates, {}};
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      const double age = static_cast<double>(now_ - row.histories[i].since);
      const double total = row.histories[i].total + static_cast<double>(row.weights[i].weight) * age;
      one.weights.push_back({row.weights[i].label, static_cast<float>(total / static_cast<double>(now_))});
    }
    std::sort(one.weights.begin(), one.weights.end(),
              [](const ClassWeight& a, const ClassWeight& b) { return a.label < b.label; });
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(),
            [](const WeightRow& a, const WeightRow& b) { return a.feature < b.feature; });
  return all;
}

}  // namespace entente

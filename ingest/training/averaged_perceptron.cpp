#include "ingest/training/averaged_perceptron.h"

#include <algorithm>

namespace entente {

AveragedPerceptron::AveragedPerceptron(int classes) : scores_(static_cast<std::size_t>(classes)) {
  rows_.reserve(std::size_t{1} << 20);
}

const std::vector<float>& AveragedPerceptron::score(std::span<const FeatureHash> features) {
  std::fill(scores_.begin(), scores_.end(), 0.0F);
  for (const FeatureHash feature : features) {
    const auto found = rows_.find(feature);
    if (found == rows_.end()) continue;
    for (const Cell& cell : found->second.cells) scores_[cell.label] += cell.weight;
  }
  return scores_;
}

void AveragedPerceptron::add(Row& row, int label, float amount) {
  auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                           [label](const Cell& one) { return one.label == label; });
  if (cell == row.cells.end()) {
    Cell fresh;
    fresh.label = static_cast<std::uint8_t>(label);
    fresh.since = now_;
    row.cells.push_back(fresh);
    cell = row.cells.end() - 1;
  }
  cell->total += static_cast<double>(cell->weight) * static_cast<double>(now_ - cell->since);
  cell->since = now_;
  cell->weight += amount;
}

void AveragedPerceptron::update(std::span<const FeatureHash> features, int better, int worse) {
  for (const FeatureHash feature : features) {
    Row& row = rows_[feature];
    ++row.updates;
    add(row, better, 1.0F);
    add(row, worse, -1.0F);
  }
  ++now_;
}

std::vector<WeightRow> AveragedPerceptron::averaged() const {
  std::vector<WeightRow> all;
  all.reserve(rows_.size());
  for (const auto& [feature, row] : rows_) {
    WeightRow one{feature, row.updates, {}};
    for (const Cell& cell : row.cells) {
      const double total =
          cell.total + static_cast<double>(cell.weight) * static_cast<double>(now_ - cell.since);
      one.weights.push_back({cell.label, static_cast<float>(total / static_cast<double>(now_))});
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

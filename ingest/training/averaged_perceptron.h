// A linear classifier over hashed features, learned by mistakes (Collins 2002: averaged perceptron).
//
//   AveragedPerceptron learner(classes);
//   for every decision of the training data:
//     const std::vector<float>& scores = learner.score(features.hashes());
//     if (guess != truth) learner.update(features.hashes(), truth, guess);
//   const std::string table = pack(learner.averaged(), classes, {});   // weight_packing.h
//
// The weights that count are the averages over all updates of the training, so late examples have no
// privilege. Rows are made when a feature first takes part in a mistake. One thread; same calls, same
// weights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/feature_hash.h"

namespace entente {

struct ClassWeight {
  std::uint8_t label = 0;
  float weight = 0;
};

struct WeightRow {
  FeatureHash feature = 0;
  std::uint32_t updates = 0;
  std::vector<ClassWeight> weights;  // by class
};

class AveragedPerceptron {
 public:
  // REQUIRES: 0 < classes <= 256
  explicit AveragedPerceptron(int classes);

  int classes() const { return static_cast<int>(scores_.size()); }
  // Of every class, with the weights of the moment. Valid until the next call.
  const std::vector<float>& score(std::span<const FeatureHash> features);
  // The features speak for `better` and against `worse`; also moves the clock of the average.
  void update(std::span<const FeatureHash> features, int better, int worse);
  // A decision that was right also counts in the average.
  void pass() { ++now_; }

  // In order of the feature's hash.
  std::vector<WeightRow> averaged() const;

 private:
  // Where the total of a weight stands: scoring does not touch it.
  struct History {
    double total = 0;  // sum of the weight over the time until `since`
    std::uint64_t since = 0;
  };
  struct Row {
    FeatureHash feature = 0;
    std::uint32_t updates = 0;
    std::vector<ClassWeight> weights;
    std::vector<History> histories;  // of each weight
  };

  void add(Row& row, int label, float amount);
  Row& row_of(FeatureHash feature);
  std::size_t slot_of(FeatureHash feature) const;
  void grow();

  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // open addressing: number of a row and one, 0: empty
  std::vector<std::uint32_t>
      checks_;  // of each slot: high bits of its feature, to pass by foreign rows unread
  std::vector<float> scores_;
  std::uint64_t now_ = 1;
};

}  // namespace entente

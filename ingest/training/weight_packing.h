// From learned weights to the bytes that language/weight_table.h reads.
#pragma once

#include <string>
#include <vector>

#include "ingest/training/averaged_perceptron.h"

namespace entente {

struct PackingLimits {
  std::uint32_t min_updates = 2;  // a feature that took part in fewer mistakes is left out
  float min_weight = 0.02F;       // smaller weights are taken for nothing
};

// The sum of two sets of rows, both in order of the feature's hash: what several learners say together.
std::vector<WeightRow> summed(const std::vector<WeightRow>& one, const std::vector<WeightRow>& other);

// `rows` in order of the feature's hash, as averaged() gives them. Weights are quantised to 8 bits of the
// largest of their row; the scale is one for all rows, so that scores stay comparable.
std::string pack(const std::vector<WeightRow>& rows, int classes, PackingLimits limits);

}  // namespace entente

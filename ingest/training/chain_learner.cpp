#include "ingest/training/chain_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace entente {
namespace {

constexpr std::size_t labels = name_label_count;
using Row = std::array<double, labels>;

// Probabilities of labels and of pairs of neighbouring labels, under the weights and the labels allowed.
struct Expectations {
  std::vector<Row> at;
  std::array<Row, labels> pairs{};
};

class ChainTrainer {
 public:
  ChainTrainer(ChainWeights weights, const ChainSettings& settings)
      : weights_(std::move(weights)),
        settings_(settings),
        squares_(weights_.rows.size(), 1e-4F),
        transition_squares_(weights_.transitions.size(), 1e-2F),
        beginning_squares_(labels, 1e-2F),
        random_(settings.seed) {}

  ChainWeights run(const std::vector<ChainExample>& examples) && {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int round = 0; round < settings_.rounds; ++round) {
      // Not std::shuffle: what it does differs from library to library.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
      for (const std::size_t example : order) learn(examples[example]);
    }
    return std::move(weights_);
  }

 private:
  void learn(const ChainExample& example) {
    if (example.allowed.empty()) return;
    const FeatureRows features = visible(example.features);
    const std::vector<Row> potentials = potentials_of(features);
    exponentiate_transitions();
    const std::vector<LabelSet> allowed = reachable(features, example.allowed);
    const Expectations right = expect(potentials, &allowed);
    const Expectations model = expect(potentials, nullptr);
    update(features, right, model, example.weight);
  }

  // Words that the tagger never looks at bear no name, whatever the corpus says; the words around one that
  // does there teach nothing.
  static std::vector<LabelSet> reachable(const FeatureRows& features, std::vector<LabelSet> allowed) {
    constexpr std::size_t around = 8;
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      if (features.in_no_name(i) && (allowed[i] & 1u) == 0) cuts.push_back(i);
    }
    for (const std::size_t cut : cuts) {
      const std::size_t first = cut - std::min(cut, around),
                        last = std::min(cut + around + 1, allowed.size());
      std::fill(allowed.begin() + static_cast<std::ptrdiff_t>(first),
                allowed.begin() + static_cast<std::ptrdiff_t>(last), every_label);
    }
    return allowed;
  }

  FeatureRows visible(const FeatureRows& features) {
    if (settings_.dropout <= 0) return features;
    FeatureRows kept;
    const auto limit = static_cast<std::uint32_t>(settings_.dropout * 4294967295.0F);
    std::uint32_t at = 0;
    for (const std::uint32_t end : features.ends) {
      for (; at < end; ++at) {
        if (static_cast<std::uint32_t>(random_()) >= limit) kept.rows.push_back(features.rows[at]);
      }
      kept.ends.push_back(static_cast<std::uint32_t>(kept.rows.size()));
    }
    return kept;
  }

  std::vector<Row> potentials_of(const FeatureRows& features) const {
    std::vector<Row> potentials(features.ends.size());
    std::uint32_t at = 0;
    for (std::size_t token = 0; token < potentials.size(); ++token) {
      if (features.in_no_name(token)) {
        potentials[token][no_name] = 1;
        continue;
      }
      std::array<float, labels> score{};
      for (; at < features.ends[token]; ++at) {
        const float* row = &weights_.rows[features.rows[at] * labels];
        for (std::size_t label = 0; label < labels; ++label) score[label] += row[label];
      }
      if (token == 0) {
        for (std::size_t label = 0; label < labels; ++label) score[label] += weights_.beginnings[label];
      }
      const float most = *std::max_element(score.begin(), score.end());
      for (std::size_t label = 0; label < labels; ++label)
        potentials[token][label] = std::exp(std::max(-60.0, static_cast<double>(score[label] - most)));
    }
    return potentials;
  }

  void exponentiate_transitions() {
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b) {
        const bool possible = may_follow(static_cast<NameLabel>(a), static_cast<NameLabel>(b));
        factor_[a][b] = possible ? std::exp(static_cast<double>(weights_.transitions[a * labels + b])) : 0.0;
      }
    }
  }

  static void normalise_row(Row& row) {
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& value : row) value = sum > 0 ? value / sum : 0;
  }

  Expectations expect(std::vector<Row> node, const std::vector<LabelSet>* allowed) const {
    const std::size_t count = node.size();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t label = 0; label < labels; ++label) {
        const auto name_label = static_cast<NameLabel>(label);
        bool possible = allowed == nullptr || ((*allowed)[i] >> label & 1u) != 0;
        possible = possible && (i > 0 || may_begin_sentence(name_label));
        if (!possible || (i + 1 == count && !may_end_sentence(name_label))) node[i][label] = 0;
      }
    }
    std::vector<Row> forward(count), backward(count);
    forward[0] = node[0];
    normalise_row(forward[0]);
    for (std::size_t i = 1; i < count; ++i) {
      Row row{};
      for (std::size_t a = 0; a < labels; ++a) {
        for (std::size_t b = 0; b < labels; ++b) row[b] += forward[i - 1][a] * factor_[a][b];
      }
      for (std::size_t b = 0; b < labels; ++b) row[b] *= node[i][b];
      normalise_row(row);
      forward[i] = row;
    }
    backward[count - 1].fill(1.0);
    Expectations found;
    for (std::size_t i = count - 1; i > 0; --i) {
      Row ahead, row{};
      for (std::size_t b = 0; b < labels; ++b) ahead[b] = node[i][b] * backward[i][b];
      for (std::size_t a = 0; a < labels; ++a) {
        for (std::size_t b = 0; b < labels; ++b) row[a] += factor_[a][b] * ahead[b];
      }
      normalise_row(row);
      backward[i - 1] = row;
      add_pairs(found, forward[i - 1], ahead);
    }
    found.at.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t label = 0; label < labels; ++label)
        found.at[i][label] = forward[i][label] * backward[i][label];
      normalise_row(found.at[i]);
    }
    return found;
  }

  void add_pairs(Expectations& found, const Row& before, const Row& ahead) const {
    double sum = 0;
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b) sum += before[a] * factor_[a][b] * ahead[b];
    }
    if (sum <= 0) return;
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b)
        found.pairs[a][b] += before[a] * factor_[a][b] * ahead[b] / sum;
    }
  }

  void step(float& weight, float& square, float gradient) const {
    gradient -= settings_.penalty * weight;
    square += gradient * gradient;
    weight += settings_.rate * gradient / std::sqrt(square);
  }

  void update(const FeatureRows& features, const Expectations& right, const Expectations& model,
              float weight) {
    std::uint32_t at = 0;
    for (std::size_t token = 0; token < features.ends.size(); ++token) {
      std::array<float, labels> gradient;
      float most = 0;
      for (std::size_t label = 0; label < labels; ++label) {
        gradient[label] = weight * static_cast<float>(right.at[token][label] - model.at[token][label]);
        most = std::max(most, std::fabs(gradient[label]));
      }
      if (most < 1e-4F) {
        at = features.ends[token];
        continue;
      }
      for (; at < features.ends[token]; ++at) {
        const std::size_t row = features.rows[at] * labels;
        for (std::size_t label = 0; label < labels; ++label)
          step(weights_.rows[row + label], squares_[row + label], gradient[label]);
      }
    }
    for (std::size_t a = 0; a < labels; ++a) {
      const float first = weight * static_cast<float>(right.at[0][a] - model.at[0][a]);
      step(weights_.beginnings[a], beginning_squares_[a], first);
      for (std::size_t b = 0; b < labels; ++b) {
        const float gradient = weight * static_cast<float>(right.pairs[a][b] - model.pairs[a][b]);
        step(weights_.transitions[a * labels + b], transition_squares_[a * labels + b], gradient);
      }
    }
  }

  ChainWeights weights_;
  ChainSettings settings_;
  std::vector<float> squares_, transition_squares_, beginning_squares_;
  std::array<Row, labels> factor_{};
  std::mt19937 random_;
};

}  // namespace

ChainWeights empty_chain_weights() {
  return {std::vector<float>(std::size_t{name_row_count} * labels), std::vector<float>(labels * labels),
          std::vector<float>(labels)};
}

ChainWeights train_chain(const std::vector<ChainExample>& examples, ChainWeights start,
                         const ChainSettings& settings) {
  return ChainTrainer(std::move(start), settings).run(examples);
}

}  // namespace entente

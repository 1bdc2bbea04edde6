#include "ingest/training/tree_boosting.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace entente {
namespace {

constexpr std::size_t bins = 64;
constexpr std::size_t sampled_values = 40'000;

struct Slope {
  double gradient = 0, weight = 0;
};
using Histogram = std::vector<Slope>;  // drawn column by column, `bins` each

struct Cut {
  double gain = 0;
  std::size_t column = 0;  // index among those drawn
  std::size_t bin = 0;     // the last that goes left
};

struct Leaf {
  std::size_t begin = 0, end = 0;  // in the order of rows
  Slope sum;
  Histogram histogram;
  Cut cut;
  std::size_t node = 0;  // where it hangs
};

struct GrowingNode {
  int column = -1;  // -1: a leaf
  float number = 0;
  std::size_t left = 0, right = 0;
};

// The values of each column as bins, and the bins' upper ends.
class BinnedColumns {
 public:
  explicit BinnedColumns(const TrainingRows& rows) {
    for (std::size_t column = 0; column < rows.columns; ++column) {
      ends_.push_back(list_ends(rows, column));
      const std::vector<float>& ends = ends_.back();
      std::vector<std::uint8_t> codes(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        float value = rows.values[i * rows.columns + column];
        codes[i] =
            static_cast<std::uint8_t>(std::lower_bound(ends.begin(), ends.end(), value) - ends.begin());
      }
      codes_.push_back(std::move(codes));
    }
  }
  const std::vector<std::uint8_t>& codes(std::size_t column) const { return codes_[column]; }
  float end(std::size_t column, std::size_t bin) const { return ends_[column][bin]; }
  std::size_t cuts(std::size_t column) const { return ends_[column].size(); }

 private:
  // At most bins - 1 ends, half-way between neighbouring values, by quantile.
  static std::vector<float> list_ends(const TrainingRows& rows, std::size_t column) {
    std::vector<float> values;
    std::size_t step = std::max<std::size_t>(1, rows.size() / sampled_values);
    for (std::size_t i = 0; i < rows.size(); i += step)
      values.push_back(rows.values[i * rows.columns + column]);
    std::sort(values.begin(), values.end());
    std::vector<float> ends;
    for (std::size_t i = 1; i < bins; ++i) {
      std::size_t at = i * values.size() / bins;
      auto above = std::upper_bound(values.begin(), values.end(), values[at]);
      if (above == values.end()) break;
      float end = values[at] + (*above - values[at]) / 2;
      if (ends.empty() || end > ends.back()) ends.push_back(end);
    }
    return ends;
  }

  std::vector<std::vector<float>> ends_;
  std::vector<std::vector<std::uint8_t>> codes_;
};

class TreeGrower {
 public:
  TreeGrower(const BinnedColumns& columns, const BoostingOptions& options, double mean_weight)
      : columns_(columns),
        options_(options),
        least_(options.least_weight * mean_weight),
        smoothing_(options.smoothing * mean_weight) {}

  // `rows` are reordered. Numbers of leaves are scaled by the rate.
  std::vector<GrowingNode> grow(std::vector<std::uint32_t>& rows, std::vector<std::size_t> drawn,
                                const std::vector<float>& gradients, const std::vector<float>& weights) {
    drawn_ = std::move(drawn);
    gradients_ = &gradients;
    weights_ = &weights;
    nodes_.assign(1, {});
    std::vector<Leaf> leaves(1);
    leaves[0].end = rows.size();
    fill(leaves[0], rows);
    choose(leaves[0]);
    while (static_cast<int>(leaves.size()) < options_.leaves) {
      auto best = std::max_element(leaves.begin(), leaves.end(),
                                   [](const Leaf& a, const Leaf& b) { return a.cut.gain < b.cut.gain; });
      if (best->cut.gain <= 1e-9) break;
      Leaf right = split(*best, rows);
      leaves.push_back(std::move(right));
    }
    for (const Leaf& leaf : leaves) {
      double step = -leaf.sum.gradient / (leaf.sum.weight + smoothing_);
      nodes_[leaf.node].number = static_cast<float>(options_.rate * step);
    }
    return std::move(nodes_);
  }

 private:
  void fill(Leaf& leaf, const std::vector<std::uint32_t>& rows) {
    leaf.histogram.assign(drawn_.size() * bins, {});
    leaf.sum = {};
    for (std::size_t i = leaf.begin; i < leaf.end; ++i) {
      leaf.sum.gradient += static_cast<double>((*gradients_)[rows[i]]);
      leaf.sum.weight += static_cast<double>((*weights_)[rows[i]]);
    }
    for (std::size_t c = 0; c < drawn_.size(); ++c) {
      const std::vector<std::uint8_t>& codes = columns_.codes(drawn_[c]);
      Slope* slopes = leaf.histogram.data() + c * bins;
      for (std::size_t i = leaf.begin; i < leaf.end; ++i) {
        std::uint32_t row = rows[i];
        slopes[codes[row]].gradient += static_cast<double>((*gradients_)[row]);
        slopes[codes[row]].weight += static_cast<double>((*weights_)[row]);
      }
    }
  }

  double value(Slope sum) const { return sum.gradient * sum.gradient / (sum.weight + smoothing_ + 1e-12); }

  void choose(Leaf& leaf) const {
    leaf.cut = {};
    double whole = value(leaf.sum);
    for (std::size_t c = 0; c < drawn_.size(); ++c) {
      Slope left;
      for (std::size_t bin = 0; bin < columns_.cuts(drawn_[c]); ++bin) {
        left.gradient += leaf.histogram[c * bins + bin].gradient;
        left.weight += leaf.histogram[c * bins + bin].weight;
        Slope right{leaf.sum.gradient - left.gradient, leaf.sum.weight - left.weight};
        if (left.weight < least_ || right.weight < least_) continue;
        double gain = value(left) + value(right) - whole;
        if (gain > leaf.cut.gain) leaf.cut = {gain, c, bin};
      }
    }
  }

  // Keeps the left part in `leaf` and returns the right one.
  Leaf split(Leaf& leaf, std::vector<std::uint32_t>& rows) {
    const std::vector<std::uint8_t>& codes = columns_.codes(drawn_[leaf.cut.column]);
    auto at = [&](std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
    auto middle = std::stable_partition(at(leaf.begin), at(leaf.end),
                                        [&](std::uint32_t row) { return codes[row] <= leaf.cut.bin; });
    GrowingNode fork;
    fork.column = static_cast<int>(drawn_[leaf.cut.column]);
    fork.number = columns_.end(drawn_[leaf.cut.column], leaf.cut.bin);
    fork.left = nodes_.size();
    fork.right = nodes_.size() + 1;
    nodes_[leaf.node] = fork;
    nodes_.resize(nodes_.size() + 2);
    Leaf right;
    right.node = fork.right;
    right.begin = static_cast<std::size_t>(middle - rows.begin());
    right.end = leaf.end;
    leaf.node = fork.left;
    leaf.end = right.begin;
    bool left_smaller = leaf.end - leaf.begin < right.end - right.begin;
    Leaf& smaller = left_smaller ? leaf : right;
    Leaf& larger = left_smaller ? right : leaf;
    // Of two halves only the smaller is counted.
    Histogram both = std::move(leaf.histogram);
    Slope sum = leaf.sum;
    fill(smaller, rows);
    for (std::size_t i = 0; i < both.size(); ++i) {
      both[i].gradient -= smaller.histogram[i].gradient;
      both[i].weight -= smaller.histogram[i].weight;
    }
    larger.histogram = std::move(both);
    larger.sum = {sum.gradient - smaller.sum.gradient, sum.weight - smaller.sum.weight};
    choose(leaf);
    choose(right);
    return right;
  }

  const BinnedColumns& columns_;
  const BoostingOptions& options_;
  double least_, smoothing_;
  std::vector<std::size_t> drawn_;
  const std::vector<float>* gradients_ = nullptr;
  const std::vector<float>* weights_ = nullptr;
  std::vector<GrowingNode> nodes_;
};

// In the order of a walk that goes left first, as BoostedTrees wants them.
std::vector<TreeNode> laid_out(const std::vector<GrowingNode>& nodes) {
  std::vector<TreeNode> tree;
  struct Open {
    std::size_t node;
    std::ptrdiff_t parent;  // whose larger values lead here; -1: none
  };
  std::vector<Open> open = {{0, -1}};
  while (!open.empty()) {
    Open next = open.back();
    open.pop_back();
    if (next.parent >= 0) {
      auto parent = static_cast<std::size_t>(next.parent);
      tree[parent].skip = static_cast<std::uint16_t>(tree.size() - parent);
    }
    const GrowingNode& node = nodes[next.node];
    TreeNode laid;
    laid.number = node.number;
    if (node.column >= 0) {
      laid.column = static_cast<std::uint16_t>(node.column);
      open.push_back({node.right, static_cast<std::ptrdiff_t>(tree.size())});
      open.push_back({node.left, -1});
    }
    tree.push_back(laid);
  }
  return tree;
}

float walk(const std::vector<TreeNode>& tree, const float* row) {
  std::size_t at = 0;
  while (tree[at].column != TreeNode::leaf) at += row[tree[at].column] <= tree[at].number ? 1 : tree[at].skip;
  return tree[at].number;
}

std::vector<std::uint32_t> draw_rows(const TrainingRows& rows, double share, std::mt19937_64& random) {
  int groups = rows.groups.empty() ? 0 : *std::max_element(rows.groups.begin(), rows.groups.end()) + 1;
  std::vector<bool> drawn(static_cast<std::size_t>(groups));
  for (std::size_t i = 0; i < drawn.size(); ++i)
    drawn[i] = static_cast<double>(random() >> 11) * 0x1p-53 < share;
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (drawn[static_cast<std::size_t>(rows.groups[i])]) chosen.push_back(static_cast<std::uint32_t>(i));
  }
  return chosen;
}

std::vector<std::size_t> draw_columns(std::size_t columns, double share, std::mt19937_64& random) {
  std::vector<std::size_t> all(columns);
  std::iota(all.begin(), all.end(), 0u);
  auto count = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(columns)));
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + random() % (columns - i)]);
  all.resize(count);
  return all;
}

float bias_of(const TrainingRows& rows) {
  double share = 0;
  double all = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    share += static_cast<double>(rows.targets[i] * rows.weights[i]);
    all += static_cast<double>(rows.weights[i]);
  }
  share = std::clamp(share / std::max(all, 1e-9), 0.001, 0.999);
  return static_cast<float>(std::log(share / (1 - share)));
}

}  // namespace

BoostedTrees boost(const TrainingRows& rows, const BoostingOptions& options) {
  const BinnedColumns columns(rows);
  std::mt19937_64 random(options.seed);
  const float bias = bias_of(rows);
  std::vector<float> sums(rows.size(), bias);
  std::vector<float> gradients(rows.size());
  std::vector<float> weights(rows.size());
  double all = std::accumulate(rows.weights.begin(), rows.weights.end(), 0.0);
  TreeGrower grower(columns, options, all / std::max<double>(1, static_cast<double>(rows.size())));
  std::vector<std::vector<TreeNode>> trees;
  for (int tree = 0; tree < options.trees; ++tree) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      float estimate = 1.0F / (1.0F + std::exp(-sums[i]));
      gradients[i] = rows.weights[i] * (estimate - rows.targets[i]);
      weights[i] = rows.weights[i] * std::max(estimate * (1 - estimate), 1e-4F);
    }
    std::vector<std::uint32_t> drawn = draw_rows(rows, options.rows, random);
    std::vector<GrowingNode> grown =
        grower.grow(drawn, draw_columns(rows.columns, options.columns, random), gradients, weights);
    trees.push_back(laid_out(grown));
    for (std::size_t i = 0; i < rows.size(); ++i)
      sums[i] += walk(trees.back(), rows.values.data() + i * rows.columns);
  }
  return BoostedTrees(rows.columns, bias, std::move(trees));
}

}  // namespace entente

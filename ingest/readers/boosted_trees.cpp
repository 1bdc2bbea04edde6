#include "ingest/readers/boosted_trees.h"

#include <cmath>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t node_size = 8;
// Most blocks of most pages are menus; what is that unlikely after some trees stays so.
constexpr float settled = -4.5F;
constexpr std::size_t trees_between_looks = 20;
constexpr std::uint32_t most_columns = 10'000;
constexpr std::uint32_t most_trees = 100'000;

template <typename Number>
void append(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

// Takes numbers off the front of bytes; `short_of_bytes` once they have run out.
class ByteTaker {
 public:
  explicit ByteTaker(std::string_view bytes) : bytes_(bytes) {}

  template <typename Number>
  Number take() {
    Number number{};
    if (bytes_.size() < sizeof number) {
      short_of_bytes_ = true;
      return number;
    }
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return number;
  }
  bool short_of_bytes() const { return short_of_bytes_; }
  std::size_t left() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
  bool short_of_bytes_ = false;
};

bool is_sound(const std::vector<TreeNode>& tree, std::size_t columns) {
  if (tree.empty()) return false;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!std::isfinite(tree[i].number)) return false;
    if (tree[i].column == TreeNode::leaf) continue;
    // Both ways lead forward, so every walk ends, and at a leaf, for the last node is no fork.
    if (tree[i].column >= columns || tree[i].skip < 2 || i + tree[i].skip >= tree.size()) return false;
  }
  return true;
}

Error malformed(const char* message) {
  return Error{ErrorCode::malformed, message, "block model"};
}

}  // namespace

BoostedTrees::BoostedTrees(std::size_t columns, float bias, std::vector<std::vector<TreeNode>> trees)
    : columns_(columns), bias_(bias) {
  for (const std::vector<TreeNode>& tree : trees) {
    roots_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.insert(nodes_.end(), tree.begin(), tree.end());
  }
}

Result<BoostedTrees> BoostedTrees::read(std::string_view bytes) {
  ByteTaker taker(bytes);
  auto columns = taker.take<std::uint32_t>();
  auto count = taker.take<std::uint32_t>();
  auto bias = taker.take<float>();
  if (taker.short_of_bytes() || columns > most_columns || count > most_trees || !std::isfinite(bias))
    return malformed("its head is no model's");
  std::vector<std::vector<TreeNode>> trees;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto size = taker.take<std::uint32_t>();
    if (size > taker.left() / node_size) return malformed("is cut off");
    std::vector<TreeNode> tree(size);
    for (TreeNode& node : tree) {
      node.number = taker.take<float>();
      node.column = taker.take<std::uint16_t>();
      node.skip = taker.take<std::uint16_t>();
    }
    if (!is_sound(tree, columns)) return malformed("a tree leads nowhere");
    trees.push_back(std::move(tree));
  }
  if (taker.left() > 0) return malformed("goes on behind its end");
  return BoostedTrees(columns, bias, std::move(trees));
}

std::string BoostedTrees::to_bytes() const {
  std::string bytes;
  append(bytes, static_cast<std::uint32_t>(columns_));
  append(bytes, static_cast<std::uint32_t>(roots_.size()));
  append(bytes, bias_);
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    std::size_t end = i + 1 < roots_.size() ? roots_[i + 1] : nodes_.size();
    append(bytes, static_cast<std::uint32_t>(end - roots_[i]));
    for (std::size_t node = roots_[i]; node < end; ++node) {
      append(bytes, nodes_[node].number);
      append(bytes, nodes_[node].column);
      append(bytes, nodes_[node].skip);
    }
  }
  return bytes;
}

float BoostedTrees::estimate(std::span<const float> row) const {
  float sum = bias_;
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    if (i % trees_between_looks == 0 && sum < settled) break;
    const TreeNode* node = &nodes_[roots_[i]];
    while (node->column != TreeNode::leaf) node += row[node->column] <= node->number ? 1 : node->skip;
    sum += node->number;
  }
  return 1.0F / (1.0F + std::exp(-sum));
}

}  // namespace entente

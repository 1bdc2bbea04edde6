// A sum of decision trees: what a gradient-boosted classifier says of a row of numbers.
//
//   const BoostedTrees trees = TRY(BoostedTrees::read(bytes));
//   float share = trees.estimate(row);   // 0 to 1
//
// Bytes, little-endian: u32 columns, u32 trees, f32 bias; then each tree: u32 nodes, and its nodes, each f32,
// u16, u16. A node with column 65535 is a leaf that adds its number; any other sends rows whose value is at
// most its number to the next node and the others as many nodes on as the last field says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

struct TreeNode {
  static constexpr std::uint16_t leaf = 65'535;
  float number = 0;  // of a leaf: what it adds; else the largest value that goes to the next node
  std::uint16_t column = leaf;
  std::uint16_t skip = 0;  // nodes from here to where larger values go
};

class BoostedTrees {
 public:
  BoostedTrees(std::size_t columns, float bias, std::vector<std::vector<TreeNode>> trees);
  // `malformed` when a node names a column or node that is not there: whatever read() accepts ends in a leaf.
  static Result<BoostedTrees> read(std::string_view bytes);
  std::string to_bytes() const;

  std::size_t columns() const { return columns_; }
  // REQUIRES: row.size() == columns()
  float estimate(std::span<const float> row) const;

 private:
  std::size_t columns_;
  float bias_;
  std::vector<TreeNode> nodes_;       // all trees, one behind the other
  std::vector<std::uint32_t> roots_;  // where each begins
};

}  // namespace entente

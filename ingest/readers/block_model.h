// The learned part of telling a page's text from its frame: for every block, how likely it is main text.
//
//   const BlockModel& model = BlockModel::embedded();
//   std::vector<float> estimates = model.estimate(reading);
//   std::vector<bool> kept = choose_blocks(reading.blocks, estimates);
//
// Weights of words, and two sums of trees: the first sees each block with its place and its neighbours'
// words, the second also what the first said of the neighbours and of the elements around. How it is trained,
// and on what: ingest/readers/model/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/block_table.h"
#include "ingest/readers/boosted_trees.h"
#include "ingest/readers/page_reading.h"
#include "ingest/readers/token_model.h"

namespace entente {

class BlockModel {
 public:
  BlockModel(TokenModel words, BoostedTrees first, BoostedTrees second);
  static Result<BlockModel> read(std::string_view bytes);
  // The one that the build puts into the program.
  static const BlockModel& embedded();
  std::string to_bytes() const;

  // Of every block, 0 to 1. Linear in the blocks.
  std::vector<float> estimate(const PageReading& reading) const;

 private:
  TokenModel words_;
  BoostedTrees first_, second_;
};

// What the token model says of every block.
std::vector<float> weigh_words(const TokenModel& model, const PageReading& reading);

// A text of as many words that was kept once is not kept again: pages draw the same twice, for wide and for
// narrow screens.
constexpr std::size_t words_of_a_repeat = 20;

// The blocks whose text together is likely to be nearest to the main text: the highest expected F1 over
// words, which a fixed threshold misses on pages where all estimates are low.
std::vector<bool> choose_blocks(const std::vector<PageBlock>& blocks, const std::vector<float>& estimates);

}  // namespace entente

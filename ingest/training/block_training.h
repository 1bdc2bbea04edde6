// Learns which blocks of a page are its main text, and measures how well that goes on pages not seen.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/block_model.h"
#include "ingest/training/gold_pages.h"
#include "ingest/training/tree_boosting.h"

namespace entente {

// The model from all pages. What the second stage learns from are estimates of the first for pages that it
// had not seen, or it would trust them too much.
BlockModel train_blocks(const std::vector<const GoldPage*>& pages);

// How a page was parted by a model that had not seen it.
struct PageScore {
  const GoldPage* page;
  WordScore rules;    // the rules alone
  WordScore model;    // the model alone
  WordScore reader;   // as the reader does it: the vote of both, settled
  WordScore ceiling;  // every block kept that stands in gold by half
};

// Every page judged by a model that has seen only the pages of the other folds; there are five.
std::vector<PageScore> cross_validate(const std::vector<GoldPage>& pages);

}  // namespace entente

// Pages with gold main text, as the block model learns them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/block_table.h"
#include "ingest/readers/page_reading.h"
#include "ingest/readers/token_model.h"

namespace entente {

struct GoldPage {
  std::string name;
  std::string type;  // "article", "listing"
  PageReading reading;
  BlockTable table;                               // as describe_blocks() gives it
  std::vector<std::vector<std::uint64_t>> words;  // of every block
  std::vector<std::uint64_t> gold_words;
  std::vector<float> shares;   // of every block: how much of it stands in gold, in gold's order
  std::vector<int> copies;     // of every block: how many have its text; all have the share of the best
  std::vector<Tokens> tokens;  // of every block
};

// FOLDER/html/NAME.html and FOLDER/ground-truth/NAME.json, as the public WCXB benchmark has them, in order of
// name. Pages without gold text or without blocks are left out.
Result<std::vector<GoldPage>> read_gold_pages(const std::filesystem::path& folder);

// Precision, recall and F1 over words as a multiset, as that benchmark scores.
struct WordScore {
  double precision = 0, recall = 0, f1 = 0;
};
WordScore score_words(const GoldPage& page, const std::vector<bool>& kept);

}  // namespace entente

// The blocks of a page as rows of numbers: what the block model judges.
//
//   BlockTable table = describe_blocks(reading);
//   table = with_evidence(reading.blocks, table, evidence);          // first stage: + what single words say
//   table = with_estimates(reading, table, estimates);  // second stage: + what the first said
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_reading.h"

namespace entente {

struct BlockTable {
  std::size_t columns = 0;
  std::vector<float> values;  // row by row

  std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const float> row(std::size_t block) const {
    return std::span(values).subspan(block * columns, columns);
  }
};

// A row a block: its words, its place, and the words of three neighbours on each side. Linear in the page.
BlockTable describe_blocks(const PageReading& reading);

// The same rows, longer by the evidence of words (block_model.h) of each block, of its neighbours and of the
// heading above.
BlockTable with_evidence(const std::vector<PageBlock>& blocks, const BlockTable& table,
                         const std::vector<float>& evidence);

// The same rows, longer by what the estimates (of every block, 0 to 1) say around each: of its neighbours,
// of the elements it stands in, of the page.
BlockTable with_estimates(const PageReading& reading, const BlockTable& table,
                          const std::vector<float>& estimates);

}  // namespace entente

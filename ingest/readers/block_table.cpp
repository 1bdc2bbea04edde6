#include "ingest/readers/block_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "ingest/readers/node_sums.h"
#include "ingest/readers/place_traits.h"
#include "ingest/readers/text_traits.h"

namespace entente {
namespace {

constexpr int reach = 3;            // neighbours described on each side
constexpr int estimate_reach = 4;   // neighbours whose estimates count
constexpr int estimate_levels = 6;  // elements above

constexpr std::array neighbour_traits = {TextTrait::bytes,      TextTrait::link_density,
                                         TextTrait::stop_share, TextTrait::ends_sentence,
                                         TextTrait::is_heading, TextTrait::is_item};

// The neighbour `offset` blocks off; nothing past the page's ends.
bool is_block(std::size_t block, int offset, std::size_t count) {
  auto at = static_cast<std::ptrdiff_t>(block) + offset;
  return at >= 0 && at < static_cast<std::ptrdiff_t>(count);
}

std::size_t neighbour(std::size_t block, int offset) {
  return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(block) + offset);
}

void append_neighbours(std::size_t block, const std::vector<float>& texts, const PageReading& reading,
                       std::vector<float>& row) {
  const PageTree& page = reading.page;
  const std::vector<PageBlock>& blocks = reading.blocks;
  const PageNode& own = page.at(blocks[block].node);
  for (int offset = -reach; offset <= reach; ++offset) {
    if (offset == 0) continue;
    if (!is_block(block, offset, blocks.size())) {
      row.insert(row.end(), neighbour_traits.size() + 3, -1.0F);
      continue;
    }
    std::size_t other = neighbour(block, offset);
    const float* traits = texts.data() + other * text_trait_count;
    for (TextTrait trait : neighbour_traits) row.push_back(traits[static_cast<std::size_t>(trait)]);
    const PageNode& node = page.at(blocks[other].node);
    row.push_back(reading.rules.keeps(other) ? 1.0F : 0.0F);
    row.push_back(node.parent == own.parent ? 1.0F : 0.0F);
    row.push_back(node.tag == own.tag ? 1.0F : 0.0F);
  }
}

// Estimates, weighed by the bytes they speak of.
class EstimateTraits {
 public:
  EstimateTraits(const PageTree& page, const std::vector<PageBlock>& blocks,
                 const std::vector<float>& estimates)
      : page_(page), blocks_(blocks), estimates_(estimates), text_(page), kept_(page) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      auto bytes = static_cast<double>(blocks[i].draft.text.size());
      before_.push_back(total_);
      total_ += bytes * static_cast<double>(estimates[i]);
      text_.add(blocks[i].node, bytes);
      kept_.add(blocks[i].node, bytes * static_cast<double>(estimates[i]));
      most_ = std::max(most_, estimates[i]);
    }
    text_.settle();
    kept_.settle();
  }

  void append(std::size_t block, std::vector<float>& row) {
    auto add = [&](double value) { row.push_back(static_cast<float>(value)); };
    add(static_cast<double>(estimates_[block]));
    for (int offset = -estimate_reach; offset <= estimate_reach; ++offset) {
      if (offset == 0) continue;
      bool there = is_block(block, offset, blocks_.size());
      add(there ? static_cast<double>(estimates_[neighbour(block, offset)]) : -1);
    }
    append_levels(blocks_[block].node, row);
    double own = before_[block];
    add(total_ > 0 ? own / total_ : 0);
    add(total_);
    add(text_.all() > 0 ? total_ / text_.all() : 0);
    add(static_cast<double>(most_));
    if (blocks_[block].draft.kind == BlockKind::heading) heading_ = estimates_[block];
    add(static_cast<double>(heading_));
    append_stretch(block, row);
  }

 private:
  void append_levels(int node, std::vector<float>& row) const {
    for (int level = 0; level < estimate_levels; ++level) {
      double text = text_.inside(node);
      row.push_back(text > 0 ? static_cast<float>(kept_.inside(node) / text) : 0.0F);
      row.push_back(total_ > 0 ? static_cast<float>(kept_.inside(node) / total_) : 0.0F);
      if (page_.at(node).parent >= 0) node = page_.at(node).parent;
    }
  }

  // How far off the next likely text is, on each side.
  void append_stretch(std::size_t block, std::vector<float>& row) const {
    constexpr int farthest = 12;
    for (int step : {-1, 1}) {
      int offset = step;
      while (is_block(block, offset, blocks_.size()) && std::abs(offset) < farthest &&
             estimates_[neighbour(block, offset)] < 0.6F)
        offset += step;
      bool found = is_block(block, offset, blocks_.size()) && std::abs(offset) < farthest;
      row.push_back(found ? static_cast<float>(std::abs(offset)) : 2.0F * farthest);
    }
  }

  const PageTree& page_;
  const std::vector<PageBlock>& blocks_;
  const std::vector<float>& estimates_;
  NodeSums text_, kept_;
  std::vector<double> before_;
  double total_ = 0;
  float most_ = 0;
  float heading_ = -1;
};

void append_evidence(std::size_t block, const std::vector<float>& evidence, int heading,
                     std::vector<float>& row) {
  for (int offset = -reach; offset <= reach; ++offset) {
    bool there = is_block(block, offset, evidence.size());
    row.push_back(there ? evidence[neighbour(block, offset)] : 0.0F);
  }
  row.push_back(heading < 0 ? 0.0F : evidence[static_cast<std::size_t>(heading)]);
}

}  // namespace

BlockTable describe_blocks(const PageReading& reading) {
  BlockTable table;
  const std::vector<PageBlock>& blocks = reading.blocks;
  if (blocks.empty()) return table;
  std::vector<float> texts;
  texts.reserve(blocks.size() * text_trait_count);
  for (const PageBlock& block : blocks) append_text_traits(block.draft, texts);
  const PlaceTraits places(reading.page, reading.roles, blocks, reading.rules);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto own = texts.begin() + static_cast<std::ptrdiff_t>(i * text_trait_count);
    table.values.insert(table.values.end(), own, own + text_trait_count);
    places.append(i, table.values);
    append_neighbours(i, texts, reading, table.values);
    if (i == 0) {
      table.columns = table.values.size();
      table.values.reserve(table.columns * blocks.size());
    }
  }
  return table;
}

BlockTable with_evidence(const std::vector<PageBlock>& blocks, const BlockTable& table,
                         const std::vector<float>& evidence) {
  BlockTable longer;
  int heading = -1;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::span<const float> row = table.row(i);
    longer.values.insert(longer.values.end(), row.begin(), row.end());
    append_evidence(i, evidence, heading, longer.values);
    if (blocks[i].draft.kind == BlockKind::heading) heading = static_cast<int>(i);
    if (i == 0) {
      longer.columns = longer.values.size();
      longer.values.reserve(longer.columns * table.rows());
    }
  }
  return longer;
}

BlockTable with_estimates(const PageReading& reading, const BlockTable& table,
                          const std::vector<float>& estimates) {
  BlockTable longer;
  EstimateTraits traits(reading.page, reading.blocks, estimates);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::span<const float> row = table.row(i);
    longer.values.insert(longer.values.end(), row.begin(), row.end());
    traits.append(i, longer.values);
    if (i == 0) {
      longer.columns = longer.values.size();
      longer.values.reserve(longer.columns * table.rows());
    }
  }
  return longer;
}

}  // namespace entente

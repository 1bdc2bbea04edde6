// Where a block stands in its page, in numbers: the part of the block model's input that needs the tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/announced_text.h"
#include "ingest/readers/containers.h"
#include "ingest/readers/node_sums.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// What the rules (main_content.h) say of each block.
struct RuleVerdict {
  std::vector<BlockKind> kinds;  // boilerplate where they drop it
  bool keeps(std::size_t block) const { return kinds[block] != BlockKind::boilerplate; }
};

// Builds once what all blocks of a page share; linear in the page. Keeps references to its arguments.
class PlaceTraits {
 public:
  PlaceTraits(const PageTree& page, const std::vector<PageRole>& roles, const std::vector<PageBlock>& blocks,
              const RuleVerdict& rules);

  // Appends always the same number of numbers. Climbs at most 24 levels.
  void append(std::size_t block, std::vector<float>& row) const;

 private:
  void list_hints(const std::vector<PageRole>& roles);
  void count_siblings();
  void sum_up();
  void find_headings();
  void find_repeats();

  void append_hints(int node, std::vector<float>& row) const;
  void append_levels(int node, std::vector<float>& row) const;
  void append_containers(int node, std::vector<float>& row) const;
  void append_position(std::size_t block, std::vector<float>& row) const;
  void append_page(std::size_t block, std::vector<float>& row) const;
  void append_tag(int node, std::vector<float>& row) const;
  int levels_to(int node, int other) const;

  const PageTree& page_;
  const std::vector<PageBlock>& blocks_;
  const RuleVerdict& rules_;
  TextContainers containers_;
  AnnouncedText announced_;
  std::vector<std::uint64_t> hints_;  // of every node
  std::vector<int> alike_;            // siblings of a node with its tag and class
  NodeSums text_, prose_, links_, count_, kept_;
  std::vector<double> text_before_;            // of every block, bytes
  std::vector<int> heading_above_;             // of every block; -1
  std::vector<bool> chrome_heading_;           // of every block: a heading of frame by its words
  std::vector<int> heading_below_;             // of every block; number of blocks when there is none
  std::vector<int> repeats_before_, repeats_;  // of the same text
  std::vector<float> announced_share_;
  std::size_t title_ = 0;  // block; number of blocks when there is none
};

}  // namespace entente

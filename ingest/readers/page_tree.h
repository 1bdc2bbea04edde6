// An HTML page as a flat tree: nodes in document order, each with the end of its subtree, so that every walk
// is a loop and no depth of nesting can hurt.
//
//   Result<PageTree> page = parse_page(bytes, limits);
//   for (int n = 0; n < page->size(); ++n) ...          // document order
//   for (int n = node + 1; n < page->at(node).end; ++n) // everything inside node
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/reader.h"

namespace entente {

struct PageNode {
  std::string_view tag;   // lower case; "" for text
  std::string_view text;  // of a text node
  int parent = -1;
  int end = 0;  // index after the last node inside this one
  int first_attribute = 0;
  int attribute_count = 0;
};

struct PageAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

class PageTree {
 public:
  int size() const { return static_cast<int>(nodes.size()); }
  const PageNode& at(int node) const { return nodes[static_cast<std::size_t>(node)]; }
  std::string_view attribute(int node, std::string_view name) const;  // "" when absent
  bool has_attribute(int node, std::string_view name) const;
  // All text inside the node, blanks collapsed.
  std::string text_of(int node) const;
  // The first node inside `node` with this tag; -1 when there is none.
  int find(std::string_view tag, int node = 0) const;

  std::vector<PageNode> nodes;  // nodes[0] is the root
  std::vector<PageAttribute> attributes;
  std::vector<std::string> losses;
  std::shared_ptr<void> owner;  // keeps the bytes that the views above point into
};

// Decodes and parses; a charset in `content_type`, as the server said it, stands over the page's own. Hostile
// pages are cut, with a note in `losses`, at 2,000,000 nodes, 3,000 levels, 500 attributes of one tag, or
// when repairs of broken nesting cost too much. Malformed only when no tree comes of it.
Result<PageTree> parse_page(std::string_view bytes, const ReadLimits& limits,
                            std::string_view content_type = {});

}  // namespace entente

// A page taken apart, before anything is decided: the tree, what each element is for, the blocks in reading
// order, what the page says about itself, and what the rules make of the blocks.
#pragma once

#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_metadata.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"
#include "ingest/readers/place_traits.h"
#include "ingest/readers/reader.h"

namespace entente {

struct PageReading {
  PageTree page;
  Document document;  // metadata and losses; no text yet
  PageMetadata metadata;
  std::vector<PageRole> roles;
  std::vector<PageBlock> blocks;  // with the kinds they were cut with
  RuleVerdict rules;
};

// Errors as read_document() has them.
Result<PageReading> take_apart(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints);

}  // namespace entente

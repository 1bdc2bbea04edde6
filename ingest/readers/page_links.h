// Where the text of a page leads.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// The links that stand in blocks of the main text, in reading order, each address once, at most 5,000.
// `blocks` as choose_main_content() leaves them; `base` as base_address() gives it.
std::vector<PageLink> list_links(const PageTree& page, const std::vector<PageBlock>& blocks,
                                 std::string_view base);

}  // namespace entente

// Which blocks of a page are its text, and which its frame.
#pragma once

#include <vector>

#include "ingest/document.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_tree.h"
#include "ingest/readers/place_traits.h"

namespace entente {

// Turns every block that is not main text into boilerplate and the heading that repeats the document's
// title into the title block. Needs document.title and authors.
//
// Text weighs by its long blocks that are not links. Elements named as frame (navigation, related, comments
// …) go unless the page's weight hangs on them. Then the narrowest element that holds most of the remaining
// weight is the place of the text, with elements named as article or body preferred; what stands outside
// goes, and so do link lists, chrome phrases and headings with nothing below them inside.
void choose_main_content(const PageTree& page, const std::vector<PageRole>& roles,
                         std::vector<PageBlock>& blocks, const Document& document);

// What the above makes of the blocks, which are left as they were.
RuleVerdict judge_by_rules(const PageTree& page, const std::vector<PageRole>& roles,
                           std::vector<PageBlock>& blocks, const Document& document);

// A heading with only frame below it, up to the next heading of its rank, heads nothing and becomes
// boilerplate.
void drop_empty_headings(std::vector<PageBlock>& blocks);

}  // namespace entente

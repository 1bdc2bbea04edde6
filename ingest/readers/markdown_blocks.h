// Markdown cut into blocks: headings, paragraphs, list items with their depth, quotes, tables.
//
// One pass over the lines, no recursion: nesting is a stack of indents. What is markup (list numbers and
// bullets, heading marks, rules, quote marks) is not in the text; the words are, rendered by render_inline().
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

// `body` is UTF-8 with '\n' line ends, without front matter.
std::vector<Draft> cut_markdown(std::string_view body);

}  // namespace entente

// The words in an element of a feed or sitemap.
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_tree.h"

namespace entente {

// Its text, blanks collapsed, where markup may stand in the text, as publishers put it into titles: "A &amp;#8217;new&amp;#8217;
// plan", "<em>A plan</em>".
std::string plain_words_in(const PageTree& tree, int node);

// The tag without its prefix.
std::string_view local_name(std::string_view tag);

// A loss of the whole index: "the index is damaged and was read in part: line 7: …".
std::string describe_damage(std::string_view damage);

}  // namespace entente

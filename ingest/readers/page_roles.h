// What an element is for, by its tag, role, class and id: text, frame of the site, or nothing a reader sees.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/page_tree.h"

namespace entente {

enum class PageRole {
  content,
  chrome,  // navigation, sharing, related, comments, cookie notices: boilerplate unless the page hangs on it
  small_chrome,  // bylines, tags, download boxes: boilerplate where they are small, else a name for a wrapper
  header,        // chrome unless it holds the heading
  body,          // named as the place of the text: "article-body"
  hidden,        // not drawn by a browser
};

PageRole role_of(const PageTree& page, int node);
// Of every node.
std::vector<PageRole> list_roles(const PageTree& page);

// Elements that begin a new line.
bool is_block_element(std::string_view tag);

}  // namespace entente

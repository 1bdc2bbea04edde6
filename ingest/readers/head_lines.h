// The short lines around a page's heading, where it says who wrote it and when.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// One run of text that the page draws in one style.
struct LinePart {
  std::string text;
  std::string names;           // class and itemprop of the elements around it, in lower case
  std::string_view link;       // where it leads, as written; "" when it is no link
  std::string_view date_time;  // of the <time> around it
};

struct HeadLine {
  std::string text;  // of all parts, blanks between them
  std::vector<LinePart> parts;
  int distance = 0;  // in lines from the heading: -1 stands right before it, 1 right after
};

// Up to 8 lines before `heading` and 40 after it, nearest first: those after come first. Ends after the
// fourth paragraph of prose. What a browser does not draw is left out, and so is the frame of the site, but
// for frame that holds the heading itself.
std::vector<HeadLine> list_head_lines(const PageTree& page, const std::vector<PageRole>& roles, int heading);

}  // namespace entente

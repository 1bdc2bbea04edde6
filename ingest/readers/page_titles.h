// Which of a page's names for itself is its title.
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_findings.h"

namespace entente {

struct PageTitle {
  std::string text;    // "" when the page has none worth the name
  std::string source;  // "heading", "citation tag", "open graph", "json-ld", "page title" …
  int heading = -1;    // the element that shows it, or another heading of the text; -1 when there is none
};

// The heading that people see, where one repeats what the metadata says or is much like it; else what the
// metadata says, without the name of the site. `site` is og:site_name or the like; `address` the page's own,
// whose host name serves where the site has no other.
PageTitle choose_title(const PageTree& page, const PageFindings& found, std::string_view site,
                       std::string_view address);

}  // namespace entente

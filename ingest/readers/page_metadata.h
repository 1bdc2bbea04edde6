// What an HTML page says about itself: meta elements, JSON-LD, links, time elements, its own headings and the
// lines around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// What a page tells machines about its kind.
struct PageClaims {
  bool document = false;  // one article's type, citation tags, a time of publication
  bool listing = false;   // a collection's type, an archive's class, a home page's address
};

struct PageMetadata {
  std::string genre_words;  // hints at the genre: the page's type, section, keywords
  std::string page_title;   // <title>
  PageClaims claims;
};

// Fills title, date and authors, each with its source, corporate author, publisher, issuer, url, language and
// announced_pdf. `roles` as list_roles() gives them; `address` is where the page was fetched, or "". The
// steps: page_findings.h gathers, page_titles.h, page_dates.h and page_authors.h choose.
PageMetadata read_page_metadata(const PageTree& page, const std::vector<PageRole>& roles,
                                std::string_view address, Document& document);

}  // namespace entente

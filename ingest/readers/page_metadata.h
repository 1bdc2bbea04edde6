// What an HTML page says about itself: meta elements, JSON-LD, links, time elements, its own headings and the
// lines around them.
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// Fills title, date and authors, each with its source, corporate author, publisher, issuer, url, language and
// announced_pdf. Returns words that hint at the genre: the page's type, section, keywords. `roles` as
// list_roles() gives them. The steps: page_findings.h gathers, page_titles.h, page_dates.h and page_authors.h
// choose.
std::string read_page_metadata(const PageTree& page, const std::vector<PageRole>& roles, Document& document);

}  // namespace entente

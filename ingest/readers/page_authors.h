// Who wrote a page, by what it says to machines and to readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/head_lines.h"
#include "ingest/readers/page_findings.h"

namespace entente {

struct PageAuthors {
  std::vector<std::string> persons;
  std::string body;    // an organisation named as author; "" when none is, or persons are
  std::string source;  // "citation tag", "json-ld", "byline", "meta", "site name"; "" when nobody is named
};

// `publication` is what the page's JSON-LD says of it, or null; `lines` stand around its heading; `site` and
// `address` are its own: an author that is named like the site is a body. In order: citation elements,
// JSON-LD, the byline near the title, meta elements, elements named as byline, boxes
// about the author, lines that say "by" and agree, a site that is one person's own. A handle ("jlee") counts
// only where no name is found.
PageAuthors choose_authors(const PageFindings& found, const LinkedData* publication,
                           const std::vector<HeadLine>& lines, std::string_view site,
                           std::string_view address);

}  // namespace entente

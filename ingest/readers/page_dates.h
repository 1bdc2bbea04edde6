// When a page was published, by what it says to machines and to readers.
#pragma once

#include <string>
#include <vector>

#include "graph/date.h"
#include "ingest/readers/head_lines.h"
#include "ingest/readers/page_findings.h"

namespace entente {

struct PageDate {
  Date date;
  std::string source;  // "json-ld", "meta", "near the title", "time element", "url", "text"; "" when unknown
};

// `publication` is what the page's JSON-LD says of it, or null; `lines` stand around its heading; `address`
// is its own. In order: JSON-LD (but where no line near the title says the same day, what a line right
// under the title says, unless it says "updated", stands over it), meta elements, a line near the title, a
// time element named as the date of publication, the address, "updated" near the title, an element named as
// a date.
PageDate choose_date(const PageTree& page, const PageFindings& found, const LinkedData* publication,
                     const std::vector<HeadLine>& lines, std::string_view address);

}  // namespace entente

// Everything in a page that metadata is made of, gathered in one pass.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/json_ld.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// A heading or another element that was noted, and where it stands.
struct FoundText {
  int node = -1;
  std::string text;
  bool framed = false;            // in what is named as frame of the site; such come after the others
  std::vector<std::string> runs;  // of a byline: its first runs of text, at most three
};

// A link to a PDF that speaks of a download, a full text or a PDF.
struct PdfLink {
  std::string_view address;  // as written
  std::string words;
  bool framed = false;
};

struct PageFindings {
  std::vector<std::pair<std::string, std::string_view>> metas;  // name in lower case, content
  std::vector<LinkedData> linked;
  std::string canonical;  // as written
  std::string alternate_pdf;
  std::vector<PdfLink> pdf_links;
  std::string_view embedded_pdf;
  std::vector<FoundText> bylines;       // elements named as author or byline
  std::vector<std::string> signatures;  // short lines, anywhere, that begin with "by" or "written by"
  std::vector<FoundText> date_lines;    // elements named as a date that hold one
  std::vector<FoundText> times;         // datetime of <time>
  std::string page_title;               // <title>
  std::vector<FoundText> headings;      // h1, or h2 where there is no h1; drawn ones
  std::string language;

  // The content of the first of these that is there and not blank.
  std::string_view meta(std::initializer_list<std::string_view> names) const;
};

// `roles` as list_roles() gives them. Lists are capped; linear in the page.
PageFindings find_in_page(const PageTree& page, const std::vector<PageRole>& roles);

// Attributes and JSON strings may still hold entities ("&amp;", "&#8217;"): decoded, blanks collapsed.
std::string without_entities(std::string_view text);

}  // namespace entente

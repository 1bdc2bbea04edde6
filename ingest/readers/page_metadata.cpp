#include "ingest/readers/page_metadata.h"

#include <algorithm>
#include <string_view>

#include "ingest/readers/head_lines.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/page_authors.h"
#include "ingest/readers/page_dates.h"
#include "ingest/readers/page_findings.h"
#include "ingest/readers/page_titles.h"
#include "ingest/readers/title_rules.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

// Of several descriptions the one that is about this page: by headline or address, else a publication with a
// date, else the first that says when.
const LinkedData* describes_page(const PageFindings& found, const Document& document) {
  const LinkedData* best = nullptr;
  int most = 0;
  for (const LinkedData& data : found.linked) {
    bool dated_page = data.type.ends_with("Page") && !data.published.empty();
    if (!is_publication(data) && !dated_page) continue;
    bool same = same_title(data.headline, document.title) || (!data.url.empty() && data.url == document.url);
    int weight = 1 + (same ? 4 : 0) + (is_publication(data) ? 2 : 0) + (data.published.empty() ? 0 : 2) +
                 (data.authors.empty() ? 0 : 1);
    if (weight > most) {
      most = weight;
      best = &data;
    }
  }
  return best;
}

std::string choose_pdf(const PageFindings& found) {
  if (std::string_view citation = found.meta({"citation_pdf_url"}); !citation.empty())
    return std::string(citation);
  if (!found.alternate_pdf.empty()) return found.alternate_pdf;
  if (found.pdf_links.size() == 1) return std::string(found.pdf_links[0]);
  return std::string(found.embedded_pdf);
}

// Dublin Core's creator of an official text is the bodies that speak: "Japan; Republic of Korea; United
// States".
std::string choose_issuer(const PageFindings& found) {
  std::string issuer = without_entities(found.meta({"dcterms.creator", "issuer"}));
  std::replace(issuer.begin(), issuer.end(), ';', ',');
  return issuer;
}

std::string choose_publisher(const PageFindings& found) {
  std::string publisher = without_entities(
      found.meta({"og:site_name", "citation_publisher", "application-name", "dc.publisher"}));
  for (const LinkedData& data : found.linked) {
    if (publisher.empty()) publisher = without_entities(data.publisher);
  }
  return publisher;
}

}  // namespace

std::string read_page_metadata(const PageTree& page, const std::vector<PageRole>& roles, Document& document) {
  PageFindings found = find_in_page(page, roles);
  document.publisher = choose_publisher(found);
  document.url = found.canonical;
  if (!is_web_address(document.url)) document.url = found.meta({"og:url"});
  document.language = found.language;
  document.issuer = choose_issuer(found);
  PageTitle title = choose_title(page, found, document.publisher, document.url);
  document.title = title.text;
  document.title_source = title.source;
  const LinkedData* linked = describes_page(found, document);
  std::vector<HeadLine> lines = list_head_lines(page, roles, title.heading);
  PageDate date = choose_date(page, found, linked, lines, document.url);
  document.date = date.date;
  document.date_source = date.source;
  PageAuthors authors = choose_authors(found, linked, lines, document.publisher, document.url);
  document.authors = authors.persons;
  document.corporate_author = authors.body;
  document.authors_source = authors.source;
  document.announced_pdf = choose_pdf(found);
  std::string hints = linked == nullptr || linked->type == "Article" ? "" : linked->type;
  for (std::string_view name : {"article:section", "article:tag", "citation_article_type", "dc.type"}) {
    hints += " " + without_entities(found.meta({name}));
  }
  return hints;
}

}  // namespace entente

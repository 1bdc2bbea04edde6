#include "ingest/readers/page_metadata.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "ingest/readers/date_text.h"
#include "ingest/readers/head_lines.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/link_address.h"
#include "ingest/readers/listed_links.h"
#include "ingest/readers/page_authors.h"
#include "ingest/readers/page_dates.h"
#include "ingest/readers/page_findings.h"
#include "ingest/readers/page_titles.h"
#include "ingest/readers/title_rules.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

// Of several descriptions the one that is about this page: by headline or address, by the day that meta
// elements name, else a publication with a date, else the first that says when.
const LinkedData* describes_page(const PageFindings& found, const Document& document) {
  const LinkedData* best = nullptr;
  int most = 0;
  std::optional<Date> day = parse_date_value(found.meta({"article:published_time"}));
  for (const LinkedData& data : found.linked) {
    bool dated_page = data.type.ends_with("Page") && !data.published.empty();
    if (!is_publication(data) && !dated_page) continue;
    bool same = same_title(data.headline, document.title) || (!data.url.empty() && data.url == document.url);
    int weight = 1 + (same ? 4 : 0) + (is_publication(data) ? 2 : 0) + (data.published.empty() ? 0 : 2) +
                 (data.authors.empty() ? 0 : 1) + (day == parse_date_value(data.published) && day ? 2 : 0);
    if (weight > most) {
      most = weight;
      best = &data;
    }
  }
  return best;
}

// "Download the report" says more than "Full text of the law (PDF)": the one link that does is the page's
// own.
bool announces(std::string_view words) {
  std::string folded = fold_phrase(words);
  return folded.find("download") != folded.npos || folded.find("full report") != folded.npos ||
         folded.find("full paper") != folded.npos || folded.find("read the full") != folded.npos ||
         folded == "pdf" || folded == "view pdf" || folded == "full text pdf";
}

// The only one of these addresses; "" when there is none, or there are several.
std::string only_address(const std::vector<PdfLink>& links) {
  for (const PdfLink& link : links) {
    if (link.address != links.front().address) return "";
  }
  return links.empty() ? "" : std::string(links.front().address);
}

std::string choose_pdf(const PageFindings& found) {
  if (std::string_view citation = found.meta({"citation_pdf_url"}); !citation.empty())
    return std::string(citation);
  if (!found.alternate_pdf.empty()) return found.alternate_pdf;
  std::vector<PdfLink> links = found.pdf_links;
  if (std::string only = only_address(links); !only.empty()) return only;
  std::erase_if(links, [](const PdfLink& link) { return link.framed; });
  if (std::string only = only_address(links); !only.empty()) return only;
  std::erase_if(links, [](const PdfLink& link) { return !announces(link.words); });
  if (std::string only = only_address(links); !only.empty()) return only;
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

// Classes of <body> by which publishing systems mark pages that list others.
constexpr std::array<std::string_view, 9> listing_classes = {
    "archive", "archives", "category",      "post-type-archive", "search-results",
    "tag",     "taxonomy", "path-taxonomy", "blog-index"};

bool has_listing_class(const PageTree& page) {
  int body = page.find("body");
  if (body < 0) return false;
  std::string_view names = page.attribute(body, "class").substr(0, 2'000);
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = std::min(names.find_first_of(" \t\n", at), names.size());
    std::string_view name = names.substr(at, end - at);
    if (std::find(listing_classes.begin(), listing_classes.end(), name) != listing_classes.end()) return true;
    at = end + 1;
  }
  return false;
}

PageClaims hear_claims(const PageTree& page, const PageFindings& found, const Document& document) {
  PageClaims claims;
  std::size_t publications = 0;
  std::size_t same = 0;
  for (const LinkedData& data : found.linked) {
    publications += is_publication(data);
    same += is_publication(data) && same_title(data.headline, document.title);
    claims.listing = claims.listing || data.type == "CollectionPage" || data.type == "SearchResultsPage" ||
                     data.type == "Blog";
  }
  claims.document = same == 1 || publications == 1 || !found.meta({"citation_title"}).empty() ||
                    !found.meta({"article:published_time"}).empty();
  bool home = is_web_address(document.url) && path_of(document.url) == "/";
  claims.listing = claims.listing || publications > 3 || home || has_listing_class(page);
  if (home && same == 0) claims.document = false;
  return claims;
}

// The address that relative links count from, where any is known.
std::string resolved(std::string_view base, std::string_view reference) {
  std::string address = target_address(base, reference);
  return address.empty() ? std::string(reference) : address;
}

}  // namespace

PageMetadata read_page_metadata(const PageTree& page, const std::vector<PageRole>& roles,
                                std::string_view address, Document& document) {
  PageFindings found = find_in_page(page, roles);
  std::string base = base_address(page, address);
  document.publisher = choose_publisher(found);
  document.url = resolved(base, found.canonical);
  if (!is_web_address(document.url)) document.url = found.meta({"og:url"});
  document.language = found.language;
  document.issuer = choose_issuer(found);
  std::string_view known = document.url.empty() ? address : std::string_view(document.url);
  PageTitle title = choose_title(page, found, document.publisher, known);
  document.title = title.text;
  document.title_source = title.source;
  const LinkedData* linked = describes_page(found, document);
  std::vector<HeadLine> lines = list_head_lines(page, roles, title.heading);
  PageDate date = choose_date(page, found, linked, lines, known);
  document.date = date.date;
  document.date_source = date.source;
  PageAuthors authors = choose_authors(found, linked, lines, document.publisher, known);
  document.authors = authors.persons;
  document.corporate_author = authors.body;
  document.authors_source = authors.source;
  document.announced_pdf = resolved(base, choose_pdf(found));
  PageMetadata metadata{"", found.page_title, hear_claims(page, found, document)};
  if (linked != nullptr && linked->type != "Article") metadata.genre_words = linked->type;
  for (std::string_view name : {"article:section", "article:tag", "citation_article_type", "dc.type"}) {
    metadata.genre_words += " " + without_entities(found.meta({name}));
  }
  return metadata;
}

}  // namespace entente

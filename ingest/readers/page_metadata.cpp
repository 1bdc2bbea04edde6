#include "ingest/readers/page_metadata.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/json_ld.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

std::string small(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

struct Meta {
  std::string name;  // lower case
  std::string_view content;
};

// One pass over the page for everything that metadata is made of.
struct Findings {
  std::vector<Meta> metas;
  std::vector<LinkedData> linked;
  std::string canonical;
  std::string alternate_pdf;
  std::vector<std::string_view> pdf_links;  // of links that speak of a download or PDF
  std::string_view embedded_pdf;
  std::vector<std::string> bylines;  // of elements named as author or byline
  std::string date_line;             // of an element named as a date
  std::string_view published_time;   // of <time>
  std::string page_title;
  std::vector<std::string> headings;  // h1
  std::string language;

  std::string_view meta(std::initializer_list<std::string_view> names) const {
    for (std::string_view name : names) {
      for (const Meta& each : metas) {
        if (each.name == name && !trim(each.content).empty()) return trim(each.content);
      }
    }
    return {};
  }
};

bool is_pdf_address(std::string_view address) {
  std::string path = small(address.substr(0, address.find_first_of("?#")));
  return path.ends_with(".pdf") || path.find("/pdf/") != path.npos;
}

class Finder {
 public:
  explicit Finder(const PageTree& page) : page_(page) {}

  Findings find() {
    for (int node = 0; node < page_.size(); ++node) visit(node);
    return std::move(found_);
  }

 private:
  std::string_view attribute(int node, std::string_view name) const {
    return trim(page_.attribute(node, name));
  }

  void visit(int node) {
    std::string_view tag = page_.at(node).tag;
    if (tag == "meta") return meta(node);
    if (tag == "link") return link(node);
    if (tag == "script") return script(node);
    if (tag == "a") anchor(node);
    if (tag == "embed" || tag == "iframe") return embed(attribute(node, "src"));
    if (tag == "object") return embed(attribute(node, "data"));
    if (tag == "time") return time(node);
    byline(node);
    if (tag == "html") found_.language = attribute(node, "lang");
    if (tag == "title" && found_.page_title.empty()) found_.page_title = page_.text_of(node);
    if (tag == "h1" && found_.headings.size() < 20) found_.headings.push_back(page_.text_of(node));
  }

  void meta(int node) {
    for (std::string_view key : {"name", "property", "itemprop"}) {
      std::string_view name = attribute(node, key);
      if (!name.empty()) found_.metas.push_back({small(name), page_.attribute(node, "content")});
    }
  }

  void link(int node) {
    std::string rel = small(attribute(node, "rel"));
    if (rel == "canonical" && found_.canonical.empty()) found_.canonical = attribute(node, "href");
    bool pdf = rel.find("alternate") != rel.npos && small(attribute(node, "type")) == "application/pdf";
    if (pdf && found_.alternate_pdf.empty()) found_.alternate_pdf = attribute(node, "href");
  }

  void script(int node) {
    std::string type = small(attribute(node, "type"));
    bool linked = type.starts_with("application/ld+json") && node + 1 < page_.at(node).end;
    if (linked && found_.linked.size() < 20) found_.linked.push_back(read_json_ld(page_.at(node + 1).text));
  }

  void anchor(int node) {
    std::string_view address = attribute(node, "href");
    if (!is_pdf_address(address) || found_.pdf_links.size() > 50) return;
    std::string words = fold_phrase(page_.text_of(node) + " " + std::string(attribute(node, "class")) + " " +
                                    std::string(attribute(node, "title")));
    bool speaks = words.find("download") != words.npos || words.find("pdf") != words.npos ||
                  words.find("full") != words.npos || page_.has_attribute(node, "download");
    bool known =
        std::find(found_.pdf_links.begin(), found_.pdf_links.end(), address) != found_.pdf_links.end();
    if (speaks && !known) found_.pdf_links.push_back(address);
  }

  void embed(std::string_view address) {
    if (found_.embedded_pdf.empty() && is_pdf_address(address)) found_.embedded_pdf = address;
  }

  void time(int node) {
    std::string_view value = attribute(node, "datetime");
    if (found_.published_time.empty() && parse_date_value(value)) found_.published_time = value;
  }

  // <a rel="author">, itemprop, and the class names that publishing systems use.
  void byline(int node) {
    if (page_.at(node).attribute_count == 0 || page_.at(node).end - node > 40) return;
    std::string names = small(attribute(node, "class")) + " " + small(attribute(node, "itemprop"));
    bool author = attribute(node, "rel") == "author" || names.find("author") != names.npos ||
                  names.find("byline") != names.npos;
    if (author && found_.bylines.size() < 10) found_.bylines.push_back(page_.text_of(node));
    bool dated = names.find("date") != names.npos || names.find("publish") != names.npos ||
                 names.find("posted") != names.npos;
    if (!dated || !found_.date_line.empty()) return;
    std::string line = page_.text_of(node);
    if (line.size() < 80 && find_date(line)) found_.date_line = line;
  }

  const PageTree& page_;
  Findings found_;
};

// The description with most in it comes first.
const LinkedData* best_linked(const Findings& found) {
  const LinkedData* best = nullptr;
  for (const LinkedData& each : found.linked) {
    bool says = !each.headline.empty() || !each.published.empty();
    if (says && (best == nullptr || (best->published.empty() && !each.published.empty()))) best = &each;
  }
  return best;
}

// Where an attribute or JSON string still holds entities ("&amp;").
std::string clean(std::string_view text) {
  std::string cleaned = collapse_blanks(text);
  for (auto [entity, sign] : {std::pair<std::string_view, std::string_view>{"&amp;", "&"},
                              {"&#039;", "'"},
                              {"&#8217;", "\u2019"},
                              {"&quot;", "\""},
                              {"&nbsp;", " "}}) {
    for (std::size_t at = cleaned.find(entity); at != cleaned.npos;
         at = cleaned.find(entity, at + sign.size())) {
      cleaned.replace(at, entity.size(), sign);
    }
  }
  return cleaned;
}

// A heading of the page that a candidate repeats is the title as people see it.
std::string choose_title(const Findings& found, const LinkedData* linked, std::string_view site) {
  std::vector<std::string> candidates;
  for (std::string_view name : {"citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"}) {
    candidates.push_back(strip_site_name(clean(found.meta({name})), site));
  }
  if (linked != nullptr) candidates.push_back(strip_site_name(clean(linked->headline), site));
  std::string page_title = strip_site_name(found.page_title, site);
  candidates.push_back(page_title);
  for (const std::string& heading : found.headings) {
    auto repeats = [&](const std::string& candidate) { return same_title(heading, candidate); };
    if (std::any_of(candidates.begin(), candidates.end(), repeats)) return heading;
  }
  if (found.headings.size() == 1 && count_words(found.headings[0]) >= 3) {
    // The page title often is the heading and something of the site.
    if (fold_phrase(found.page_title).find(fold_phrase(found.headings[0])) != std::string::npos)
      return found.headings[0];
  }
  for (const std::string& candidate : candidates) {
    if (!candidate.empty() && !is_junk_title(candidate)) return candidate;
  }
  return found.headings.empty() ? "" : found.headings[0];
}

struct DateCandidate {
  std::string_view value;
  std::string_view source;
};

void choose_date(const Findings& found, const LinkedData* linked, Document& document) {
  const DateCandidate candidates[] = {
      {linked == nullptr ? std::string_view() : std::string_view(linked->published), "json-ld"},
      {found.meta({"citation_publication_date",
                   "citation_online_date",
                   "citation_date",
                   "article:published_time",
                   "datepublished",
                   "dcterms.issued",
                   "dcterms.created",
                   "dc.date.issued",
                   "dcterms.date",
                   "dc.date",
                   "date",
                   "pubdate",
                   "publish-date",
                   "publish_date",
                   "publication_date",
                   "parsely-pub-date",
                   "sailthru.date",
                   "article.published",
                   "og:published_time",
                   "cxenseparse:recs:publishtime"}),
       "meta"},
      {found.published_time, "time element"},
      {find_date_in_url(document.url).value_or(Date()).day > 0 ? std::string_view(document.url)
                                                               : std::string_view(),
       "url"},
      {found.date_line, "text"},
  };
  for (const DateCandidate& candidate : candidates) {
    std::optional<Date> date =
        candidate.source == "url" ? find_date_in_url(candidate.value) : parse_date_value(candidate.value);
    if (!date) continue;
    document.date = *date;
    document.date_source = candidate.source;
    return;
  }
  if (std::optional<Date> date = find_date_in_url(document.url)) {
    document.date = *date;
    document.date_source = "url";
  }
}

void choose_authors(const Findings& found, const LinkedData* linked, Document& document) {
  for (const Meta& each : found.metas) {
    bool citation =
        each.name == "citation_author" || each.name == "dc.creator" || each.name == "dc.contributor.author";
    if (citation) add_authors(document.authors, split_authors(clean(each.content)));
  }
  if (document.authors.empty() && linked != nullptr) {
    for (const std::string& author : linked->authors)
      add_authors(document.authors, split_authors(clean(author)));
  }
  if (!document.authors.empty()) return;
  std::string_view author =
      found.meta({"author", "article:author", "parsely-author", "sailthru.author", "byl"});
  add_authors(document.authors, split_authors(clean(author)));
  for (const std::string& byline : found.bylines) {
    if (!document.authors.empty()) break;
    if (is_byline(byline) || count_words(byline) <= 4) add_authors(document.authors, split_authors(byline));
  }
  std::erase_if(document.authors,
                [&](const std::string& name) { return same_title(name, document.publisher); });
}

std::string choose_pdf(const Findings& found) {
  if (std::string_view citation = found.meta({"citation_pdf_url"}); !citation.empty())
    return std::string(citation);
  if (!found.alternate_pdf.empty()) return found.alternate_pdf;
  if (found.pdf_links.size() == 1) return std::string(found.pdf_links[0]);
  return std::string(found.embedded_pdf);
}

// Dublin Core's creator of an official text is the bodies that speak: "Japan; Republic of Korea; United
// States".
std::string choose_issuer(const Findings& found) {
  std::string issuer = clean(found.meta({"dcterms.creator", "issuer"}));
  std::replace(issuer.begin(), issuer.end(), ';', ',');
  return issuer;
}

}  // namespace

std::string read_page_metadata(const PageTree& page, Document& document) {
  Findings found = Finder(page).find();
  const LinkedData* linked = best_linked(found);
  document.publisher =
      clean(found.meta({"og:site_name", "citation_publisher", "application-name", "dc.publisher"}));
  if (document.publisher.empty() && linked != nullptr) document.publisher = clean(linked->publisher);
  document.url = found.canonical;
  if (document.url.find("://") == document.url.npos) document.url = found.meta({"og:url"});
  document.language = found.language;
  document.issuer = choose_issuer(found);
  document.title = choose_title(found, linked, document.publisher);
  choose_date(found, linked, document);
  choose_authors(found, linked, document);
  document.announced_pdf = choose_pdf(found);
  std::string hints = linked == nullptr || linked->type == "Article" ? "" : linked->type;
  for (std::string_view name : {"article:section", "article:tag", "citation_article_type", "dc.type"}) {
    hints += " " + clean(found.meta({name}));
  }
  return hints;
}

}  // namespace entente

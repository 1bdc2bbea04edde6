// What an index says there is to read: a table of publications, a sitemap, a feed, a page of links.
//
//   Result<Listing> listing = read_listing(bytes, {.address = "https://example.org/sitemap.xml"});
//
// The kind is recognised by the bytes unless it is given. Foreign bytes are hostile: this runs in a sandboxed
// worker (ingest/isolation) and has limits of its own.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

enum class ListingKind { csv, json, csl_json, ris, sitemap, sitemap_index, rss, atom, page };
std::string_view name_of(ListingKind kind);  // "csl_json"

// One publication, as its index has it. Any field may be empty.
struct ListedItem {
  std::string address;             // where it is published; absolute where the index's own address is known
  std::vector<std::string> files;  // its renditions as written: paths beside the index, or addresses of PDFs
  std::string title;
  std::vector<std::string> authors;
  Date date;  // of publication
  std::string issuer;
  std::string publisher;
  std::string genre;
  std::string language;
  std::string modified;                              // of sitemaps and feeds, as written
  std::map<std::string, std::string> identifiers;    // doi, isbn, id …
  std::map<std::string, std::string> other_columns;  // what we have no field for, kept
  std::size_t row = 0;                               // 1-based line, or position, in the index
};

struct Listing {
  ListingKind kind = ListingKind::page;
  std::vector<ListedItem> items;        // in the index's order
  std::vector<std::string> next_pages;  // further indexes: of a sitemap index, "next" of a feed or page
  std::vector<std::string> losses;      // "row 12 has neither file nor address"
};

struct ListingOptions {
  std::string address;                         // of the index itself: relative addresses count from it
  std::string content_type;                    // as the server said; may be empty
  std::string kind;                            // name of a ListingKind; "": recognised
  std::map<std::string, std::string> columns;  // our field -> the index's column: title -> Headline
  std::string links;                           // a page: only addresses that match this expression (RE2)
  std::size_t max_items = 200'000;
};

// Fails with unsupported (not an index), malformed, too_large, invalid_argument (`columns` names an unknown
// field or a column that is not there; `links` is no expression); the message carries line and field.
Result<Listing> read_listing(std::string_view bytes, const ListingOptions& options);

// A Listing as JSON, between the worker and the batch; the reverse verifies what it is given.
std::string to_json(const Listing& listing);
Result<Listing> listing_from_json(std::string_view json);

// What the index says stands over what the document says of itself: fills and overrides its metadata, naming
// "index" as the source of each.
void complete(Document& document, const ListedItem& item);

}  // namespace entente

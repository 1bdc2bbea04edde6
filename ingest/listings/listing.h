// What an index says there is to read: a table of publications, a sitemap, a feed, a page of links.
//
//   Result<Listing> listing = read_listing(bytes, {.address = "https://example.org/sitemap.xml"});
//   for (const ListedItem& item : listing->items) ...
//
// The kind is recognised by the bytes unless it is given. Foreign bytes are hostile: this runs in a sandboxed
// worker (ingest/isolation) and has limits of its own. Cost: linear in the bytes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

enum class ListingKind { csv, json, csl_json, ris, sitemap, sitemap_index, rss, atom, page };
std::string_view name_of(ListingKind kind);  // "csl_json"
std::optional<ListingKind> listing_kind_named(std::string_view name);

// One publication, as its index has it. Any field may be empty.
struct ListedItem {
  std::string address;             // where it is published; absolute where the index's own address is known
  std::vector<std::string> files;  // its renditions: paths beside the index as written, or addresses of PDFs
  std::string title;
  std::vector<std::string> authors;
  Date date;  // of publication
  std::string issuer;
  std::string publisher;
  std::string genre;  // as written: "Policy brief"
  std::string language;
  std::string modified;                              // of sitemaps and feeds, as written
  std::map<std::string, std::string> identifiers;    // doi, isbn, issn, id
  std::map<std::string, std::string> other_columns;  // what we have no field for, kept
  std::size_t row = 0;  // 1-based: line of a table, JSONL or RIS; position in any other index
};

struct Listing {
  ListingKind kind = ListingKind::page;
  std::vector<ListedItem> items;        // in the index's order
  std::vector<std::string> next_pages;  // further indexes: of a sitemap index, "next" of a feed or page
  std::vector<std::string> losses;      // "row 12 has neither file nor address"
  // Every entry of these bytes was read. When not (damaged, or over max_items), absence means nothing.
  bool whole = true;
};

struct ListingOptions {
  std::string address;       // of the index itself: relative addresses count from it
  std::string content_type;  // as the server said; may be empty
  std::string kind;          // name of a ListingKind; "": recognised
  // Tables and JSON: our field -> the index's column: title -> Headline. Fields: column_names.h.
  std::map<std::string, std::string> columns;
  // Only items of which the address or a file matches this expression (RE2) somewhere: "/pub/\\d+". Anchor it
  // with ^ and $ to match the whole.
  std::string links;
  // A sidecar (sidecar.h): the file's name. One item is expected, which needs neither file nor address.
  std::string beside;
  std::size_t max_items = 200'000;
};

// Fails with unsupported (not an index), malformed, empty, too_large, invalid_argument (`kind`, `columns`
// names an unknown field or a column that is not there; `links` is no expression). An index damaged part way
// is read up to there, with a loss and `whole` false. An entry with neither file nor address is a loss, not
// an item.
Result<Listing> read_listing(std::string_view bytes, const ListingOptions& options);

// A Listing as JSON, between the worker and the batch; the reverse verifies what it is given.
std::string to_json(const Listing& listing);
Result<Listing> listing_from_json(std::string_view json);

// What the index says stands over what the document says of itself: fills and overrides its metadata, naming
// "index" as the source of each. Only a date that merely repeats the document's own less exactly does not.
void complete(Document& document, const ListedItem& item);

}  // namespace entente

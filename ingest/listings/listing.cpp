#include "ingest/listings/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "ingest/listings/address_pattern.h"
#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/readers/decoding.h"
#include "ingest/readers/file_bytes.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

constexpr std::size_t max_index_bytes = 64u << 20;
constexpr std::size_t max_address = 8'000;  // as servers have it

constexpr std::array<std::pair<ListingKind, std::string_view>, 9> kind_names = {
    {{ListingKind::csv, "csv"},
     {ListingKind::json, "json"},
     {ListingKind::csl_json, "csl_json"},
     {ListingKind::ris, "ris"},
     {ListingKind::sitemap, "sitemap"},
     {ListingKind::sitemap_index, "sitemap_index"},
     {ListingKind::rss, "rss"},
     {ListingKind::atom, "atom"},
     {ListingKind::page, "page"}}};

// "utf-16" of "text/csv; charset=utf-16".
std::string charset_of(std::string_view content_type) {
  const std::size_t at = content_type.find("charset=");
  if (at == content_type.npos) return "";
  const std::string_view value = content_type.substr(at + 8);
  return std::string(trim(value.substr(0, value.find_first_of("; \""))));
}

Result<ListingKind> kind_of(std::string_view text, const ColumnMap& columns, const ListingOptions& options) {
  if (!options.kind.empty()) {
    if (const std::optional<ListingKind> kind = listing_kind_named(options.kind)) return *kind;
    return Error{ErrorCode::invalid_argument, fmt::format("there is no kind of index \"{}\"", options.kind),
                 ""};
  }
  if (const std::optional<ListingKind> kind = recognise_listing(text, columns)) return *kind;
  return Error{
      ErrorCode::unsupported,
      "is no index that entente reads: CSV with a header that names files or addresses, JSON, CSL-JSON, "
      "RIS, a sitemap, RSS, Atom or a page of links",
      ""};
}

Result<Listing> read_kind(ListingKind kind, std::string_view bytes, std::string_view text,
                          const ColumnMap& columns, const ListingOptions& options) {
  switch (kind) {
    case ListingKind::csv:
      return read_table_listing(text, columns, options);
    case ListingKind::json:
    case ListingKind::csl_json:
      return read_json_listing(text, columns, options);
    case ListingKind::ris:
      return read_ris_listing(text, options);
    case ListingKind::sitemap:
    case ListingKind::sitemap_index:
      return read_sitemap_listing(bytes, options);
    case ListingKind::rss:
    case ListingKind::atom:
      return read_feed_listing(bytes, options);
    case ListingKind::page:
      return read_page_listing(bytes, options);
  }
  return Error{ErrorCode::unsupported, "is no index", ""};
}

// "mailto:", "javascript:" and other schemes lead to no document.
bool leads_elsewhere(std::string_view address) {
  const std::size_t colon = address.find(':');
  return address.starts_with('#') || (colon != address.npos && colon < address.find_first_of("/?#"));
}

// Addresses become absolute; what is no address of the web is a file beside the index.
void settle_address(ListedItem& item, std::string_view base) {
  const std::string written = std::exchange(item.address, "");
  const std::string address(without_fragment(resolve_address(base, written)));
  if (is_web_address(address)) {
    item.address = address;
  } else if (!written.empty() && !leads_elsewhere(written)) {
    item.files.insert(item.files.begin(), written);
  }
  if (!is_web_address(base)) return;
  for (std::string& file : item.files) file = resolve_address(base, file);
}

void settle_lengths(ListedItem& item) {
  if (item.address.size() > max_address) item.address.clear();
  item.files.erase(std::remove_if(item.files.begin(), item.files.end(),
                                  [](const std::string& file) { return file.size() > max_address; }),
                   item.files.end());
  for (std::string* text : {&item.title, &item.publisher, &item.language, &item.modified}) {
    *text = shorten_value(*text);
  }
}

// A DOI is an address too.
void settle_doi(ListedItem& item) {
  const auto doi = item.identifiers.find("doi");
  if (doi == item.identifiers.end() || !item.address.empty() || !item.files.empty()) return;
  const std::string_view value = doi->second;
  const std::size_t number = value.find("10.");
  if (number != value.npos) item.address = "https://doi.org/" + std::string(value.substr(number));
}

bool is_meant(const ListedItem& item, const AddressPattern& pattern) {
  return pattern.matches(item.address) ||
         std::any_of(item.files.begin(), item.files.end(),
                     [&](const std::string& file) { return pattern.matches(file); });
}

void settle(Listing& listing, const AddressPattern& pattern, const ListingOptions& options) {
  if (!listing.whole && listing.items.size() + listing.next_pages.size() >= options.max_items) {
    note_loss(listing.losses,
              fmt::format("the index holds more than {} entries; the rest was left out", options.max_items));
  }
  std::vector<ListedItem> items;
  for (ListedItem& item : listing.items) {
    settle_address(item, options.address);
    settle_doi(item);
    settle_lengths(item);
    if (!options.beside.empty()) {
      item.files = {options.beside};
    } else if (item.address.empty() && item.files.empty()) {
      note_loss(listing.losses, fmt::format("row {} has neither file nor address", item.row));
      continue;
    } else if (!is_meant(item, pattern)) {
      continue;
    }
    items.push_back(std::move(item));
  }
  listing.items = std::move(items);
}

void settle_next_pages(Listing& listing, std::string_view base) {
  std::vector<std::string> pages;
  std::unordered_set<std::string> seen;
  for (const std::string& written : listing.next_pages) {
    std::string address(without_fragment(resolve_address(base, written)));
    const bool usable = !trim(address).empty() && address.size() <= max_address &&
                        !leads_elsewhere(is_web_address(address) ? "" : address);
    if (usable && seen.insert(address).second) pages.push_back(std::move(address));
  }
  listing.next_pages = std::move(pages);
}

}  // namespace

std::string_view name_of(ListingKind kind) {
  const auto* found = std::find_if(kind_names.begin(), kind_names.end(),
                                   [&](const auto& each) { return each.first == kind; });
  return found == kind_names.end() ? "" : found->second;
}

std::optional<ListingKind> listing_kind_named(std::string_view name) {
  const auto* found = std::find_if(kind_names.begin(), kind_names.end(),
                                   [&](const auto& each) { return each.second == name; });
  return found == kind_names.end() ? std::nullopt : std::optional(found->first);
}

Result<Listing> read_listing(std::string_view bytes, const ListingOptions& options) {
  if (bytes.size() > max_index_bytes) return too_many_bytes(bytes.size(), max_index_bytes);
  const ColumnMap columns = TRY(ColumnMap::with(options.columns));
  const AddressPattern pattern = TRY(AddressPattern::compile(options.links));
  const std::string text = decode_text(bytes, charset_of(options.content_type));
  if (trim(text).empty()) return Error{ErrorCode::empty, "holds nothing", ""};
  const ListingKind kind = TRY(kind_of(text, columns, options));
  Listing listing = TRY(read_kind(kind, bytes, text, columns, options));
  settle(listing, pattern, options);
  settle_next_pages(listing, options.address);
  return listing;
}

}  // namespace entente

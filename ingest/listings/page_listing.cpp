// A page that leads to publications: what repeats on it (readers/listed_links.h), or, where a person has said
// which addresses are meant, every link to one of them.
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "ingest/listings/address_pattern.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/listed_links.h"
#include "ingest/readers/page_tree.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

ListedItem item_of(ListedLink link) {
  ListedItem item;
  item.address = std::move(link.address);
  item.title = std::move(link.title);
  item.date = link.date;
  if (!link.pdf.empty()) item.files.push_back(std::move(link.pdf));
  return item;
}

// All links of the page that match, wherever they stand; `known` tells more about some of them.
std::vector<ListedItem> matching_links(const PageTree& page, const std::string& base,
                                       const AddressPattern& pattern, std::vector<ListedLink> known) {
  std::map<std::string, ListedLink> by_address;
  for (ListedLink& link : known) by_address.emplace(link.address, link);
  std::vector<ListedItem> items;
  std::unordered_set<std::string> seen;
  for (int node = 0; node < page.size(); ++node) {
    if (page.at(node).tag != "a" || !page.has_attribute(node, "href")) continue;
    std::string address(without_fragment(resolve_address(base, page.attribute(node, "href"))));
    if (!pattern.matches(address) || !seen.insert(address).second) continue;
    const auto more = by_address.find(address);
    if (more != by_address.end()) {
      items.push_back(item_of(more->second));
    } else {
      items.push_back(item_of({std::move(address), page.text_of(node), "", {}}));
    }
  }
  return items;
}

}  // namespace

Result<Listing> read_page_listing(std::string_view bytes, const ListingOptions& options) {
  const AddressPattern pattern = TRY(AddressPattern::compile(options.links));
  const PageTree page = TRY(parse_page(bytes, ReadLimits(), options.content_type));
  Listing listing;
  listing.kind = ListingKind::page;
  std::vector<ListedLink> links = listed_links(page, options.address);
  if (options.links.empty()) {
    for (ListedLink& link : links) listing.items.push_back(item_of(std::move(link)));
  } else {
    listing.items = matching_links(page, base_address(page, options.address), pattern, std::move(links));
  }
  if (listing.items.size() > options.max_items) {
    listing.items.resize(options.max_items);
    listing.whole = false;
  }
  for (std::size_t i = 0; i < listing.items.size(); ++i) listing.items[i].row = i + 1;
  std::string next = next_page_address(page, options.address);
  if (!next.empty()) listing.next_pages.push_back(std::move(next));
  listing.losses = page.losses;
  listing.whole = listing.whole && page.losses.empty();
  return listing;
}

}  // namespace entente

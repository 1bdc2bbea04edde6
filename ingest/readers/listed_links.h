// The publications that a listing page leads to.
//
//   PageTree page = TRY(parse_page(bytes, limits));
//   for (const ListedLink& link : listed_links(page, "https://example.org/publications")) ...
//   std::string next = next_page_address(page, "https://example.org/publications");
//
// How: a listing repeats itself. Links outside the frame of the site are grouped by the elements they stand
// in (the last six tags with their first class); a link's item is the largest element that holds no other
// link of the group. Groups are weighed by how many items they have and how much their titles look like
// titles; the heaviest gives the items, and groups alike in address join it. Linear in the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

struct ListedLink {
  std::string address;  // absolute where the page's own address is known, else as written; no fragment
  std::string title;    // the item's heading, else the link's words
  std::string pdf;      // address of the PDF the item leads to beside its page; "" when none
  Date date;            // of the item; unknown when it shows none
};

// In reading order, each address once; at most 5,000. Empty when nothing repeats: fewer than two items, or
// none with words for a title. `address` is where the page was fetched and may be empty; a base element or
// the page's canonical address then serves.
std::vector<ListedLink> listed_links(const PageTree& page, std::string_view address);
// The same for whoever has list_roles() of the page already.
std::vector<ListedLink> listed_links(const PageTree& page, const std::vector<PageRole>& roles,
                                     std::string_view address);

// Where the listing goes on: rel="next", or the link that says so; "" when the page is the last.
std::string next_page_address(const PageTree& page, std::string_view address);

// What relative links of the page count from: its base element, else `address`, else its canonical address.
std::string base_address(const PageTree& page, std::string_view address);

}  // namespace entente

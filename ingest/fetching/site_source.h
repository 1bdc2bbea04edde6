// A declared site -> its publications, one at a time, in the order of its index.
//
//   SiteSource site(rules, fetcher, read_listing_in_worker);
//   SiteReport report = TRY(site.run(run_start, [&](const SiteItem& item) { …; return Onward::proceed; }));
//   if (report.complete) …what was listed last time and is not in report.addresses has vanished…
//
// Index pages are fetched and read first, with all their next pages; then every item is fetched conditionally
// and given to the callback before the next one is asked for, so that reading goes on while fetching waits. A
// run that was killed is run again with the same start: what it has fetched is taken from the archive.
//
// What is missing is told apart from what could not be asked:
//   the index does not answer        an Error; nothing is known of any item
//   one of its next pages does not   a note in the report, which is then not complete
//   an item does not answer          SiteItem::error; it has not vanished
//   an item is 404 or 410            SiteItem::gone
//   an item is not listed any more   only a complete report says so. Feeds are never complete (they show what
//   is
//                                    new), nor is an index that suddenly lists nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/fetching/fetcher.h"
#include "ingest/listings/listing.h"

namespace entente {

enum class SiteKind { sitemap, feed, listing, urls };

// Whether a date of modification in the index, older than our last look, spares a request.
enum class ModifiedDates { trusted, ignored };

struct SiteRules {
  SiteKind kind = SiteKind::sitemap;
  std::string address;                 // of the index; not used by `urls`
  std::vector<std::string> addresses;  // of `urls`
  std::string include;                 // RE2: only items whose address matches; "": all
  std::string exclude;                 // RE2: no item whose address matches; "": none
  std::string links;                   // RE2: of a page, only links that match are items
  std::size_t max_pages = 50;          // of the index of a `listing`; sitemaps and feeds have 1,000
  ModifiedDates modified = ModifiedDates::trusted;
};

struct SiteItem {
  ListedItem listed;  // what the index says of it; its address in one spelling
  std::optional<FetchedItem> page;
  std::vector<FetchedItem> renditions;  // the PDFs that the index lists or the page announces
  std::optional<Error> error;           // why there is no page
  bool gone = false;                    // the site says that it is no more
  std::vector<std::string> losses;      // "https://…/a.pdf: a page was sent in place of a PDF"
};

struct SiteReport {
  std::vector<std::string> addresses;  // of all items that are listed and match
  bool complete = false;               // nothing was listed that is not in `addresses`
  bool stopped = false;                // by the callback or the Fetcher's `stop`
  std::size_t fresh = 0;
  std::size_t unchanged = 0;  // the server was asked
  std::size_t held = 0;       // it was not
  std::size_t failed = 0;
  std::size_t gone = 0;
  std::vector<std::string> losses;  // of the index

  void count(const SiteItem& item);
};

enum class Onward { proceed, stop };

// Reads an index out of a record of the archive (its bytes as they are stored). Foreign bytes: the batch
// gives the sandboxed pool's way.
using ListingReader = std::function<Result<Listing>(std::string_view record, const ListingOptions& options)>;
// The addresses of the PDFs that a fetched page announces; none where it is no page.
using AnnouncedReader =
    std::function<std::vector<std::string>(std::string_view record, const FetchedItem& page)>;

class SiteSource {
 public:
  // The fetcher outlives it. Without `announced`, only the PDFs that the index itself lists are fetched.
  SiteSource(SiteRules rules, Fetcher& fetcher, ListingReader read_listing, AnnouncedReader announced = {},
             std::function<bool()> stop = {})
      : rules_(std::move(rules)),
        fetcher_(&fetcher),
        read_listing_(std::move(read_listing)),
        announced_(std::move(announced)),
        stop_(std::move(stop)) {}

  // Fails when the first page of the index cannot be fetched or is no index, and with invalid_argument for
  // expressions that are none.
  Result<SiteReport> run(TimePoint run_start, const std::function<Onward(const SiteItem&)>& each);

 private:
  struct Index;
  struct Renditions;
  Result<Index> read_index(TimePoint run_start);
  Result<Listing> read_index_page(const std::string& address, TimePoint run_start);
  Result<std::vector<ListedItem>> chosen(std::vector<ListedItem> items) const;
  SiteItem fetch_item(ListedItem listed, TimePoint run_start);
  std::vector<std::string> rendition_addresses(const ListedItem& listed, const FetchedItem& page) const;
  Renditions fetch_renditions(const std::vector<std::string>& addresses, TimePoint since);
  Result<std::string> absolute(const std::string& address) const;
  bool stopped() const { return stop_ && stop_(); }

  SiteRules rules_;
  Fetcher* fetcher_;
  ListingReader read_listing_;
  AnnouncedReader announced_;
  std::function<bool()> stop_;
};

}  // namespace entente

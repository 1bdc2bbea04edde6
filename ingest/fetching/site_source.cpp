#include "ingest/fetching/site_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "ingest/archives/header_block.h"
#include "ingest/fetching/web_address.h"
#include "ingest/fetching/web_times.h"
#include "ingest/listings/address_pattern.h"

namespace entente {

namespace {

constexpr std::size_t max_machine_pages = 1'000;  // of a sitemap or feed
constexpr std::size_t max_items = 200'000;
constexpr std::size_t max_renditions = 20;

std::string listing_kind(SiteKind kind) {
  return kind == SiteKind::listing ? "page" : "";
}

// What a server that has lost a file sends instead.
bool is_page_type(std::string_view content_type) {
  const std::string_view type = media_type_of(content_type);
  return same_token(type, "text/html") || same_token(type, "application/xhtml+xml");
}

// A maintenance page in place of a sitemap must not be taken for a list of publications.
bool fits(SiteKind wanted, ListingKind found) {
  const bool feed = found == ListingKind::rss || found == ListingKind::atom;
  if (wanted == SiteKind::feed) return feed;
  const bool sitemap = found == ListingKind::sitemap || found == ListingKind::sitemap_index;
  return wanted != SiteKind::sitemap || sitemap || feed;  // sitemaps.org allows feeds in place of sitemaps
}

}  // namespace

void SiteReport::count(const SiteItem& item) {
  if (item.gone) {
    gone++;
  } else if (!item.page) {
    failed++;
  } else if (item.page->news == FetchNews::fresh) {
    fresh++;
  } else if (item.page->news == FetchNews::unchanged) {
    unchanged++;
  } else {
    held++;
  }
}

struct SiteSource::Renditions {
  std::vector<FetchedItem> items;
  std::vector<std::string> losses;
};

struct SiteSource::Index {
  std::vector<ListedItem> items;
  std::vector<std::string> losses;
  bool complete = true;
};

Result<Listing> SiteSource::read_index_page(const std::string& address, TimePoint run_start) {
  const FetchedItem page = TRY(fetcher_->fetch(address, run_start));
  if (page.gone()) {
    return Error{ErrorCode::unreachable,
                 fmt::format("the index is not there: the site answered {}", page.status), address};
  }
  const std::string record = TRY(fetcher_->archive().record(page.place));
  ListingOptions options;
  options.address = page.address;
  options.content_type = page.content_type;
  options.kind = listing_kind(rules_.kind);
  options.links = rules_.links;
  auto listing = read_listing_(record, options);
  if (!listing.ok() && listing.error().where.empty()) {
    return Error{listing.error().code, listing.error().message, address};
  }
  if (listing.ok() && !fits(rules_.kind, listing->kind)) {
    return Error{ErrorCode::not_a_document,
                 fmt::format("the index is of another kind than declared: {}", name_of(listing->kind)),
                 address};
  }
  return listing;
}

// Its pages in the order in which they are named. The first must be there; what further ones lack is noted.
Result<SiteSource::Index> SiteSource::read_index(TimePoint run_start) {
  Index index;
  if (rules_.kind == SiteKind::urls) {
    for (const std::string& address : rules_.addresses) {
      index.items.emplace_back();
      index.items.back().address = address;
    }
    return index;
  }
  const std::size_t most = rules_.kind == SiteKind::listing ? rules_.max_pages : max_machine_pages;
  std::deque<std::string> waiting = {TRY(parse_web_address(rules_.address)).text};
  std::unordered_set<std::string> known(waiting.begin(), waiting.end());
  for (std::size_t read = 0; !waiting.empty() && !stopped(); read++) {
    if (read >= most || index.items.size() >= max_items) {
      index.complete = false;
      index.losses.push_back(fmt::format(
          "the index goes on after {} pages and {} items; the rest is not read", read, index.items.size()));
      break;
    }
    const std::string address = std::move(waiting.front());
    waiting.pop_front();
    auto listing = read_index_page(address, run_start);
    if (!listing.ok()) {
      if (read == 0) return listing.error();
      index.complete = false;
      index.losses.push_back(listing.error().describe());
      continue;
    }
    index.complete = index.complete && listing->whole;
    for (std::string& loss : listing->losses) index.losses.push_back(address + ": " + std::move(loss));
    std::move(listing->items.begin(), listing->items.end(), std::back_inserter(index.items));
    for (const std::string& next : listing->next_pages) {
      auto place = resolve_web_address(address, next);
      if (place.ok() && known.insert(*place).second) waiting.push_back(std::move(*place));
    }
  }
  index.complete = index.complete && rules_.kind != SiteKind::feed && !stopped();
  return index;
}

Result<std::string> SiteSource::absolute(const std::string& address) const {
  if (rules_.kind != SiteKind::urls) return resolve_web_address(rules_.address, address);
  return TRY(parse_web_address(address)).text;
}

// Those that match, each once, with its address in one spelling. What has no address has a file, which is
// then its page.
Result<std::vector<ListedItem>> SiteSource::chosen(std::vector<ListedItem> items) const {
  const AddressPattern include = TRY(AddressPattern::compile(rules_.include));
  const AddressPattern exclude = TRY(AddressPattern::compile(rules_.exclude));
  std::vector<ListedItem> matching;
  std::unordered_set<std::string> known;
  for (ListedItem& item : items) {
    if (item.address.empty() && !item.files.empty()) {
      item.address = std::move(item.files.front());
      item.files.erase(item.files.begin());
    }
    const auto address = absolute(item.address);
    if (!address.ok() || !include.matches(*address)) continue;
    if (!rules_.exclude.empty() && exclude.matches(*address)) continue;
    if (!known.insert(*address).second) continue;
    item.address = *address;
    matching.push_back(std::move(item));
  }
  return matching;
}

std::vector<std::string> SiteSource::rendition_addresses(const ListedItem& listed,
                                                         const FetchedItem& page) const {
  std::vector<std::string> addresses = listed.files;
  if (announced_) {
    const auto record = fetcher_->archive().record(page.place);
    const auto announced = record.ok() ? announced_(*record, page) : std::vector<std::string>{};
    addresses.insert(addresses.end(), announced.begin(), announced.end());
  }
  std::vector<std::string> places;
  for (const std::string& address : addresses) {
    auto place = resolve_web_address(page.address, address);
    if (!place.ok() || *place == page.address || *place == listed.address) continue;
    if (std::find(places.begin(), places.end(), *place) == places.end()) places.push_back(std::move(*place));
  }
  return places;
}

SiteSource::Renditions SiteSource::fetch_renditions(const std::vector<std::string>& addresses,
                                                    TimePoint since) {
  Renditions found;
  for (const std::string& address : addresses) {
    if (found.items.size() + found.losses.size() >= max_renditions) {
      found.losses.push_back(fmt::format("of {} files, {} were fetched", addresses.size(), max_renditions));
      break;
    }
    auto rendition = fetcher_->fetch(address, since);
    if (!rendition.ok()) {
      found.losses.push_back(rendition.error().describe());
    } else if (rendition->gone()) {
      found.losses.push_back(fmt::format("{}: the site answered {}", address, rendition->status));
    } else if (is_page_type(rendition->content_type)) {
      found.losses.push_back(address + ": a page was sent in place of the file");
    } else {
      found.items.push_back(std::move(*rendition));
    }
  }
  return found;
}

SiteItem SiteSource::fetch_item(ListedItem listed, TimePoint run_start) {
  TimePoint since = run_start;
  if (rules_.modified == ModifiedDates::trusted) {
    since = std::min(since, settled_since(listed.modified).value_or(since));
  }
  SiteItem item;
  item.listed = std::move(listed);
  auto page = fetcher_->fetch(item.listed.address, since);
  // What is listed again may be there again, whatever its date.
  if (page.ok() && page->gone() && page->checked < run_start)
    page = fetcher_->fetch(item.listed.address, run_start);
  if (!page.ok()) {
    item.error = page.error();
    return item;
  }
  item.gone = page->gone();
  item.page = std::move(*page);
  if (item.gone) return item;
  Renditions found = fetch_renditions(rendition_addresses(item.listed, *item.page), since);
  item.renditions = std::move(found.items);
  item.losses = std::move(found.losses);
  return item;
}

Result<SiteReport> SiteSource::run(TimePoint run_start, const std::function<Onward(const SiteItem&)>& each) {
  Result<Index> whole_index = read_index(run_start);
  SiteReport report;
  report.stopped = stopped();
  if (report.stopped) return report;
  Index index = TRY(std::move(whole_index));
  std::vector<ListedItem> items = TRY(chosen(std::move(index.items)));
  report.losses = std::move(index.losses);
  report.complete = index.complete && !items.empty();
  if (index.complete && items.empty()) report.losses.emplace_back("the index lists nothing that matches");
  for (const ListedItem& item : items) report.addresses.push_back(item.address);
  for (ListedItem& listed : items) {
    const SiteItem item = fetch_item(std::move(listed), run_start);
    // What was cut off by the stop has not failed.
    report.stopped = stopped();
    if (report.stopped) break;
    report.count(item);
    report.stopped = each(item) == Onward::stop;
    if (report.stopped) break;
  }
  return report;
}

}  // namespace entente

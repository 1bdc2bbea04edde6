// Indexes of every kind, recognised by their bytes; what comes of them must survive its way to the batch.
#include <cstdlib>

#include "ingest/listings/listing.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  entente::ListingOptions options;
  options.address = "https://example.org/pub/index";
  const auto listing = entente::read_listing(bytes, options);
  if (!listing.ok()) return 0;
  const auto back = entente::listing_from_json(entente::to_json(*listing));
  if (!back.ok() || to_json(*back) != to_json(*listing)) std::abort();
  for (const entente::ListedItem& item : listing->items) {
    if (item.address.empty() && item.files.empty()) std::abort();
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/indexes/table.csv",   "tests/fuzz/indexes/feed.json",   "tests/fuzz/indexes/csl.json",
          "tests/fuzz/indexes/records.ris", "tests/fuzz/indexes/sitemap.xml", "tests/fuzz/indexes/news.rss",
          "tests/fuzz/indexes/news.atom",   "tests/fuzz/indexes/page.html"};
}

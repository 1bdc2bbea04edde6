// What tests of listings ask.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/listings/listing.h"

namespace entente {

inline Listing list_well(std::string_view bytes, const ListingOptions& options = {}) {
  Result<Listing> listing = read_listing(bytes, options);
  EXPECT_TRUE(listing.ok()) << (listing.ok() ? "" : listing.error().describe());
  return listing.ok() ? *listing : Listing();
}

inline std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " + ") + text;
  return all;
}

// "address | files | title | authors | date"
inline std::string summary(const ListedItem& item) {
  return item.address + " | " + joined(item.files) + " | " + item.title + " | " + joined(item.authors) +
         " | " + item.date.to_string();
}

inline std::vector<std::string> summaries(const Listing& listing) {
  std::vector<std::string> all;
  for (const ListedItem& item : listing.items) all.push_back(summary(item));
  return all;
}

}  // namespace entente

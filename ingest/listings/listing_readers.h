// The reader of each kind of index. read_listing() recognises the bytes and calls the one that fits; nobody
// else does. They leave addresses as written, and do not ask whether an item can be found: read_listing()
// settles both. `text` is UTF-8 with '\n' line ends.
#pragma once

#include <optional>
#include <string_view>

#include "graph/result.h"
#include "ingest/listings/column_names.h"
#include "ingest/listings/listing.h"

namespace entente {

// The kind of an index by its text; nothing when it is none that entente reads.
std::optional<ListingKind> recognise_listing(std::string_view text, const ColumnMap& columns);

Result<Listing> read_table_listing(std::string_view text, const ColumnMap& columns,
                                   const ListingOptions& options);
// An array of objects, an object that holds one, JSON Feed, JSONL; CSL-JSON by its own names.
Result<Listing> read_json_listing(std::string_view text, const ColumnMap& columns,
                                  const ListingOptions& options);
Result<Listing> read_ris_listing(std::string_view text, const ListingOptions& options);
// From bytes: sitemaps and feeds declare their encoding, pages theirs.
Result<Listing> read_sitemap_listing(std::string_view bytes, const ListingOptions& options);
Result<Listing> read_feed_listing(std::string_view bytes, const ListingOptions& options);
Result<Listing> read_page_listing(std::string_view bytes, const ListingOptions& options);

}  // namespace entente

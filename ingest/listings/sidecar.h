// Metadata in a file beside its document: foo.pdf with foo.json, foo.csl.json or foo.ris.
//
//   for (const std::string& name : sidecar_names("foo.pdf"))      // the first that is there
//     if (Result<Listing> listing = pool.list(bytes, sidecar_options("foo.pdf", name)); listing.ok())
//       if (std::optional<ListedItem> item = sidecar_item(*std::move(listing))) complete(document, *item);
//
// Bytes are parsed by read_listing(), and so inside the sandbox; what is here is pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/listings/listing.h"

namespace entente {

// File names beside `file` (a name without folder), best first: "foo.csl.json", "foo.json", "foo.ris", then
// "foo.pdf.csl.json" and so on. Empty when `file` is itself named as a sidecar could be.
std::vector<std::string> sidecar_names(std::string_view file);

// How to read `sidecar` for `file`: one record, that needs neither file nor address.
ListingOptions sidecar_options(std::string_view file, std::string_view sidecar);

// The record, with `files` the document; nothing when there is none, or several (an index that happens to lie
// there).
std::optional<ListedItem> sidecar_item(Listing listing);

}  // namespace entente

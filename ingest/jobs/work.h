// A work is one publication: a file or fetched page, or a landing page together with the PDF it announces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/listings/listing.h"
#include "ingest/readers/site_template.h"

namespace entente {

// Where bytes are: a file, or a record of a web archive.
struct ItemPlace {
  std::filesystem::path file{};
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // of the record; 0: the whole file
  bool in_archive() const { return size > 0; }
};

// One thing to read, as its source lists it.
struct SourceItem {
  std::string location{};  // "file:///…" or "https://…"
  ItemPlace place{};
  ReadHints hints{};
  std::string digest{};  // of its bytes, where the source knows it: "sha256:…"
};

struct Work {
  SourceItem item{};
  std::optional<SourceItem> announced_pdf{};       // of a landing page, when the job has that file
  std::optional<ListedItem> given{};               // what an index or sidecar says of it
  std::vector<std::string> losses{};               // what could not be learned of it beforehand
  std::optional<Document> page{};                  // where the item was read already
  std::shared_ptr<const SiteTemplate> repeated{};  // what stands on many pages of the site
  std::optional<Error> problem{};                  // it cannot be had at all: a verdict, nothing to read
};

// "file://" and the absolute path.
std::string location_of(const std::filesystem::path& file);

// Its bytes; fails as read_bytes() does.
Result<std::string> bytes_of(const ItemPlace& place, std::size_t max_bytes);

// Read through the pool; `where` of an error is the location as a person would write it (a path, an address).
Result<Document> read_item(const ReadingPool& pool, const SourceItem& item);
Result<Document> read_item(const ReadingPool& pool, const SourceItem& item, std::string_view bytes);

// The path of a file's location, an address as it is.
std::string shown(std::string_view location);

// The page's text followed by the PDF's, as one document: the metadata are the page's, completed by the
// PDF's; the page is labelled "web", a PDF page keeps its printed label or has its own number.
Document joined(Document page, const Document& pdf);

}  // namespace entente

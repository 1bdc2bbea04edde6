#include "ingest/listings/listing.h"

namespace entente {

std::string_view name_of(ListingKind kind) {
  switch (kind) {
    case ListingKind::csv:
      return "csv";
    case ListingKind::json:
      return "json";
    case ListingKind::csl_json:
      return "csl_json";
    case ListingKind::ris:
      return "ris";
    case ListingKind::sitemap:
      return "sitemap";
    case ListingKind::sitemap_index:
      return "sitemap_index";
    case ListingKind::rss:
      return "rss";
    case ListingKind::atom:
      return "atom";
    case ListingKind::page:
      return "page";
  }
  return "";
}

}  // namespace entente

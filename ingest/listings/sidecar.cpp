#include "ingest/listings/sidecar.h"

#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> endings = {".csl.json", ".json", ".ris"};

}  // namespace

std::vector<std::string> sidecar_names(std::string_view file) {
  for (std::string_view ending : endings) {
    if (file.ends_with(ending)) return {};
  }
  const std::size_t dot = file.rfind('.');
  const std::string stem(dot == file.npos || dot == 0 ? file : file.substr(0, dot));
  std::vector<std::string> names;
  for (std::string_view ending : endings) names.push_back(stem + std::string(ending));
  if (stem.size() == file.size()) return names;
  for (std::string_view ending : endings) names.push_back(std::string(file) + std::string(ending));
  return names;
}

ListingOptions sidecar_options(std::string_view file, std::string_view sidecar) {
  ListingOptions options;
  options.beside = file;
  options.max_items = 2;
  options.kind = sidecar.ends_with(".csl.json") ? name_of(ListingKind::csl_json)
                 : sidecar.ends_with(".ris")    ? name_of(ListingKind::ris)
                                                : "";
  return options;
}

std::optional<ListedItem> sidecar_item(Listing listing) {
  if (listing.items.size() != 1) return std::nullopt;
  return std::move(listing.items.front());
}

}  // namespace entente

#include "graph/full_text_place.h"

#include "graph/digest.h"
#include "graph/keys.h"

namespace entente {
namespace {

constexpr std::size_t place_size = 8 + 4 + 4 + 4 + 8 + 1;
// Raised when a program would index the same text otherwise: what an older one indexed is then done anew.
constexpr std::string_view terms_version = "1";

}  // namespace

std::string encode(const FullTextPlace& place) {
  return keys::page(place.document, place.page) + keys::day(place.first) + keys::day(place.last) +
         keys::node(place.stamp) + (place.beside ? '\1' : '\0');
}

std::optional<FullTextPlace> decode_place(std::string_view bytes) {
  if (bytes.size() != place_size) return std::nullopt;
  return FullTextPlace{.document = keys::node_at(bytes, 0),
                       .page = keys::number_at(bytes, 8),
                       .first = keys::day_at(bytes, 12),
                       .last = keys::day_at(bytes, 16),
                       .stamp = keys::node_at(bytes, 20),
                       .beside = bytes[28] != '\0'};
}

std::uint64_t text_stamp(const DocumentRecord& document) {
  std::string told;
  for (std::string_view part : {terms_version, std::string_view(document.text_digest),
                                std::string_view(document.extractor), std::string_view(document.language)}) {
    told += part;
    told += '\0';
  }
  const Digest digest = sha256(told + document.date.to_string());
  std::uint64_t stamp = 0;
  for (std::size_t i = 0; i < 8; ++i) stamp = stamp << 8 | digest[i];
  return stamp == 0 ? 1 : stamp;
}

std::string document_term(NodeId document) {
  return "D" + keys::node(document);
}

}  // namespace entente

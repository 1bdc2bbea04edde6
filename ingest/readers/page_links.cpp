#include "ingest/readers/page_links.h"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>

#include "ingest/readers/link_address.h"

namespace entente {
namespace {

constexpr std::size_t max_links = 5'000;
constexpr std::size_t longest_text = 500;  // bytes of a link's words

}  // namespace

std::vector<PageLink> list_links(const PageTree& page, const std::vector<PageBlock>& blocks,
                                 std::string_view base) {
  enum class Place : char { outside, frame, text };
  std::vector<Place> places(page.nodes.size(), Place::outside);
  // A block's element may hold other blocks: what is said of one node later counts, text before frame.
  for (const PageBlock& block : blocks) {
    Place& place = places[static_cast<std::size_t>(block.node)];
    bool text = block.draft.kind != BlockKind::boilerplate;
    if (place != Place::text) place = text ? Place::text : Place::frame;
  }
  std::vector<PageLink> links;
  std::unordered_set<std::string> known;
  for (int node = 0; node < page.size() && links.size() < max_links; ++node) {
    Place& place = places[static_cast<std::size_t>(node)];
    int parent = page.at(node).parent;
    if (place == Place::outside && parent >= 0) place = places[static_cast<std::size_t>(parent)];
    if (place != Place::text || page.at(node).tag != "a") continue;
    std::string address = target_address(base, page.attribute(node, "href"));
    if (address.empty() || !known.insert(address).second) continue;
    std::string text = page.text_of(node);
    if (text.size() > longest_text) text.clear();
    links.push_back({std::move(address), std::move(text)});
  }
  return links;
}

}  // namespace entente

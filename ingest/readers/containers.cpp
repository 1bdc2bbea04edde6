#include "ingest/readers/containers.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "ingest/readers/line_text.h"
#include "ingest/readers/node_sums.h"

namespace entente {
namespace {

constexpr std::size_t shortest_paragraph = 25;  // bytes
constexpr double most_length_points = 3;

double points_of(const Draft& draft) {
  if (draft.kind == BlockKind::heading || draft.text.size() < shortest_paragraph) return 0;
  auto commas = static_cast<double>(std::count(draft.text.begin(), draft.text.end(), ','));
  double length = std::min(most_length_points, static_cast<double>(draft.text.size()) / 100);
  return (1 + std::min(commas, 20.0) + length) * (1 - draft.link_density);
}

void score(const PageTree& page, const std::vector<PageBlock>& blocks, const NodeSums& text,
           const NodeSums& links, TextContainers& containers) {
  containers.points.assign(page.nodes.size(), 0.0F);
  for (const PageBlock& block : blocks) {
    double points = points_of(block.draft);
    int above = page.at(block.node).parent;
    for (double part : {1.0, 2.0, 4.0}) {
      if (above < 0 || points <= 0) break;
      containers.points[static_cast<std::size_t>(above)] += static_cast<float>(points / part);
      above = page.at(above).parent;
    }
  }
  float most = 0;
  for (int node = 0; node < page.size(); ++node) {
    float& points = containers.points[static_cast<std::size_t>(node)];
    if (points <= 0) continue;
    double linked = links.inside(node) / std::max(1.0, text.inside(node));
    points *= static_cast<float>(std::clamp(1 - linked, 0.0, 1.0));
    if (points > most) {
      most = points;
      containers.scored = node;
    }
  }
  for (float& points : containers.points) points = most > 0 ? points / most : 0;
}

}  // namespace

double prose_of(const Draft& draft) {
  if (draft.kind == BlockKind::heading || draft.link_density > 0.5) return 0;
  std::size_t words = count_words(draft.text);
  bool prose = words >= 10 || (words >= 5 && ends_sentence(draft.text));
  return prose ? static_cast<double>(draft.text.size()) : 0;
}

TextContainers find_containers(const PageTree& page, const std::vector<PageBlock>& blocks) {
  TextContainers containers;
  if (page.size() == 0) return containers;
  NodeSums text(page);
  NodeSums links(page);
  NodeSums prose(page);
  for (const PageBlock& block : blocks) {
    auto bytes = static_cast<double>(block.draft.text.size());
    text.add(block.node, bytes);
    links.add(block.node, bytes * block.draft.link_density);
    prose.add(block.node, prose_of(block.draft));
  }
  text.settle();
  links.settle();
  prose.settle();
  score(page, blocks, text, links, containers);
  double densest = 0;
  for (int node = 0; node < page.size(); ++node) {
    if (page.at(node).tag.empty()) continue;
    double inside = prose.inside(node);
    double value = inside * inside / std::max(1.0, text.inside(node));
    // Of equals the inner one.
    if (value > 0 && value >= densest) {
      densest = value;
      containers.densest = node;
    }
  }
  return containers;
}

}  // namespace entente

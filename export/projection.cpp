#include "export/projection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double smallest_size = 10;
constexpr double largest_size = 40;
constexpr double size_of_equals = 20;  // when all nodes are equally strong

std::pair<std::uint32_t, std::uint32_t> ends_of(const Link& link) {
  return {link.source, link.target};
}

// Parallel links joined, weights added.
void join_parallel(std::vector<Link>& links) {
  std::ranges::sort(links, {}, ends_of);
  std::size_t kept = 0;
  for (const Link& link : links) {
    if (kept > 0 && ends_of(links[kept - 1]) == ends_of(link)) {
      links[kept - 1].weight += link.weight;
    } else {
      links[kept++] = link;
    }
  }
  links.resize(kept);
}

}  // namespace

Result<Projection> Projection::of(const Selection& selection) {
  Projection projection;
  TRY(projection.read_nodes(selection));
  TRY(projection.read_links(selection));
  if (!selection.part()) projection.drop_unconnected_documents();
  projection.set_sizes();
  projection.set_places();
  return projection;
}

std::optional<std::uint32_t> Projection::index_of(NodeId node) const {
  const auto found = std::ranges::lower_bound(index_, node, {}, &std::pair<NodeId, std::uint32_t>::first);
  if (found == index_.end() || found->first != node) return std::nullopt;
  return found->second;
}

Result<void> Projection::read_nodes(const Selection& selection) {
  TRY(selection.for_each_entity([&](const Entity& entity) {
    ProjectedNode node;
    node.id = entity.id;
    node.node = node_of(entity.id);
    node.kind = entity.kind;
    nodes_.push_back(std::move(node));
    return true;
  }));
  std::ranges::sort(nodes_, {}, &ProjectedNode::id);
  index_nodes();
  return {};
}

Result<void> Projection::read_links(const Selection& selection) {
  std::optional<Edge> loose;
  TRY(selection.for_each_edge([&](const Edge& edge) {
    const auto source = index_of(edge.source);
    const auto target = index_of(edge.target);
    if (!source || !target) {
      loose = edge;
      return false;
    }
    const float weight = edge.derived ? 0.0F : 1.0F;
    links_.push_back({.source = *source, .target = *target, .weight = weight});
    return true;
  }));
  if (loose) {
    return Error{ErrorCode::corruption, "names an entity that is not there",
                 fmt::format("relation {}", to_string(loose->assertion))};
  }
  join_parallel(links_);
  for (const Link& link : links_) {
    nodes_[link.source].strength += static_cast<double>(link.weight);
    nodes_[link.target].strength += static_cast<double>(link.weight);
  }
  return {};
}

void Projection::index_nodes() {
  index_.clear();
  index_.reserve(nodes_.size());
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) index_.emplace_back(nodes_[i].node, i);
  std::ranges::sort(index_);
}

void Projection::drop_unconnected_documents() {
  std::vector<bool> connected(nodes_.size());
  for (const Link& link : links_) connected[link.source] = connected[link.target] = true;
  std::vector<std::uint32_t> number(nodes_.size());
  std::vector<ProjectedNode> kept;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    number[i] = static_cast<std::uint32_t>(kept.size());
    if (connected[i] || nodes_[i].kind != EntityKind::document) kept.push_back(std::move(nodes_[i]));
  }
  nodes_ = std::move(kept);
  for (Link& link : links_) link = {number[link.source], number[link.target], link.weight};
  index_nodes();
}

void Projection::set_sizes() {
  if (nodes_.empty()) return;
  const auto [weakest, strongest] = std::ranges::minmax(nodes_, {}, &ProjectedNode::strength);
  const double low = weakest.strength;
  const double range = strongest.strength - low;
  for (ProjectedNode& node : nodes_) {
    const double share = range > 0 ? std::sqrt((node.strength - low) / range) : 0;
    node.size = range > 0 ? smallest_size + (largest_size - smallest_size) * share : size_of_equals;
  }
}

void Projection::set_places() {
  const std::vector<Point> places = layout(nodes_.size(), links_);
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i].place = places[i];
}

}  // namespace entente

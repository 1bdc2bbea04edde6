#include "export/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente {

Selection Selection::everything(Snapshot snapshot, EdgeFilter filter) {
  return Selection(std::move(snapshot), std::move(filter));
}

Selection Selection::part_of(Snapshot snapshot, Subgraph part) {
  Selection selection(std::move(snapshot), EdgeFilter{});
  std::ranges::stable_sort(part.edges, {}, &Edge::source);
  selection.part_ = std::move(part);
  return selection;
}

Result<void> Selection::for_each_entity(const Visitor<Entity>& visit) const {
  if (!part_) return snapshot_.for_each_entity(visit);
  for (const NodeId node : part_->nodes) {
    const std::optional<Entity> entity = TRY(snapshot_.entity(node));
    if (!entity) return Error{ErrorCode::corruption, fmt::format("no entity has the key {:016x}", node), ""};
    if (!visit(*entity)) break;
  }
  return {};
}

Result<void> Selection::for_each_edge(const Visitor<Edge>& visit) const {
  if (!part_) {
    return snapshot_.for_each_edge([&](const Edge& edge) { return !filter_.admits(edge) || visit(edge); });
  }
  for (const Edge& edge : part_->edges) {
    if (!visit(edge)) break;
  }
  return {};
}

Result<std::vector<Edge>> Selection::edges_from(NodeId source) const {
  if (part_) {
    const auto begin = std::ranges::lower_bound(part_->edges, source, {}, &Edge::source);
    const auto end = std::ranges::upper_bound(part_->edges, source, {}, &Edge::source);
    return std::vector<Edge>(begin, end);
  }
  EdgeFilter outgoing = filter_;
  outgoing.direction = Direction::out;
  std::vector<Edge> edges;
  // A symmetric relation is seen from its other end too: there it is left out.
  TRY(snapshot_.edges(source, outgoing, [&](const Edge& edge) {
    if (edge.source == source) edges.push_back(edge);
    return true;
  }));
  return edges;
}

}  // namespace entente

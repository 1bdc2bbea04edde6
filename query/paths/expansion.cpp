#include "query/paths/expansion.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/tie.h"

namespace entente {
namespace {

Direction opposite(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::out ? Direction::in : Direction::out;
}

}  // namespace

bool leads_from(const Edge& edge, NodeId end, Direction direction) {
  if (direction == Direction::both || info(edge.relation).symmetric) return true;
  return (direction == Direction::out ? edge.source : edge.target) == end;
}

Expansion::Expansion(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
                     Budget& budget)
    : snapshot_(snapshot), ends_{from, to}, rules_(rules), names_(names), budget_(budget) {
  for (std::size_t i = 0; i < 2; ++i) {
    sides_[i].frontier = {ends_[i]};
    sides_[i].distance = {{ends_[i], 0}};
    sides_[i].edges = rules.edges;
  }
  sides_[1].edges.direction = opposite(rules.edges.direction);
}

Result<bool> Expansion::grow() {
  if (sides_[0].frontier.empty() || sides_[1].frontier.empty()) return false;
  const std::size_t smaller = sides_[0].frontier.size() <= sides_[1].frontier.size() ? 0 : 1;
  Side& side = sides_[smaller];
  const std::vector<NodeId> level = std::exchange(side.frontier, {});
  for (NodeId node : level) TRY(expand(node, side, sides_[1 - smaller]));
  ++side.level;
  return true;
}

Result<void> Expansion::grow_to(std::size_t longest) {
  while (bound() < longest && !budget_.stopped()) {
    if (!TRY(grow())) break;
  }
  return {};
}

Result<std::vector<Edge>> Expansion::edges_of(NodeId node, const Side& side) {
  std::vector<Edge> edges;
  TRY(snapshot_.edges(node, side.edges, [&](const Edge& edge) {
    if (!rules_.takes || rules_.takes(edge)) edges.push_back(edge);
    return budget_.spend();
  }));
  if (edges.size() > busiest_edges_) {
    busiest_ = node;
    busiest_edges_ = edges.size();
  }
  TRY(within_limits());
  return edges;
}

Result<void> Expansion::expand(NodeId node, Side& side, const Side& other) {
  const bool at_other_end = side.distance.at(node) > 0 && (node == ends_[0] || node == ends_[1]);
  if (at_other_end || budget_.stopped()) return {};  // a path ends there
  for (const Edge& edge : TRY(edges_of(node, side))) {
    const NodeId next = other_end(edge, node);
    if (next == node || !TRY(admits(next))) continue;
    if (side.distance.emplace(next, side.level + 1).second) side.frontier.push_back(next);
    met_ = met_ || other.distance.count(next) > 0;
    if (is_known(edge)) continue;
    steps_[std::minmax(node, next)].push_back(edge);
    ++edges_;
  }
  side.expanded.insert(node);
  return within_limits();
}

// Whether one of its ends was expanded in a direction in which it is seen.
bool Expansion::is_known(const Edge& edge) const {
  for (const Side& side : sides_) {
    for (NodeId end : {edge.source, edge.target}) {
      if (leads_from(edge, end, side.edges.direction) && side.expanded.count(end) > 0) return true;
    }
  }
  return false;
}

Result<bool> Expansion::admits(NodeId node) {
  if (node == ends_[0] || node == ends_[1]) return true;
  if (rules_.avoiding.count(node) > 0) return false;
  const std::optional<EntityKind> kind = TRY(names_.kind(node));
  return kind && (rules_.inner.count(*kind) > 0 || rules_.through == node);
}

Result<void> Expansion::within_limits() {
  Result<void> spent = budget_.verdict();
  if (!spent.ok()) return too_large(spent.error());
  if (edges_ <= budget_.edges_kept()) return {};
  return too_large({ErrorCode::limit_exceeded,
                    fmt::format("the search holds more than {} edges", budget_.edges_kept()), ""});
}

Error Expansion::too_large(Error error) {
  const Result<std::string> name = names_.name(busiest_);
  error.message =
      fmt::format("{}; {} alone has {}: narrow the question with via or since, or try avoiding it",
                  error.message, name.ok() ? *name : "one node", busiest_edges_);
  return error;
}

}  // namespace entente

#include "query/paths/expansion.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/tie.h"

namespace entente {

Expansion::Expansion(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules, Names& names,
                     Budget& budget)
    : snapshot_(snapshot), ends_{from, to}, rules_(rules), names_(names), budget_(budget) {
  for (std::size_t i = 0; i < 2; ++i) {
    sides_[i].frontier = {ends_[i]};
    sides_[i].distance = {{ends_[i], 0}};
  }
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

Result<std::vector<Edge>> Expansion::edges_of(NodeId node) {
  std::vector<Edge> edges;
  TRY(snapshot_.edges(node, rules_.edges, [&](const Edge& edge) {
    edges.push_back(edge);
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
  for (const Edge& edge : TRY(edges_of(node))) {
    const NodeId next = other_end(edge, node);
    if (next == node || !TRY(admits(next))) continue;
    if (side.distance.emplace(next, side.level + 1).second) side.frontier.push_back(next);
    met_ = met_ || other.distance.count(next) > 0;
    if (expanded_.count(next) > 0 || expanded_.count(node) > 0) continue;
    steps_[std::minmax(node, next)].push_back(edge);
    ++edges_;
  }
  expanded_.insert(node);
  return within_limits();
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

#include "query/representation.h"

namespace entente {
namespace {

// The other ends of the facts of one relation of `node`, seen in one direction.
Result<std::set<NodeId>> ends_of(Inquiry& inquiry, NodeId node, RelationKind relation, Direction direction) {
  EdgeFilter filter;
  filter.direction = direction;
  filter.relations = {relation};
  std::set<NodeId> ends;
  TRY(inquiry.snapshot.edges(node, filter, [&](const Edge& edge) {
    ends.insert(direction == Direction::out ? edge.target : edge.source);
    return inquiry.budget.spend();
  }));
  return ends;
}

Result<void> add_groupings(Inquiry& inquiry, NodeId actor, std::set<NodeId>& found) {
  for (const NodeId node : TRY(ends_of(inquiry, actor, RelationKind::member_of, Direction::out))) {
    if (TRY(inquiry.names.kind(node)) == EntityKind::grouping) found.insert(node);
  }
  return {};
}

}  // namespace

Result<std::set<NodeId>> representatives(Inquiry& inquiry, NodeId actor) {
  std::set<NodeId> found{actor};
  TRY(add_groupings(inquiry, actor, found));
  for (const NodeId leader : TRY(ends_of(inquiry, actor, RelationKind::head_of, Direction::in))) {
    found.insert(leader);
    TRY(add_groupings(inquiry, leader, found));
  }
  return found;
}

}  // namespace entente

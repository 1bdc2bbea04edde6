// What to export: the whole graph, or the part that answered a question.
#pragma once

#include <optional>
#include <vector>

#include "graph/snapshot.h"
#include "query/subgraph.h"

namespace entente {

class Selection {
 public:
  // The entities and the edges that `filter` admits (its direction does not count).
  static Selection everything(Snapshot snapshot, EdgeFilter filter);
  // Exactly the nodes and edges of `part`, whatever their standing.
  static Selection part_of(Snapshot snapshot, Subgraph part);

  const Snapshot& snapshot() const { return snapshot_; }
  const std::optional<Subgraph>& part() const { return part_; }

  // Both in key order, each once. `corruption` when the part names an entity that is not there.
  Result<void> for_each_entity(const Visitor<Entity>& visit) const;
  Result<void> for_each_edge(const Visitor<Edge>& visit) const;
  // The edges whose stored subject is `source`: one seek, or a binary search in the part.
  Result<std::vector<Edge>> edges_from(NodeId source) const;

 private:
  Selection(Snapshot snapshot, EdgeFilter filter)
      : snapshot_(std::move(snapshot)), filter_(std::move(filter)) {}

  Snapshot snapshot_;
  EdgeFilter filter_;
  std::optional<Subgraph> part_;
};

}  // namespace entente

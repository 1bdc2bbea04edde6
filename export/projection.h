// The table of nodes behind a drawing: who is in it, where, how big. The one thing an export keeps in memory
// for the whole graph (about 100 bytes a node, and 12 a relation while the layout is computed).
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "export/layout.h"
#include "export/selection.h"

namespace entente {

struct ProjectedNode {
  EntityId id;
  NodeId node = 0;
  EntityKind kind = EntityKind::organisation;
  double strength = 0;  // weighted degree: relations at this node that count as evidence
  Point place;
  double size = 0;  // 10 to 40
};

class Projection {
 public:
  // The nodes of the selection, sorted by id, with their places. Of the whole graph, documents without edges
  // are left out: they would be half of the drawing and say nothing. `corruption` when an edge names an
  // entity that is not there.
  static Result<Projection> of(const Selection& selection);

  const std::vector<ProjectedNode>& nodes() const { return nodes_; }
  const std::vector<Link>& links() const { return links_; }  // numbers of nodes(); parallel relations joined
  // The number of a node; nothing for one that is not in the table.
  std::optional<std::uint32_t> index_of(NodeId node) const;

 private:
  Result<void> read_nodes(const Selection& selection);
  Result<void> read_links(const Selection& selection);
  void index_nodes();
  void drop_unconnected_documents();
  void set_sizes();
  void set_places();

  std::vector<ProjectedNode> nodes_;
  std::vector<Link> links_;
  std::vector<std::pair<NodeId, std::uint32_t>> index_;  // sorted
};

}  // namespace entente

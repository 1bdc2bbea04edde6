// The labelled property graph that statements of openCypher are asked of: the store (store_graph.h) or a
// scratch graph in memory (scratch_graph.h).
//
// Reading only. Names of labels, types and indexes become numbers once, when a statement is planned.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/snapshot.h"
#include "query/values/value.h"

namespace entente {

// Which relationships of a node a walk may take. Made by PropertyGraph::hop_filter(), narrowed by the
// planner.
struct HopFilter {
  Direction direction = Direction::both;
  std::vector<TypeId> types;  // sorted; used when any_type is false: then none means nothing passes
  bool any_type = true;
  EdgeFilter edges;  // of a stored graph: kinds, days, facts; a scratch graph ignores it
};

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  // --- vocabulary
  virtual std::optional<LabelId> label(std::string_view name) const = 0;  // nothing: no node can have it
  virtual std::optional<TypeId> type(std::string_view name) const = 0;
  virtual std::string_view type_name(TypeId type) const = 0;
  virtual std::vector<std::string> label_names() const = 0;
  virtual std::vector<std::string> type_names() const = 0;
  // Property keys that nodes or relationships may have; empty: any key (a scratch graph).
  virtual std::vector<std::string> node_keys() const = 0;
  virtual std::vector<std::string> relationship_keys() const = 0;

  // --- estimates for the planner; cheap, need not be exact
  virtual double node_count(std::optional<LabelId> label) const = 0;
  virtual double average_degree(const HopFilter& filter) const = 0;

  // --- nodes
  virtual Result<void> nodes(std::optional<LabelId> label, const Visitor<NodeId>& visit) const = 0;
  // Whether nodes can be found by this property without a scan.
  virtual bool has_index(std::string_view key) const = 0;
  // REQUIRES: has_index(key). Nodes whose property `key` equals `value`, in the order of nodes().
  virtual Result<std::vector<NodeId>> nodes_with(std::string_view key, const Value& value) const = 0;
  virtual Result<bool> has_label(NodeId node, LabelId label) const = 0;
  virtual Result<std::vector<std::string>> labels(NodeId node) const = 0;
  virtual Result<Value> property(NodeId node, std::string_view key) const = 0;  // null: it has none
  virtual Result<ValueMap> properties(NodeId node) const = 0;
  virtual Result<std::shared_ptr<const ElementContent>> content(NodeId node) const = 0;

  // --- relationships
  // Of these types, of any where there are none; unknown names let nothing pass. On all days, plain facts
  // alone: the planner narrows and widens it.
  virtual HopFilter hop_filter(Direction direction, const std::vector<std::string>& types) const = 0;
  // Every relationship of `node` that `filter` admits, each once; a loop is visited once.
  virtual Result<void> expand(NodeId node, const HopFilter& filter,
                              const Visitor<Relationship>& visit) const = 0;
  virtual Result<Value> property(const Relationship& relationship, std::string_view key) const = 0;
  virtual Result<ValueMap> properties(const Relationship& relationship) const = 0;
  virtual Result<std::shared_ptr<const ElementContent>> content(const Relationship& relationship) const = 0;

  // The snapshot behind it; null for a scratch graph. Procedures of the product read it.
  virtual const Snapshot* snapshot() const { return nullptr; }
};

}  // namespace entente

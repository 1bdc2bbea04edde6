// A snapshot of the store as a property graph: what statements of openCypher are asked of.
//
//   labels          the kinds of entities (State, Meeting, Commitment …), and Actor for all that can act
//   types           the kinds of relations (member_of, participated_in …); both in exactly this case
//   properties      node_properties.h, relationship_properties.h
//
// Walks take plain facts, and what follows from facts (`r.derived`), unless the filter says otherwise
// (HopFilter::edges): the planner asks for all where a statement asks how relationships are meant. An arrow
// matches a symmetric relation (met_with, cooperates_with …) either way round: it has no direction. Nodes are
// found without a scan by id, name (exactly, case included) and iso3.
//
// One object for one question, in one thread: it keeps what it has read. Its snapshot outlives it.
#pragma once

#include <unordered_map>

#include "query/graphs/property_graph.h"
#include "query/names.h"

namespace entente {

class StoreGraph final : public PropertyGraph {
 public:
  explicit StoreGraph(const Snapshot& snapshot) : snapshot_(snapshot), names_(snapshot) {}

  std::optional<LabelId> label(std::string_view name) const override;
  std::optional<TypeId> type(std::string_view name) const override;
  std::string_view type_name(TypeId type) const override;
  std::vector<std::string> label_names() const override;
  std::vector<std::string> type_names() const override;
  std::vector<std::string> node_keys() const override;
  std::vector<std::string> relationship_keys() const override;

  double node_count(std::optional<LabelId> label) const override;
  double average_degree(const HopFilter& filter) const override;

  Result<void> nodes(std::optional<LabelId> label, const Visitor<NodeId>& visit) const override;
  bool has_index(std::string_view key) const override;
  Result<std::vector<NodeId>> nodes_with(std::string_view key, const Value& value) const override;
  Result<bool> has_label(NodeId node, LabelId label) const override;
  Result<std::vector<std::string>> labels(NodeId node) const override;
  Result<Value> property(NodeId node, std::string_view key) const override;
  Result<ValueMap> properties(NodeId node) const override;
  Result<std::shared_ptr<const ElementContent>> content(NodeId node) const override;

  HopFilter hop_filter(Direction direction, const std::vector<std::string>& types) const override;
  Result<void> expand(NodeId node, const HopFilter& filter,
                      const Visitor<Relationship>& visit) const override;
  Result<Value> property(const Relationship& relationship, std::string_view key) const override;
  Result<ValueMap> properties(const Relationship& relationship) const override;
  Result<std::shared_ptr<const ElementContent>> content(const Relationship& relationship) const override;

  const Snapshot* snapshot() const override { return &snapshot_; }

 private:
  struct KnownNode {
    EntityId id;  // "": there is no such node
    std::optional<EntityKind> kind;
    ValueMap properties;
    bool read = false;      // all but what commitments' statements say
    bool complete = false;  // that as well
    std::shared_ptr<const ElementContent> content;
  };
  using KnownKinds = std::vector<std::pair<NodeId, EntityKind>>;

  Result<KnownNode*> known(NodeId node) const;
  Result<void> read(NodeId node, KnownNode& known) const;
  Result<void> complete(NodeId node, KnownNode& known) const;
  Result<std::vector<NodeId>> named_exactly(const std::string& name) const;
  Result<void> read_kinds() const;

  const Snapshot& snapshot_;
  mutable Names names_;
  mutable std::unordered_map<NodeId, KnownNode> known_;
  mutable std::optional<KnownKinds> kinds_;  // of all nodes, in their order, once somebody scanned them
};

// The relationship that stands for an edge of the store.
Relationship relationship_of(const Edge& edge);

}  // namespace entente

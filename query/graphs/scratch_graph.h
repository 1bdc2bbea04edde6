// A property graph in memory that CREATE writes: for trying the language, and for its conformance scenarios.
// Nothing of it is ever kept.
#pragma once

#include <unordered_map>

#include "query/graphs/property_graph.h"

namespace entente {

class ScratchGraph final : public PropertyGraph {
 public:
  NodeId create_node(std::vector<std::string> labels, ValueMap properties);  // "n1", "n2" … in `content`
  Relationship create_relationship(NodeId source, NodeId target, std::string_view type, ValueMap properties);
  void clear();  // well under a millisecond for the graphs of tests

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

 private:
  struct NodeContent {
    std::vector<LabelId> labels;
    ValueMap properties;
    std::vector<std::size_t> relationships;  // both directions; a loop once
  };
  struct RelationshipContent {
    Relationship relationship;
    ValueMap properties;
  };
  // The names of one vocabulary, each with its number and how many bear it.
  struct Vocabulary {
    std::vector<std::string> names;
    std::vector<std::size_t> bearers;
    std::unordered_map<std::string, std::uint32_t> numbers;

    std::optional<std::uint32_t> find(std::string_view name) const;
    std::uint32_t number(std::string_view name);  // a new one gets the next
  };

  Vocabulary labels_;
  Vocabulary types_;
  std::vector<NodeContent> nodes_;                  // node n is nodes_[n - 1]
  std::vector<RelationshipContent> relationships_;  // relationship r is relationships_[r - 1]
};

}  // namespace entente

#include "query/graphs/scratch_graph.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/values/comparison.h"

namespace entente {
namespace {

// A property that is null is a property that is not there.
ValueMap without_nulls(ValueMap properties) {
  std::erase_if(properties, [](const auto& entry) { return entry.second.is_null(); });
  return properties;
}

Value value_at(const ValueMap& properties, std::string_view key) {
  const auto found = properties.find(key);
  return found == properties.end() ? Value() : found->second;
}

}  // namespace

std::optional<std::uint32_t> ScratchGraph::Vocabulary::find(std::string_view name) const {
  const auto found = numbers.find(std::string(name));
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

std::uint32_t ScratchGraph::Vocabulary::number(std::string_view name) {
  const auto [place, is_new] = numbers.try_emplace(std::string(name), names.size());
  if (is_new) {
    names.emplace_back(name);
    bearers.push_back(0);
  }
  return place->second;
}

NodeId ScratchGraph::create_node(std::vector<std::string> labels, ValueMap properties) {
  NodeContent node;
  for (const std::string& label : labels) {
    const LabelId number = labels_.number(label);
    if (std::find(node.labels.begin(), node.labels.end(), number) != node.labels.end()) continue;
    node.labels.push_back(number);
    ++labels_.bearers[number];
  }
  node.properties = without_nulls(std::move(properties));
  nodes_.push_back(std::move(node));
  return nodes_.size();
}

Relationship ScratchGraph::create_relationship(NodeId source, NodeId target, std::string_view type,
                                               ValueMap properties) {
  Relationship relationship;
  relationship.id = relationships_.size() + 1;
  relationship.source = source;
  relationship.target = target;
  relationship.type = types_.number(type);
  ++types_.bearers[relationship.type];
  nodes_[source - 1].relationships.push_back(relationships_.size());
  if (source != target) nodes_[target - 1].relationships.push_back(relationships_.size());
  relationships_.push_back({relationship, without_nulls(std::move(properties))});
  return relationship;
}

void ScratchGraph::clear() {
  *this = ScratchGraph();
}

std::optional<LabelId> ScratchGraph::label(std::string_view name) const {
  return labels_.find(name);
}

std::optional<TypeId> ScratchGraph::type(std::string_view name) const {
  return types_.find(name);
}

std::string_view ScratchGraph::type_name(TypeId type) const {
  return types_.names[type];
}

std::vector<std::string> ScratchGraph::label_names() const {
  return labels_.names;
}

std::vector<std::string> ScratchGraph::type_names() const {
  return types_.names;
}

std::vector<std::string> ScratchGraph::node_keys() const {
  return {};
}

std::vector<std::string> ScratchGraph::relationship_keys() const {
  return {};
}

double ScratchGraph::node_count(std::optional<LabelId> label) const {
  return static_cast<double>(label ? labels_.bearers[*label] : nodes_.size());
}

double ScratchGraph::average_degree(const HopFilter& filter) const {
  if (nodes_.empty()) return 0;
  std::size_t edges = filter.any_type ? relationships_.size() : 0;
  if (!filter.any_type) {
    for (const TypeId type : filter.types) edges += types_.bearers[type];
  }
  const double ends = filter.direction == Direction::both ? 2 : 1;
  return ends * static_cast<double>(edges) / static_cast<double>(nodes_.size());
}

Result<void> ScratchGraph::nodes(std::optional<LabelId> label, const Visitor<NodeId>& visit) const {
  // What is created meanwhile is not visited.
  for (NodeId node = 1, last = nodes_.size(); node <= last; ++node) {
    if (label && !TRY(has_label(node, *label))) continue;
    if (!visit(node)) break;
  }
  return {};
}

bool ScratchGraph::has_index(std::string_view) const {
  return false;
}

Result<std::vector<NodeId>> ScratchGraph::nodes_with(std::string_view key, const Value& value) const {
  std::vector<NodeId> found;
  for (NodeId node = 1; node <= nodes_.size(); ++node) {
    if (equals(value_at(nodes_[node - 1].properties, key), value) == Ternary(true)) found.push_back(node);
  }
  return found;
}

Result<bool> ScratchGraph::has_label(NodeId node, LabelId label) const {
  const std::vector<LabelId>& labels = nodes_[node - 1].labels;
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

Result<std::vector<std::string>> ScratchGraph::labels(NodeId node) const {
  std::vector<std::string> names;
  for (const LabelId label : nodes_[node - 1].labels) names.push_back(labels_.names[label]);
  return names;
}

Result<Value> ScratchGraph::property(NodeId node, std::string_view key) const {
  return value_at(nodes_[node - 1].properties, key);
}

Result<ValueMap> ScratchGraph::properties(NodeId node) const {
  return nodes_[node - 1].properties;
}

Result<std::shared_ptr<const ElementContent>> ScratchGraph::content(NodeId node) const {
  ElementContent content;
  content.id = fmt::format("n{}", node);
  content.labels = TRY(labels(node));
  content.properties = nodes_[node - 1].properties;
  return std::make_shared<const ElementContent>(std::move(content));
}

HopFilter ScratchGraph::hop_filter(Direction direction, const std::vector<std::string>& types) const {
  HopFilter filter;
  filter.direction = direction;
  filter.any_type = types.empty();
  for (const std::string& name : types) {
    if (const std::optional<TypeId> number = type(name)) filter.types.push_back(*number);
  }
  std::sort(filter.types.begin(), filter.types.end());
  return filter;
}

Result<void> ScratchGraph::expand(NodeId node, const HopFilter& filter,
                                  const Visitor<Relationship>& visit) const {
  // By number: the visitor may create, and the vectors move.
  for (std::size_t i = 0, end = nodes_[node - 1].relationships.size(); i < end; ++i) {
    const Relationship relationship = relationships_[nodes_[node - 1].relationships[i]].relationship;
    if (filter.direction == Direction::out && relationship.source != node) continue;
    if (filter.direction == Direction::in && relationship.target != node) continue;
    if (!filter.any_type &&
        !std::binary_search(filter.types.begin(), filter.types.end(), relationship.type)) {
      continue;
    }
    if (!visit(relationship)) break;
  }
  return {};
}

Result<Value> ScratchGraph::property(const Relationship& relationship, std::string_view key) const {
  return value_at(relationships_[relationship.id - 1].properties, key);
}

Result<ValueMap> ScratchGraph::properties(const Relationship& relationship) const {
  return relationships_[relationship.id - 1].properties;
}

Result<std::shared_ptr<const ElementContent>> ScratchGraph::content(const Relationship& relationship) const {
  ElementContent content;
  content.id = fmt::format("r{}", relationship.id);
  content.labels = {types_.names[relationship.type]};
  content.source = fmt::format("n{}", relationship.source);
  content.target = fmt::format("n{}", relationship.target);
  content.properties = relationships_[relationship.id - 1].properties;
  return std::make_shared<const ElementContent>(std::move(content));
}

}  // namespace entente

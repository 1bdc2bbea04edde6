#include "query/graphs/store_graph.h"

#include <algorithm>

#include "query/graphs/node_properties.h"
#include "query/graphs/relationship_properties.h"

namespace entente {
namespace {

constexpr std::string_view actor_name = "Actor";
constexpr LabelId actor_label = 1000;           // above every kind
constexpr std::size_t most_kept_nodes = 20000;  // with their properties: about 40 MB
constexpr double usual_share_of_a_kind = 0.08;  // of all nodes; of all relationships one type has

bool admits(LabelId label, EntityKind kind) {
  return label == actor_label ? info(kind).is_actor : label == static_cast<LabelId>(kind);
}

std::vector<std::string> labels_of(EntityKind kind) {
  std::vector<std::string> labels = {std::string(info(kind).name)};
  if (info(kind).is_actor) labels.emplace_back(actor_name);
  return labels;
}

void keep(std::vector<NodeId>& nodes, NodeId node) {
  if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
}

}  // namespace

Relationship relationship_of(const Edge& edge) {
  Relationship relationship;
  relationship.id = edge.assertion.high ^ (edge.assertion.low << 1 | edge.assertion.low >> 63);
  relationship.source = edge.source;
  relationship.target = edge.target;
  relationship.type = static_cast<TypeId>(edge.relation);
  relationship.edge = edge;
  return relationship;
}

// --- vocabulary

std::optional<LabelId> StoreGraph::label(std::string_view name) const {
  if (name == actor_name) return actor_label;
  for (const EntityKindInfo& kind : entity_kinds()) {
    if (kind.name == name) return static_cast<LabelId>(kind.kind);
  }
  return std::nullopt;
}

std::optional<TypeId> StoreGraph::type(std::string_view name) const {
  for (const RelationKindInfo& kind : relation_kinds()) {
    if (kind.name == name) return static_cast<TypeId>(kind.kind);
  }
  return std::nullopt;
}

std::string_view StoreGraph::type_name(TypeId type) const {
  return info(static_cast<RelationKind>(type)).name;
}

std::vector<std::string> StoreGraph::label_names() const {
  std::vector<std::string> names = {std::string(actor_name)};
  for (const EntityKindInfo& kind : entity_kinds()) names.emplace_back(kind.name);
  return names;
}

std::vector<std::string> StoreGraph::type_names() const {
  std::vector<std::string> names;
  for (const RelationKindInfo& kind : relation_kinds()) names.emplace_back(kind.name);
  return names;
}

std::vector<std::string> StoreGraph::node_keys() const {
  return node_property_names();
}

std::vector<std::string> StoreGraph::relationship_keys() const {
  return relationship_property_names();
}

// --- estimates

double StoreGraph::node_count(std::optional<LabelId> label) const {
  if (label && kinds_) {
    return static_cast<double>(std::count_if(kinds_->begin(), kinds_->end(),
                                             [&](const auto& node) { return admits(*label, node.second); }));
  }
  const Result<Counts> counts = snapshot_.counts();
  if (!counts.ok()) return 1;
  const auto all = static_cast<double>(counts->entities);
  if (!label) return all;
  if (*label == static_cast<LabelId>(EntityKind::document)) return static_cast<double>(counts->documents);
  if (*label == static_cast<LabelId>(EntityKind::commitment)) return static_cast<double>(counts->commitments);
  const double share = *label == actor_label ? 4 * usual_share_of_a_kind : usual_share_of_a_kind;
  return std::max(1.0, all * share);
}

double StoreGraph::average_degree(const HopFilter& filter) const {
  const Result<Counts> counts = snapshot_.counts();
  if (!counts.ok() || counts->entities == 0) return 1;
  double degree = static_cast<double>(counts->relations) / static_cast<double>(counts->entities);
  if (filter.direction == Direction::both) degree *= 2;
  if (!filter.any_type)
    degree *= std::min(1.0, usual_share_of_a_kind * static_cast<double>(filter.types.size()));
  if (filter.edges.since != unknown_day || filter.edges.until != unknown_day) degree /= 2;
  return degree;
}

// --- nodes

Result<void> StoreGraph::read_kinds() const {
  if (kinds_) return {};
  KnownKinds kinds;
  TRY(snapshot_.for_each_id([&](const EntityId& id) {
    if (const std::optional<EntityKind> kind = kind_of(id)) kinds.emplace_back(node_of(id), *kind);
    return true;
  }));
  kinds_ = std::move(kinds);
  return {};
}

Result<void> StoreGraph::nodes(std::optional<LabelId> label, const Visitor<NodeId>& visit) const {
  TRY(read_kinds());
  for (const auto& [node, kind] : *kinds_) {
    if (label && !admits(*label, kind)) continue;
    if (!visit(node)) return {};
  }
  return {};
}

bool StoreGraph::has_index(std::string_view key) const {
  return key == "id" || key == "name" || key == "iso3";
}

Result<std::vector<NodeId>> StoreGraph::nodes_with(std::string_view key, const Value& value) const {
  std::vector<NodeId> found;
  if (!value.is<std::string>()) return found;
  const auto& wanted = value.as<std::string>();
  std::vector<NodeId> candidates;
  if (key == "id") candidates = {node_of(wanted)};
  if (key == "iso3") candidates = {node_of("state:" + wanted)};
  if (key == "name") candidates = TRY(named_exactly(wanted));
  for (NodeId node : candidates) {
    const Value known = TRY(property(node, key));
    if (known.is<std::string>() && known.as<std::string>() == wanted) keep(found, node);
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Whatever might be called so. One whose name nobody wrote is called by its id, and stands in no index.
Result<std::vector<NodeId>> StoreGraph::named_exactly(const std::string& name) const {
  std::vector<NodeId> nodes;
  for (const NameMatch& match : TRY(snapshot_.named(name))) keep(nodes, match.node);
  for (const EntityKindInfo& kind : entity_kinds()) {
    keep(nodes, node_of(std::string(kind.prefix) + ":" + name));
  }
  return nodes;
}

Result<StoreGraph::KnownNode*> StoreGraph::known(NodeId node) const {
  const auto found = known_.find(node);
  if (found != known_.end()) return &found->second;
  if (known_.size() >= most_kept_nodes) known_.clear();
  KnownNode fresh;
  fresh.id = TRY(snapshot_.id_of(node)).value_or("");
  fresh.kind = kind_of(fresh.id);
  return &known_.emplace(node, std::move(fresh)).first->second;
}

Result<bool> StoreGraph::has_label(NodeId node, LabelId label) const {
  const KnownNode* known = TRY(this->known(node));
  return known->kind && admits(label, *known->kind);
}

Result<std::vector<std::string>> StoreGraph::labels(NodeId node) const {
  const KnownNode* known = TRY(this->known(node));
  return known->kind ? labels_of(*known->kind) : std::vector<std::string>{};
}

Result<void> StoreGraph::read(NodeId node, KnownNode& known) const {
  if (known.read) return {};
  known.read = true;
  const std::optional<Entity> entity = TRY(snapshot_.entity(node));
  if (!entity) return {};
  known.properties = properties_of(*entity);
  if (entity->kind != EntityKind::document) return {};
  if (const auto document = TRY(snapshot_.document(node))) add_properties(*document, known.properties);
  return {};
}

Result<void> StoreGraph::complete(NodeId node, KnownNode& known) const {
  TRY(read(node, known));
  if (known.complete) return {};
  known.complete = true;
  if (known.kind != EntityKind::commitment) return {};
  return add_commitment_properties(node, snapshot_, known.properties);
}

Result<Value> StoreGraph::property(NodeId node, std::string_view key) const {
  KnownNode* known = TRY(this->known(node));
  if (key == "id") return known->id.empty() ? Value() : Value(known->id);
  if (known->kind == EntityKind::commitment && is_commitment_property(key)) {
    TRY(complete(node, *known));
  } else {
    TRY(read(node, *known));
  }
  const auto found = known->properties.find(key);
  return found == known->properties.end() ? Value() : found->second;
}

Result<ValueMap> StoreGraph::properties(NodeId node) const {
  KnownNode* known = TRY(this->known(node));
  TRY(complete(node, *known));
  return known->properties;
}

Result<std::shared_ptr<const ElementContent>> StoreGraph::content(NodeId node) const {
  KnownNode* known = TRY(this->known(node));
  if (known->content) return known->content;
  TRY(complete(node, *known));
  auto content = std::make_shared<ElementContent>();
  content->id = known->id;
  if (known->kind) content->labels = labels_of(*known->kind);
  content->properties = known->properties;
  known->content = std::move(content);
  return known->content;
}

// --- relationships

HopFilter StoreGraph::hop_filter(Direction direction, const std::vector<std::string>& types) const {
  HopFilter filter;
  filter.direction = direction;
  filter.any_type = types.empty();
  filter.edges.direction = direction;
  for (const std::string& name : types) {
    const std::optional<TypeId> known = type(name);
    if (!known) continue;
    filter.types.push_back(*known);
    filter.edges.relations.insert(static_cast<RelationKind>(*known));
  }
  std::sort(filter.types.begin(), filter.types.end());
  filter.types.erase(std::unique(filter.types.begin(), filter.types.end()), filter.types.end());
  return filter;
}

Result<void> StoreGraph::expand(NodeId node, const HopFilter& filter,
                                const Visitor<Relationship>& visit) const {
  if (!filter.any_type && filter.types.empty()) return {};
  const auto pass_on = [&](const Edge& edge) { return visit(relationship_of(edge)); };
  if (filter.edges.direction == filter.direction) return snapshot_.edges(node, filter.edges, pass_on);
  EdgeFilter turned = filter.edges;  // somebody walks the pattern from its other end
  turned.direction = filter.direction;
  return snapshot_.edges(node, turned, pass_on);
}

Result<Value> StoreGraph::property(const Relationship& relationship, std::string_view key) const {
  return RelationshipReading(relationship.edge, snapshot_, names_).property(key);
}

Result<ValueMap> StoreGraph::properties(const Relationship& relationship) const {
  return RelationshipReading(relationship.edge, snapshot_, names_).properties();
}

Result<std::shared_ptr<const ElementContent>> StoreGraph::content(const Relationship& relationship) const {
  auto content = std::make_shared<ElementContent>();
  content->id = to_string(relationship.edge.assertion);
  content->labels = {std::string(type_name(relationship.type))};
  content->source = TRY(known(relationship.source))->id;
  content->target = TRY(known(relationship.target))->id;
  content->properties = TRY(properties(relationship));
  return std::shared_ptr<const ElementContent>(std::move(content));
}

}  // namespace entente

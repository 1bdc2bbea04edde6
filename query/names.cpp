#include "query/names.h"

namespace entente {

Result<const Entity*> Names::entity(NodeId node) {
  auto known = entities_.find(node);
  if (known == entities_.end()) {
    std::optional<Entity> read = TRY(snapshot_.entity(node));
    known = entities_.emplace(node, read ? std::make_unique<Entity>(std::move(*read)) : nullptr).first;
  }
  return static_cast<const Entity*>(known->second.get());
}

Result<const DocumentRecord*> Names::document(NodeId node) {
  auto known = documents_.find(node);
  if (known == documents_.end()) {
    std::optional<DocumentRecord> read = TRY(snapshot_.document(node));
    auto record = read ? std::make_unique<DocumentRecord>(std::move(*read)) : nullptr;
    known = documents_.emplace(node, std::move(record)).first;
  }
  return static_cast<const DocumentRecord*>(known->second.get());
}

Result<std::string> Names::name(NodeId node) {
  const Entity* known = TRY(entity(node));
  if (known == nullptr) return std::string("?");
  return known->name.empty() ? known->id : known->name;
}

Result<std::string> Names::name(const EntityId& id) {
  const Entity* known = TRY(entity(node_of(id)));
  return known == nullptr || known->name.empty() ? id : known->name;
}

Result<std::vector<std::string>> Names::names(const std::vector<EntityId>& ids) {
  std::vector<std::string> all;
  for (const EntityId& id : ids) all.push_back(TRY(name(id)));
  return all;
}

Result<std::string> Names::title(const EntityId& id) {
  const DocumentRecord* known = TRY(document(node_of(id)));
  return known == nullptr || known->title.empty() ? id : known->title;
}

Result<std::optional<EntityKind>> Names::kind(NodeId node) {
  auto known = kinds_.find(node);
  if (known == kinds_.end()) {
    const std::optional<EntityId> id = TRY(snapshot_.id_of(node));
    known = kinds_.emplace(node, id ? kind_of(*id) : std::nullopt).first;
  }
  return known->second;
}

}  // namespace entente

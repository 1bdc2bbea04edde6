// What answers call things: reads each entity and document once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "graph/snapshot.h"

namespace entente {

class Names {
 public:
  explicit Names(const Snapshot& snapshot) : snapshot_(snapshot) {}

  // Null when there is no such node; the pointer lives as long as this object.
  Result<const Entity*> entity(NodeId node);
  Result<const DocumentRecord*> document(NodeId node);
  // The canonical name; the id when the entity has none, "?" when there is no such node.
  Result<std::string> name(NodeId node);
  Result<std::string> name(const EntityId& id);
  Result<std::vector<std::string>> names(const std::vector<EntityId>& ids);
  // The title; else the id.
  Result<std::string> title(const EntityId& document);
  Result<std::optional<EntityKind>> kind(NodeId node);  // without reading the whole entity

 private:
  const Snapshot& snapshot_;
  std::map<NodeId, std::unique_ptr<Entity>> entities_;
  std::map<NodeId, std::unique_ptr<DocumentRecord>> documents_;
  std::map<NodeId, std::optional<EntityKind>> kinds_;
};

}  // namespace entente

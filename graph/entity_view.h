// Puts an entity together from its counted rows: what its names are, which spelling is the commonest, how far
// along it is. Depends on the rows alone, so on no order of documents.
#pragma once

#include <optional>

#include "graph/database.h"
#include "graph/model.h"
#include "graph/result.h"

namespace entente {

// Keeps its cursor: reading entities in the order of their nodes is cheap.
class EntityReader {
 public:
  explicit EntityReader(const DatabaseView& view) : view_(view), observed_(view.cursor(Family::observed)) {}

  Result<std::optional<Entity>> read(NodeId node);
  // From the bytes of its row of `entities`.
  Result<Entity> read(NodeId node, std::string_view row);

 private:
  const DatabaseView& view_;
  Cursor observed_;
};

}  // namespace entente

#include "query/verbs/inner_kinds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente {

std::set<EntityKind> inner_kinds(const BoundQuestion& question) {
  std::set<EntityKind> kinds;
  for (const EntityKindInfo& kind : entity_kinds()) {
    if (kind.inner_by_default || !question.edges.relations.empty()) kinds.insert(kind.kind);
  }
  return kinds;
}

std::string note_of_inner_kinds(const std::set<EntityKind>& inner) {
  std::vector<std::string_view> outside;
  for (const EntityKindInfo& kind : entity_kinds()) {
    if (inner.count(kind.kind) == 0) outside.push_back(kind.name);
  }
  if (outside.empty()) return "";
  return fmt::format(
      "not passing through {}, and not by stance such as supports or urged ('only' or 'via' change that)",
      fmt::join(outside, ", "));
}

}  // namespace entente

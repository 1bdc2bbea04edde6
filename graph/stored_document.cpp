#include "graph/stored_document.h"

#include <fmt/format.h>

#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

Result<std::string> required(const DatabaseView& view, Family family, const std::string& key,
                             const std::string& what) {
  std::optional<std::string> bytes = TRY(view.get(family, key));
  if (bytes) return std::move(*bytes);
  return Error{ErrorCode::corruption, what + " is missing", ""};
}

}  // namespace

Result<Changes> stored_changes(const DatabaseView& view, const DocumentRecord& document) {
  NodeId node = node_of(document.id);
  std::string row =
      TRY(required(view, Family::contributions, keys::node(node), "the contribution of " + document.id));
  ContributionRow contribution = TRY(decode_contribution(row));
  Changes changes;
  changes.document = document;
  changes.entities = std::move(contribution.entities);
  for (std::uint32_t number : contribution.pages) {
    std::string what = fmt::format("page {} of {}", number, document.id);
    std::string page = TRY(required(view, Family::pages, keys::page(node, number), what));
    changes.pages.push_back(TRY(decode_page(page)));
  }
  for (const AssertionId& id : contribution.statements) {
    std::string bytes =
        TRY(required(view, Family::statements, keys::assertion(id), "statement " + to_string(id)));
    changes.statements.push_back(TRY(decode_statement(bytes)));
  }
  for (const AssertionId& id : contribution.relations) {
    std::string bytes =
        TRY(required(view, Family::relations, keys::assertion(id), "relation " + to_string(id)));
    changes.relations.push_back(TRY(decode_relation(bytes)));
  }
  return changes;
}

}  // namespace entente

// CREATE, on scratch graphs alone.
#include <fmt/format.h>

#include <algorithm>

#include "query/execution/stage.h"

namespace entente {
namespace {

// Texts, numbers, times, and lists of them: what a property may be.
bool is_storable(const Value& value) {
  switch (value.kind()) {
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path:
      return false;
    case ValueKind::list: {
      const ValueList& list = value.as<ValueList>();
      return std::all_of(list.begin(), list.end(), is_storable);
    }
    default:
      return true;
  }
}

constexpr std::uint64_t element_bytes = 128;  // of a node or relationship besides its properties, about

class CreateStage final : public Stage {
 public:
  CreateStage(const CreateElements& create, TextSpan span, StatementRun& run)
      : Stage(run, span), create_(create) {}

 private:
  Result<bool> take(ValueRow& row) override {
    if (run_.scratch == nullptr) {
      return run_.pointed({ErrorCode::invalid_argument, "this graph is for reading: nothing is created", ""},
                          span());
    }
    const std::size_t elements = create_.nodes.size() + create_.relationships.size();
    if (!TRY(run_.hold(elements * element_bytes))) return false;
    for (const CreatedNode& node : create_.nodes) {
      const NodeId id = run_.scratch->create_node(node.labels, TRY(properties(node.properties, row)));
      if (node.slot != no_slot) row[node.slot] = NodeValue{id, nullptr};
    }
    for (const CreatedRelationship& created : create_.relationships) {
      const std::optional<NodeId> from = TRY(node_in(row, created.from));
      const std::optional<NodeId> to = TRY(node_in(row, created.to));
      if (!from || !to) {
        return run_.pointed({ErrorCode::invalid_argument, "a relationship needs two nodes, not null", ""},
                            span());
      }
      const Relationship relationship = run_.scratch->create_relationship(
          *from, *to, created.type, TRY(properties(created.properties, row)));
      if (created.slot == no_slot) continue;
      row[created.slot] = RelationshipValue{std::make_shared<const Relationship>(relationship), nullptr};
    }
    if (!TRY(tick())) return false;
    return pass(row);
  }

  Result<ValueMap> properties(const Expression* expression, ValueRow& row) {
    if (expression == nullptr) return ValueMap();
    const Value value = TRY(run_.evaluation.value(*expression, row));
    if (value.is_null()) return ValueMap();
    if (!value.is<ValueMap>()) {
      return refused(fmt::format("properties are a map, not a {}", name_of(value.kind())), *expression);
    }
    for (const auto& [key, property] : value.as<ValueMap>()) {
      if (is_storable(property)) continue;
      return refused(fmt::format("the property '{}' cannot be a {}", key, name_of(property.kind())),
                     *expression);
    }
    TRY(run_.hold(size_of(value)));
    return value.as<ValueMap>();
  }

  Error refused(std::string message, const Expression& expression) const {
    return run_.pointed({ErrorCode::invalid_argument, std::move(message), ""}, expression.span);
  }

  const CreateElements& create_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const CreateElements& create, TextSpan span, StatementRun& run) {
  return std::make_unique<CreateStage>(create, span, run);
}

}  // namespace entente

// One relationship on from a node.
#include <fmt/format.h>

#include "query/execution/hop.h"

namespace entente {
namespace {

class ExpandStage final : public Stage {
 public:
  ExpandStage(const Expand& expand, TextSpan span, StatementRun& run)
      : Stage(run, span), expand_(expand), hop_(expand.rule, run) {}

  Result<void> begin(const ValueRow& outer) override { return hop_.begin(outer); }

 private:
  Result<bool> take(ValueRow& row) override {
    const std::optional<NodeId> from = TRY(node_in(row, expand_.from));
    if (!from) return tick();
    std::optional<NodeId> to;
    if (expand_.to_is_bound) {
      to = TRY(node_in(row, expand_.to));
      if (!to) return tick();
    }
    if (expand_.relationship_is_bound) return along_bound(row, *from, to);
    VisitOutcome outcome;
    TRY(run_.graph.expand(*from, hop_.filter(), [&](const Relationship& relationship) {
      if (!spend()) return outcome.keep(run_.halt());
      if (to && relationship.other_end(*from) != *to) return true;
      if (hop_.is_taken(relationship.id, row)) return true;
      if (expand_.relationship != no_slot) {
        row[expand_.relationship] =
            RelationshipValue{std::make_shared<const Relationship>(relationship), nullptr};
      }
      return outcome.keep(arrive(row, relationship.other_end(*from)));
    }));
    return outcome.result();
  }

  Result<bool> along_bound(ValueRow& row, NodeId from, std::optional<NodeId> to) {
    const Value& bound = row[expand_.relationship];
    if (bound.is_null()) return tick();
    if (!bound.is<RelationshipValue>()) {
      return Error{ErrorCode::invalid_argument,
                   fmt::format("a relationship is wanted, not a {}", name_of(bound.kind())), ""};
    }
    const Relationship& relationship = *bound.as<RelationshipValue>().relationship;
    if (!hop_.admits(relationship, from) || hop_.is_taken(relationship.id, row)) return tick();
    const NodeId other = relationship.other_end(from);
    if (to && other != *to) return tick();
    return arrive(row, other);
  }

  Result<bool> arrive(ValueRow& row, NodeId node) {
    if (!expand_.to_is_bound && expand_.to != no_slot) row[expand_.to] = NodeValue{node, nullptr};
    return pass(row);
  }

  const Expand& expand_;
  Hop hop_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const Expand& expand, TextSpan span, StatementRun& run) {
  return std::make_unique<ExpandStage>(expand, span, run);
}

}  // namespace entente

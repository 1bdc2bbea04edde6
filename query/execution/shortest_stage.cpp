// Shortest walks between two nodes: any, all, or the first k.
#include "query/execution/shortest_search.h"
#include "query/paths/stored_ways.h"

namespace entente {
namespace {

class ShortestStage final : public Stage {
 public:
  ShortestStage(const FindShortest& shortest, TextSpan span, StatementRun& run)
      : Stage(run, span), shortest_(shortest), hop_(shortest.rule, run) {}

  Result<void> begin(const ValueRow& outer) override { return hop_.begin(outer); }

 private:
  Result<bool> take(ValueRow& row) override {
    const std::optional<NodeId> from = TRY(node_in(row, shortest_.from));
    const std::optional<NodeId> to = TRY(node_in(row, shortest_.to));
    if (!from || !to) return tick();
    if (is_for_the_store(*from, *to)) return take_stored(*from, *to, row);
    const auto read = [this](NodeId node, const HopFilter& filter, const Visitor<Relationship>& visit) {
      return this->read(node, filter, visit);
    };
    ShortestSearch search({*from, *to, shortest_.least, shortest_.most}, hop_, condition_, run_, read);
    const bool all = shortest_.selector == PathSelector::all_shortest;
    const std::uint64_t wanted = shortest_.selector == PathSelector::shortest_k ? shortest_.count : 1;
    std::optional<std::size_t> shortest_length;
    for (std::uint64_t found = 0; all || found < wanted; ++found) {
      const std::optional<ValueList> trail = TRY(search.next(row));
      if (run_.stopped) return false;
      if (!trail) break;
      if (!shortest_length) shortest_length = trail->size();
      if (all && trail->size() > *shortest_length) break;
      if (shortest_.relationships != no_slot) row[shortest_.relationships] = *trail;
      if (!TRY(pass(row))) return false;
    }
    return true;
  }

  // What the verbs ask too, they and statements have the same answer to. All shortest walks, parallel
  // relationships and all, are searched for here.
  bool is_for_the_store(NodeId from, NodeId to) const {
    const bool plain = shortest_.step_condition == nullptr && shortest_.rule.distinct_from.empty();
    return run_.graph.snapshot() != nullptr && plain && from != to && shortest_.least <= 1 &&
           shortest_.selector != PathSelector::all_shortest;
  }

  Result<bool> take_stored(NodeId from, NodeId to, ValueRow& row) {
    const std::uint64_t wanted = shortest_.selector == PathSelector::shortest_k ? shortest_.count : 1;
    run_.budget.reading(run_.text(span()));
    for (ValueList& way :
         TRY(stored_ways(run_.graph, from, to, hop_.filter(), shortest_.most, wanted, run_.budget))) {
      if (shortest_.relationships != no_slot) row[shortest_.relationships] = std::move(way);
      if (!TRY(pass(row))) return false;
    }
    return run_.budget.stopped() ? run_.halt() : Result<bool>(true);
  }

  Result<bool> read(NodeId node, const HopFilter& filter, const Visitor<Relationship>& visit) {
    bool in_budget = true;
    TRY(run_.graph.expand(node, filter, [&](const Relationship& relationship) {
      in_budget = spend();
      return in_budget && visit(relationship);
    }));
    return in_budget ? Result<bool>(true) : run_.halt();
  }

  const FindShortest& shortest_;
  Hop hop_;
  StepCondition condition_{shortest_.step, shortest_.step_condition};
};

}  // namespace

std::unique_ptr<Stage> stage_of(const FindShortest& shortest, TextSpan span, StatementRun& run) {
  return std::make_unique<ShortestStage>(shortest, span, run);
}

}  // namespace entente

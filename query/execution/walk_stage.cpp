// Walks of any length: depth first, no relationship twice in one walk (a trail). The walk so far is held on a
// stack of its own, so that its length is bounded by the budget alone.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "query/execution/hop.h"

namespace entente {
namespace {

class WalkStage final : public Stage {
 public:
  WalkStage(const ExpandRepeated& walk, TextSpan span, StatementRun& run)
      : Stage(run, span), walk_(walk), hop_(walk.rule, run) {}

  Result<void> begin(const ValueRow& outer) override { return hop_.begin(outer); }

 private:
  // A node of the walk and the relationships that may be taken from there.
  struct Halt {
    NodeId node = 0;
    std::vector<Relationship> onward;
    std::size_t next = 0;

    std::uint64_t bytes() const { return sizeof(Halt) + onward.size() * sizeof(Relationship); }
  };

  Result<bool> take(ValueRow& row) override {
    const std::optional<NodeId> from = TRY(node_in(row, walk_.from));
    if (!from) return tick();
    to_ = std::nullopt;
    if (walk_.to_is_bound) {
      to_ = TRY(node_in(row, walk_.to));
      if (!to_) return tick();
    }
    if (walk_.relationships_are_bound) return along_bound(row, *from);
    trail_.clear();
    taken_.clear();
    const Result<bool> more = search(row, *from);
    for (const Halt& halt : halts_) run_.budget.release(halt.bytes());
    halts_.clear();
    return more;
  }

  Result<bool> search(ValueRow& row, NodeId from) {
    if (walk_.least == 0 && !TRY(arrive(row, from))) return false;
    if (walk_.most == 0U) return true;
    if (!TRY(stop_at(from, row))) return false;
    while (!halts_.empty()) {
      Halt& halt = halts_.back();
      if (halt.next == halt.onward.size()) {
        step_back();
        continue;
      }
      const Relationship& relationship = halt.onward[halt.next++];
      const NodeId node = relationship.other_end(halt.node);
      RelationshipValue step{std::make_shared<const Relationship>(relationship), nullptr};
      if (!TRY(condition_.holds(step, row, run_.evaluation))) continue;
      taken_.insert(relationship.id);
      trail_.emplace_back(std::move(step));
      if (trail_.size() >= walk_.least && !TRY(arrive(row, node))) return false;
      if (!walk_.most || trail_.size() < *walk_.most) {
        if (!TRY(stop_at(node, row))) return false;
      } else {
        forget_last();
      }
    }
    return true;
  }

  Result<bool> stop_at(NodeId node, const ValueRow& row) {
    Halt halt;
    halt.node = node;
    bool in_budget = true;
    TRY(run_.graph.expand(node, hop_.filter(), [&](const Relationship& relationship) {
      in_budget = spend();
      if (!in_budget) return false;
      if (!taken_.contains(relationship.id) && !hop_.is_taken(relationship.id, row)) {
        halt.onward.push_back(relationship);
      }
      return true;
    }));
    if (!in_budget) return run_.halt();
    const std::uint64_t bytes = halt.bytes();
    halts_.push_back(std::move(halt));
    return run_.hold(bytes);
  }

  void step_back() {
    run_.budget.release(halts_.back().bytes());
    halts_.pop_back();
    if (!trail_.empty()) forget_last();
  }

  void forget_last() {
    taken_.erase(trail_.back().as<RelationshipValue>().relationship->id);
    trail_.pop_back();
  }

  Result<bool> arrive(ValueRow& row, NodeId node) {
    if (to_ && *to_ != node) return tick();
    if (!walk_.to_is_bound && walk_.to != no_slot) row[walk_.to] = NodeValue{node, nullptr};
    if (walk_.relationships != no_slot) {
      ValueList list = trail_;
      if (walk_.reversed) std::reverse(list.begin(), list.end());
      row[walk_.relationships] = std::move(list);
    }
    if (!TRY(tick())) return false;
    return pass(row);
  }

  // Checks a list that was bound before instead of searching.
  Result<bool> along_bound(ValueRow& row, NodeId from) {
    const Value bound = row[walk_.relationships];
    if (bound.is_null()) return tick();
    if (!bound.is<ValueList>()) {
      return Error{ErrorCode::invalid_argument,
                   fmt::format("a list of relationships is wanted, not a {}", name_of(bound.kind())), ""};
    }
    ValueList list = bound.as<ValueList>();
    if (walk_.reversed) std::reverse(list.begin(), list.end());
    if (list.size() < walk_.least || (walk_.most && list.size() > *walk_.most)) return tick();
    std::unordered_set<RelationshipId> taken;
    NodeId node = from;
    for (const Value& item : list) {
      if (!item.is<RelationshipValue>()) return tick();
      const Relationship& relationship = *item.as<RelationshipValue>().relationship;
      const bool is_new = taken.insert(relationship.id).second;
      if (!is_new || !hop_.admits(relationship, node) || hop_.is_taken(relationship.id, row)) return tick();
      if (!TRY(condition_.holds(item.as<RelationshipValue>(), row, run_.evaluation))) return tick();
      node = relationship.other_end(node);
    }
    if (to_ && *to_ != node) return tick();
    if (!walk_.to_is_bound && walk_.to != no_slot) row[walk_.to] = NodeValue{node, nullptr};
    return pass(row);
  }

  const ExpandRepeated& walk_;
  Hop hop_;
  StepCondition condition_{walk_.step, walk_.step_condition};
  std::optional<NodeId> to_;
  std::vector<Halt> halts_;
  ValueList trail_;
  std::unordered_set<RelationshipId> taken_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const ExpandRepeated& expand, TextSpan span, StatementRun& run) {
  return std::make_unique<WalkStage>(expand, span, run);
}

}  // namespace entente

// Aggregates: one row a group, in the order in which the groups appeared.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "query/execution/stage.h"
#include "query/values/comparison.h"

namespace entente {
namespace {

// These hold every value they are given.
constexpr std::array<std::string_view, 3> holding_aggregates = {"collect", "percentileCont",
                                                                "percentileDisc"};

// One aggregate over the rows of one group.
class GroupAggregate {
 public:
  explicit GroupAggregate(const CallExpression& call)
      : call_(&call), values_(call.is_star ? nullptr : call.function->accumulator()) {}

  // Returns the bytes it holds from now on.
  Result<std::uint64_t> add(ValueRow& row, Evaluation& evaluation) {
    if (call_->is_star) {
      ++rows_;
      return std::uint64_t{0};
    }
    ValueList arguments;
    for (const ExpressionPtr& argument : call_->arguments) {
      arguments.push_back(TRY(evaluation.value(*argument, row)));
    }
    if (arguments.front().is_null()) return std::uint64_t{0};
    if (call_->distinct && !seen_.insert(arguments.front()).second) return std::uint64_t{0};
    TRY(values_->add(arguments));
    const bool holds = call_->distinct || std::find(holding_aggregates.begin(), holding_aggregates.end(),
                                                    call_->function->name) != holding_aggregates.end();
    return holds ? size_of(arguments.front()) : std::uint64_t{0};
  }

  Result<Value> result() const { return call_->is_star ? Result<Value>(Value(rows_)) : values_->result(); }

 private:
  const CallExpression* call_;
  std::unique_ptr<Accumulator> values_;
  std::unordered_set<Value, ValueHash, ValueEquivalence> seen_;
  std::int64_t rows_ = 0;
};

class GroupingStage final : public Stage {
 public:
  GroupingStage(const Aggregating& grouping, TextSpan span, StatementRun& run)
      : Stage(run, span), grouping_(grouping) {}

  Result<void> begin(const ValueRow& outer) override {
    forget();
    outer_ = outer;
    if (grouping_.keys.empty()) group_of({});
    return {};
  }

 private:
  struct Group {
    ValueList keys;
    std::vector<GroupAggregate> aggregates;
  };

  Result<bool> take(ValueRow& row) override {
    ValueList keys;
    for (const auto& [slot, expression] : grouping_.keys) {
      keys.push_back(TRY(run_.evaluation.value(*expression, row)));
    }
    std::uint64_t bytes = 0;
    const std::size_t before = groups_.size();
    Group& group = group_of(std::move(keys));
    if (groups_.size() > before) {
      bytes += sizeof(Group) + group.aggregates.size() * sizeof(GroupAggregate);
      for (const Value& key : group.keys) bytes += 2 * size_of(key);
    }
    for (std::size_t i = 0; i < group.aggregates.size(); ++i) {
      const Result<std::uint64_t> added = group.aggregates[i].add(row, run_.evaluation);
      if (!added.ok()) return run_.pointed(added.error(), grouping_.aggregates[i]->name_span);
      bytes += *added;
    }
    held_ += bytes;
    if (!TRY(run_.hold(bytes))) return false;
    return tick();
  }

  Result<void> finish() override {
    for (const Group& group : groups_) {
      ValueRow row = outer_;
      for (std::size_t i = 0; i < group.keys.size(); ++i) row[grouping_.keys[i].first] = group.keys[i];
      for (std::size_t i = 0; i < group.aggregates.size(); ++i) {
        const Result<Value> value = group.aggregates[i].result();
        if (!value.ok()) return run_.pointed(value.error(), grouping_.aggregates[i]->name_span);
        row[grouping_.aggregates[i]->result] = *value;
      }
      if (!TRY(pass(row))) break;
    }
    forget();
    return {};
  }

  Group& group_of(ValueList keys) {
    const auto [place, is_new] = numbers_.try_emplace(std::move(keys), groups_.size());
    if (is_new) {
      Group& group = groups_.emplace_back();
      group.keys = place->first;
      for (const CallExpression* call : grouping_.aggregates) group.aggregates.emplace_back(*call);
    }
    return groups_[place->second];
  }

  void forget() {
    run_.budget.release(std::exchange(held_, 0));
    numbers_.clear();
    groups_.clear();
  }

  const Aggregating& grouping_;
  ValueRow outer_;
  std::unordered_map<ValueList, std::size_t, ValueHash, ValueEquivalence> numbers_;
  std::vector<Group> groups_;
  std::uint64_t held_ = 0;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const Aggregating& aggregating, TextSpan span, StatementRun& run) {
  return std::make_unique<GroupingStage>(aggregating, span, run);
}

}  // namespace entente

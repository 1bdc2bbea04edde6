// Which relationships a walk of one pattern may take, while the statement runs.
#pragma once

#include "query/execution/stage.h"

namespace entente {

class Hop {
 public:
  Hop(const HopRule& rule, StatementRun& run) : rule_(rule), run_(run), filter_(rule.filter) {}

  // Computes the days pushed into the seek, the first time. A day that is null lets nothing pass.
  Result<void> begin(const ValueRow& outer);

  const HopFilter& filter() const { return filter_; }
  HopFilter filter_backwards() const;

  // Whether `relationship`, bound elsewhere, leads on from `from` by this rule.
  bool admits(const Relationship& relationship, NodeId from) const;
  // Whether the same MATCH has taken it already.
  bool is_taken(RelationshipId relationship, const ValueRow& row) const;

 private:
  enum class Bound { since, until };
  Result<void> push_day(const Expression* expression, Bound bound, ValueRow& row);

  const HopRule& rule_;
  StatementRun& run_;  // NOLINT: a part of a stage
  HopFilter filter_;
  bool begun_ = false;
};

// A condition on each step of a walk.
struct StepCondition {
  Slot step = no_slot;
  const Expression* condition = nullptr;  // null: none

  Result<bool> holds(const RelationshipValue& relationship, ValueRow& row, Evaluation& evaluation) const;
};

}  // namespace entente

// One operator at work. Rows are pushed into it and it pushes rows on; what it holds comes out at the end.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/answer.h"
#include "query/budget.h"
#include "query/execution/evaluation.h"
#include "query/graphs/scratch_graph.h"
#include "query/planning/plan.h"

namespace entente {

class OperatorMeter;

// What all stages of one statement share while it runs.
struct StatementRun {
  const Plan& plan;
  const PropertyGraph& graph;
  ScratchGraph* scratch;  // null: nothing is created
  Budget& budget;
  Evaluation& evaluation;
  Answer& findings;                                // of procedures
  std::vector<std::vector<AssertionId>> supports;  // of procedure rows; the last slot of a row counts in it
  OperatorMeter* meter = nullptr;                  // of PROFILE
  bool stopped = false;                            // the person asked to stop, and a stage has heard it

  // The budget has said no: the breach as an error, or false for a stop.
  Result<bool> halt();
  Result<bool> hold(std::uint64_t bytes) { return budget.hold(bytes) ? Result<bool>(true) : halt(); }
  std::string_view text(TextSpan span) const;
  // The slot behind those of the plan: the number in `supports` of the procedure row that a row came from.
  Slot support_slot() const { return static_cast<Slot>(plan.slots); }
  // With a caret under `span`, where `error` has none yet.
  Error pointed(Error error, TextSpan span) const;
};

class Stage {
 public:
  Stage(StatementRun& run, TextSpan span) : run_(run), span_(span) {}
  virtual ~Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void push_into(Stage& next) { next_ = &next; }
  void measured_as(std::size_t number) { number_ = number; }

  // Before the first row: forgets earlier runs. `outer` is the row the pipeline begins with.
  virtual Result<void> begin(const ValueRow& outer);
  // One row. False: no more are wanted. The row's slots may be written; those of others are left alone.
  Result<bool> push(ValueRow& row);
  // No row comes any more: what was held goes on.
  Result<void> end();

  std::uint64_t arrived() const { return arrived_; }
  TextSpan span() const { return span_; }

 protected:
  virtual Result<bool> take(ValueRow& row) = 0;
  virtual Result<void> finish() { return {}; }

  Result<bool> pass(ValueRow& row) {
    if (run_.meter != nullptr) count_passed();
    return next_->push(row);
  }
  // Counts one edge or node read in the words of this operator. False: read no more, see
  // StatementRun::halt().
  bool spend();
  Result<bool> tick() { return run_.budget.tick() ? Result<bool>(true) : run_.halt(); }

  StatementRun& run_;  // NOLINT: of a base that is part of its stages

 private:
  void count_passed();

  TextSpan span_;
  Stage* next_ = nullptr;
  std::uint64_t arrived_ = 0;
  std::size_t number_ = 0;
};

// Carries what a step answered out of a visitor, which can only say whether to go on.
class VisitOutcome {
 public:
  bool keep(Result<bool> step) {
    if (!step.ok()) {
      error_ = step.error();
      return false;
    }
    return go_on_ = *step;
  }
  Result<bool> result() const { return error_ ? Result<bool>(*error_) : Result<bool>(go_on_); }

 private:
  std::optional<Error> error_;
  bool go_on_ = true;
};

// The node in a slot; nothing for null. Fails for any other value.
Result<std::optional<NodeId>> node_in(const ValueRow& row, Slot slot);

// --- one family of operators a file

std::unique_ptr<Stage> stage_of(const NodeScan& scan, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const NodeSeek& seek, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const LabelFilter& filter, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const Expand& expand, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const ExpandRepeated& expand, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const FindShortest& shortest, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const MakePath& path, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const FilterRows& filter, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const OptionalRows& optional, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const Projecting& projecting, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const Aggregating& aggregating, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const DistinctRows& distinct, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const SortRows& sort, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const SkipRows& skip, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const LimitRows& limit, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const UnwindList& unwind, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const CallProcedure& call, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const CreateElements& create, TextSpan span, StatementRun& run);
std::unique_ptr<Stage> stage_of(const GatherRows& gather, TextSpan span, StatementRun& run);

}  // namespace entente

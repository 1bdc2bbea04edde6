// A pipeline at work: its stages in a chain that ends in a sink.
#pragma once

#include <memory>
#include <vector>

#include "query/execution/stage.h"

namespace entente {

class PipelineStages {
 public:
  // `pipeline` and `sink` outlive it.
  PipelineStages(const Pipeline& pipeline, StatementRun& run, Stage& sink);

  // Runs from one row to the end. May be called again and again, but not from within itself.
  Result<void> run(ValueRow& row);

  // What stands in the pipeline, in order; a stage's operator is that of the same number.
  const std::vector<std::unique_ptr<Stage>>& stages() const { return stages_; }

 private:
  StatementRun& run_;  // NOLINT: of a part of the run
  Stage& sink_;        // NOLINT
  std::vector<std::unique_ptr<Stage>> stages_;
};

// Hands each row to a function.
class VisitingSink final : public Stage {
 public:
  using Visit = std::function<Result<bool>(ValueRow&)>;
  VisitingSink(StatementRun& run, Visit visit) : Stage(run, {}), visit_(std::move(visit)) {}
  void visit_with(Visit visit) { visit_ = std::move(visit); }

 private:
  Result<bool> take(ValueRow& row) override { return visit_(row); }

  Visit visit_;
};

}  // namespace entente

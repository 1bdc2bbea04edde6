#include "query/execution/pipeline_stages.h"

#include "query/execution/operator_meter.h"

namespace entente {

PipelineStages::PipelineStages(const Pipeline& pipeline, StatementRun& run, Stage& sink)
    : run_(run), sink_(sink) {
  for (const Operator& step : pipeline.operators) {
    const std::size_t number = run.meter == nullptr ? 0 : run.meter->add(step);
    if (run.meter != nullptr) run.meter->open();
    stages_.push_back(
        std::visit([&](const auto& form) { return stage_of(form, step.span, run); }, step.form));
    if (run.meter != nullptr) run.meter->close();
    stages_.back()->measured_as(number);
  }
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    stages_[i]->push_into(i + 1 < stages_.size() ? *stages_[i + 1] : sink);
  }
}

Result<void> PipelineStages::run(ValueRow& row) {
  for (const std::unique_ptr<Stage>& stage : stages_) TRY(stage->begin(row));
  TRY((stages_.empty() ? sink_ : *stages_.front()).push(row));
  for (const std::unique_ptr<Stage>& stage : stages_) {
    // What was held is no answer once the person has stopped: sums and orders of a part mislead.
    if (run_.stopped) break;
    TRY(stage->end());
  }
  return {};
}

}  // namespace entente

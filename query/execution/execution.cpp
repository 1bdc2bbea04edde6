#include "query/execution/execution.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "query/execution/answer_rows.h"
#include "query/execution/operator_meter.h"
#include "query/execution/operator_tables.h"
#include "query/execution/pipeline_stages.h"
#include "query/nothing_found.h"
#include "query/planning/operator_details.h"

namespace entente {
namespace {

ZonedDateTime this_instant() {
  using std::chrono::duration_cast;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  constexpr std::int64_t nanos_of_day = 86'400'000'000'000;
  const std::int64_t nanos = duration_cast<std::chrono::nanoseconds>(since_epoch).count();
  ZonedDateTime now;
  now.days = nanos / nanos_of_day;
  now.nanos = nanos % nanos_of_day;
  now.zone = "";
  return now;
}

// Pipelines inside expressions, each set up once and run for every row.
class InnerPipelines final : public PatternRunner {
 public:
  void serve(StatementRun& run) { run_ = &run; }

  Result<void> run(const Pipeline& pipeline, ValueRow& row,
                   const std::function<Result<bool>(ValueRow&)>& visit) override {
    std::unique_ptr<Inner>& inner = inner_[&pipeline];
    if (!inner) inner = std::make_unique<Inner>(pipeline, *run_);
    inner->sink.visit_with(visit);
    return inner->stages.run(row);
  }

 private:
  struct Inner {
    Inner(const Pipeline& pipeline, StatementRun& run) : sink(run, nullptr), stages(pipeline, run, sink) {}
    VisitingSink sink;
    PipelineStages stages;
  };

  StatementRun* run_ = nullptr;
  std::unordered_map<const Pipeline*, std::unique_ptr<Inner>> inner_;
};

// "3 rows came to WHERE r.date > …, none passed": the operator that let the last row go; "" where it is not
// to be told.
std::string where_rows_ended(const Pipeline& pipeline, const PipelineStages& at_work, const Plan& plan) {
  const auto& stages = at_work.stages();
  std::size_t last = stages.size();
  while (last > 0 && stages[last - 1]->arrived() == 0) --last;
  if (last == 0) return "";
  const std::string details = details_of(pipeline.operators[last - 1], plan);
  if (details.empty()) return "";
  if (last == 1) return fmt::format("nothing was found by {}", details);
  const std::uint64_t rows = stages[last - 1]->arrived();
  return fmt::format("{} row{} came to {}: none passed", rows, rows == 1 ? "" : "s", details);
}

// The columns of one CALL as the procedure gives them: what it found besides rows is about exactly these.
bool is_one_call(const Plan& plan) {
  if (plan.parts.size() != 1) return false;
  const std::vector<Operator>& operators = plan.parts.front().pipeline.operators;
  if (operators.empty() || !std::holds_alternative<CallProcedure>(operators.front().form)) return false;
  return std::all_of(operators.begin() + 1, operators.end(), [](const Operator& step) {
    const auto* projecting = std::get_if<Projecting>(&step.form);
    return projecting != nullptr &&
           std::all_of(projecting->items.begin(), projecting->items.end(), [](const auto& item) {
             return std::holds_alternative<VariableExpression>(item.second->form);
           });
  });
}

std::vector<std::string> names_of(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return names;
}

void add_notes(Answer& answer, const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    const auto known = std::find(answer.notes.begin(), answer.notes.end(), note);
    if (known == answer.notes.end()) answer.notes.push_back(note);
  }
}

// What procedures learnt besides rows.
void keep_findings(const Plan& plan, Answer findings, Answer& answer) {
  add_notes(answer, findings.notes);
  answer.truncated = answer.truncated || findings.truncated;
  if (!is_one_call(plan)) return;
  if (names_of(findings.columns) == plan.columns) answer.columns = std::move(findings.columns);
  answer.drawing = std::move(findings.drawing);
  answer.counted = std::move(findings.counted);
  answer.found = std::max(answer.found, findings.found);
  answer.used.nodes.insert(answer.used.nodes.end(), findings.used.nodes.begin(), findings.used.nodes.end());
  answer.used.edges.insert(answer.used.edges.end(), findings.used.edges.begin(), findings.used.edges.end());
}

class Execution {
 public:
  Execution(const Plan& plan, const ExecutionSetting& setting)
      : plan_(plan),
        budget_(setting.limits),
        functions_{setting.graph, this_instant()},
        evaluation_(plan, functions_, inner_, budget_),
        run_{plan, setting.graph, setting.scratch, budget_, evaluation_, findings_, {}, nullptr, false},
        meter_(budget_) {
    inner_.serve(run_);
    if (plan.query.mode == QueryMode::profile) run_.meter = &meter_;
  }

  Result<Answer> answer() {
    const auto begun = std::chrono::steady_clock::now();
    Answer answer;
    answer.columns = columns(plan_.columns);
    add_notes(answer, plan_.warnings);
    TRY(run_parts(answer));
    answer.stopped = run_.stopped;
    answer.edges_read = budget_.spent();
    keep_findings(plan_, std::move(findings_), answer);
    if (run_.meter != nullptr) profile(plan_, meter_, answer);
    answer.took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    return answer;
  }

 private:
  Result<void> run_parts(Answer& answer) {
    AnswerRows rows(run_, answer);
    std::vector<std::string> endings;
    for (const PlanPart& part : plan_.parts) {
      rows.part(part);
      PipelineStages pipeline(part.pipeline, run_, rows);
      ValueRow row(plan_.slots + 1);
      TRY(pipeline.run(row));
      if (run_.stopped) break;
      if (rows.is_cut() && !plan_.writes) break;
      endings.push_back(where_rows_ended(part.pipeline, pipeline, plan_));
    }
    if (rows.is_cut()) {
      answer.truncated = true;
      answer.notes.push_back(fmt::format("these are the first {} rows; there are more", answer.rows.size()));
    }
    if (answer.rows.empty() && !run_.stopped && !plan_.columns.empty()) {
      TRY(tell_ending(answer, std::move(endings)));
    }
    return {};
  }

  Result<void> tell_ending(Answer& answer, std::vector<std::string> endings) const {
    // A procedure that was asked alone has said itself why it found nothing.
    if (is_one_call(plan_) && !findings_.notes.empty()) return {};
    std::erase(endings, "");
    if (const Snapshot* snapshot = run_.graph.snapshot(); snapshot != nullptr) {
      endings.push_back(TRY(documents_looked_at(*snapshot)));
    }
    add_notes(answer, endings);
    return {};
  }

  const Plan& plan_;
  Budget budget_;
  FunctionSetting functions_;
  InnerPipelines inner_;
  Evaluation evaluation_;
  Answer findings_;
  StatementRun run_;
  OperatorMeter meter_;
};

}  // namespace

Result<Answer> execute(const Plan& plan, const ExecutionSetting& setting) {
  if (plan.query.mode == QueryMode::explain) {
    Answer answer;
    explain(plan, answer);
    add_notes(answer, plan.warnings);
    return answer;
  }
  return Execution(plan, setting).answer();
}

}  // namespace entente

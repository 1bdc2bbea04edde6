#include "query/execution/operator_tables.h"

#include <array>
#include <cmath>
#include <string>

#include "query/planning/operator_details.h"

namespace entente {
namespace {

// In the order of Operator::form.
constexpr std::array<std::string_view, 19> operator_names = {
    "NodeScan", "NodeSeek", "LabelFilter", "Expand",    "ExpandRepeated", "FindShortest", "MakePath",
    "Filter",   "Optional", "Project",     "Aggregate", "Distinct",       "Sort",         "Skip",
    "Limit",    "Unwind",   "Call",        "Create",    "Gather"};
static_assert(operator_names.size() == std::variant_size_v<decltype(Operator::form)>);

std::string indented_name(const Operator& step, std::size_t depth) {
  return std::string(2 * depth, ' ') + std::string(name_of(step));
}

Value expected_rows(const Operator& step) {
  return std::round(step.estimated_rows * 10) / 10;
}

void explain(const Pipeline& pipeline, std::size_t depth, const Plan& plan, Answer& answer) {
  for (const Operator& step : pipeline.operators) {
    answer.rows.push_back({{indented_name(step, depth), details_of(step, plan), expected_rows(step)}, {}});
    if (const auto* optional = std::get_if<OptionalRows>(&step.form)) {
      explain(*optional->inner, depth + 1, plan, answer);
    }
  }
}

}  // namespace

std::string_view name_of(const Operator& step) {
  return operator_names[step.form.index()];
}

void explain(const Plan& plan, Answer& answer) {
  answer.columns = columns({"operator", "details", "estimated_rows"});
  for (const PlanPart& part : plan.parts) explain(part.pipeline, 0, plan, answer);
}

void profile(const Plan& plan, const OperatorMeter& meter, Answer& answer) {
  answer.columns = columns({"operator", "details", "estimated_rows", "rows", "edges_read", "block_reads",
                            "cache_hits", "milliseconds"});
  answer.rows.clear();
  answer.drawing.clear();  // of the rows that were
  for (const OperatorMeter::Cost& cost : meter.costs()) {
    const double milliseconds = std::chrono::duration<double, std::milli>(cost.time).count();
    answer.rows.push_back(
        {{indented_name(*cost.step, cost.depth), details_of(*cost.step, plan), expected_rows(*cost.step),
          static_cast<std::int64_t>(cost.rows), static_cast<std::int64_t>(cost.edges),
          static_cast<std::int64_t>(cost.reads.files), static_cast<std::int64_t>(cost.reads.cache),
          std::round(milliseconds * 1000) / 1000},
         {}});
  }
}

}  // namespace entente

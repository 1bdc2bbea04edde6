#include "query/planning/planner.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "query/planning/clauses.h"

namespace entente {
namespace {

std::vector<std::string_view> names_of(const std::vector<ProjectedColumn>& columns) {
  std::vector<std::string_view> names;
  for (const ProjectedColumn& column : columns) names.push_back(column.name);
  return names;
}

// The slots of one part of a UNION, in the order of the first part's columns.
Result<std::vector<Slot>> slots_in_order(const PlanDraft& draft, const SingleQuery& part,
                                         const std::vector<ProjectedColumn>& columns) {
  const std::vector<std::string>& wanted = draft.plan().columns;
  std::vector<Slot> slots;
  for (const std::string& name : wanted) {
    const auto named = [&](const ProjectedColumn& column) { return column.name == name; };
    const auto found = std::find_if(columns.begin(), columns.end(), named);
    if (found != columns.end()) slots.push_back(found->slot);
  }
  if (slots.size() == wanted.size() && slots.size() == columns.size()) return slots;
  return draft.refusal(
      part.clauses.back().span,
      fmt::format("this part of the UNION has other columns: {}", fmt::join(names_of(columns), ", ")),
      fmt::format("the first part has {}", fmt::join(wanted, ", ")));
}

}  // namespace

Result<Plan> plan_query(Query query, const PlanSetting& setting) {
  Plan plan;
  plan.query = std::move(query);
  PlanDraft draft(plan, setting);
  for (SingleQuery& part : plan.query.parts) {
    draft.begin_part();
    PlannedQuery planned = TRY(plan_clauses(draft, part, Scope(), QueryPlace::statement));
    if (plan.parts.empty()) {
      for (std::string_view name : names_of(planned.columns)) plan.columns.emplace_back(name);
    }
    std::vector<Slot> slots = TRY(slots_in_order(draft, part, planned.columns));
    plan.parts.push_back({std::move(planned.pipeline.pipeline), std::move(slots)});
  }
  return plan;
}

}  // namespace entente

#include "query/planning/pattern_values.h"

#include <fmt/format.h>

#include "query/planning/clauses.h"
#include "query/planning/match_parts.h"

namespace entente {
namespace {

Result<void> is_known(const PlanDraft& draft, const PatternName& name, const Scope& scope) {
  if (name.text.empty() || scope.find(name.text) != nullptr) return {};
  return draft.refusal(
      name.span, fmt::format("the variable '{}' is not defined", name.text),
      did_you_mean(name.text, scope.names(), "a pattern as a condition binds nothing; EXISTS { … } does"));
}

}  // namespace

Result<void> no_new_variables(const PlanDraft& draft, const PatternPart& pattern, const Scope& scope) {
  TRY(is_known(draft, pattern.variable, scope));
  for (const NodePattern& node : pattern.nodes) TRY(is_known(draft, node.variable, scope));
  for (const RelationshipPattern& hop : pattern.relationships) TRY(is_known(draft, hop.variable, scope));
  return {};
}

Result<std::shared_ptr<const Pipeline>> plan_pattern(PlanDraft& draft, PatternPart& pattern,
                                                     Expression* where, Scope& scope) {
  const std::span<PatternPart> one(&pattern, 1);
  MatchParts parts = TRY(declared_parts(draft, one, scope, false));
  TRY(find_conditions(draft, one, where, scope, parts));
  PipelineDraft inner;
  order_match(draft, parts, inner);
  TRY(draft.count(inner.pipeline, pattern.span));
  return std::shared_ptr<const Pipeline>(std::make_shared<Pipeline>(std::move(inner.pipeline)));
}

Result<std::shared_ptr<const Pipeline>> plan_subquery(PlanDraft& draft, Query& query, TextSpan span,
                                                      Scope& scope) {
  if (query.parts.size() != 1) {
    return draft.refusal(span, "UNION cannot stand inside EXISTS", "write EXISTS { … } OR EXISTS { … }");
  }
  std::vector<QueryClause>& clauses = query.parts[0].clauses;
  if (auto* match = clauses.size() == 1 ? std::get_if<MatchClause>(&clauses[0].form) : nullptr) {
    // The usual EXISTS { pattern }: without a scope of its own, since a statement may hold very many of them.
    const std::size_t before = scope.size();
    PipelineDraft inner;
    TRY(plan_match(draft, *match, scope, inner));
    scope.shrink(before);
    TRY(draft.count(inner.pipeline, span));
    return std::shared_ptr<const Pipeline>(std::make_shared<Pipeline>(std::move(inner.pipeline)));
  }
  PlannedQuery planned = TRY(plan_clauses(draft, query.parts[0], scope, QueryPlace::subquery));
  return std::shared_ptr<const Pipeline>(std::make_shared<Pipeline>(std::move(planned.pipeline.pipeline)));
}

}  // namespace entente

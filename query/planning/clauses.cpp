#include "query/planning/clauses.h"

#include <fmt/format.h>

#include "query/planning/expression_check.h"
#include "query/planning/match_parts.h"

namespace entente {
namespace {

class ClauseSequence {
 public:
  ClauseSequence(PlanDraft& draft, SingleQuery& query, Scope scope, QueryPlace place)
      : draft_(draft), query_(query), scope_(std::move(scope)), place_(place) {}

  Result<PlannedQuery> plan() {
    for (std::size_t i = 0; i < query_.clauses.size(); ++i) {
      if (ended_) return nothing_follows(query_.clauses[i]);
      clause_ = &query_.clauses[i];
      TRY(std::visit([&](auto& form) { return of(form); }, clause_->form));
    }
    TRY(has_an_end());
    TRY(draft_.count(planned_.pipeline.pipeline, query_.clauses.front().span));
    return std::move(planned_);
  }

 private:
  Error nothing_follows(const QueryClause& clause) const {
    return draft_.refusal(clause.span, "RETURN ends a query: nothing can follow it",
                          "WITH goes on with what it names");
  }

  Result<void> has_an_end() const {
    if (place_ == QueryPlace::subquery || ended_ || clause_ == nullptr) return {};
    if (std::holds_alternative<CreateClause>(clause_->form) || call_ended_) return {};
    return draft_.refusal(clause_->span, "the statement ends without saying what to return",
                          "add RETURN and what you want to see");
  }

  // What was written must all be there before it is read.
  void gather_what_was_written() {
    PipelineDraft& pipeline = planned_.pipeline;
    if (!pipeline.writes) return;
    pipeline.add(GatherRows{}, clause_->span);
    pipeline.reads = pipeline.writes = false;
  }

  Result<void> of(MatchClause& form) {
    gather_what_was_written();
    return plan_match(draft_, form, scope_, planned_.pipeline);
  }

  Result<void> of(UnwindClause& form) {
    ExpressionCheck check(draft_, scope_, {.place = "in UNWIND"});
    const PossibleKinds list = TRY(check.value(*form.list));
    if (const ScopeVariable* known = scope_.find(form.variable.text)) {
      return draft_.refusal(
          form.variable.span,
          fmt::format("'{}' is {} already", form.variable.text, described(known->kinds.kinds)),
          "give the items another name");
    }
    const bool certain = list.only(kind_set(ValueKind::list) | null_kind);
    const Slot slot = draft_.new_slot();
    scope_.add({form.variable.text, slot, certain ? PossibleKinds{list.items, every_kind} : anything});
    planned_.pipeline.add(UnwindList{slot, form.list.get()}, clause_->span, planned_.pipeline.rows * 5);
    return {};
  }

  Result<void> of(WithClause& form) {
    const auto columns =
        TRY(plan_projection(draft_, form.projection, form.where.get(), scope_, planned_.pipeline));
    Scope after;
    for (const ProjectedColumn& column : columns) after.add({column.name, column.slot, column.kinds});
    scope_ = std::move(after);
    return {};
  }

  Result<void> of(ReturnClause& form) {
    if (form.projection.star && scope_.size() == 0) {
      return draft_.refusal(form.projection.span, "'*' stands for all variables, and there are none",
                            "name what to return");
    }
    planned_.columns = TRY(plan_projection(draft_, form.projection, nullptr, scope_, planned_.pipeline));
    ended_ = true;
    return {};
  }

  Result<void> of(CallClause&) {
    const bool alone = query_.clauses.size() == 1 && place_ == QueryPlace::statement;
    const bool last = clause_ == &query_.clauses.back();
    auto columns = TRY(plan_call(draft_, *clause_, alone ? CallPlace::alone : CallPlace::among_clauses,
                                 scope_, planned_.pipeline));
    call_ended_ = alone || (last && columns.empty());
    if (alone) planned_.columns = std::move(columns);
    return {};
  }

  Result<void> of(CreateClause&) {
    if (place_ == QueryPlace::subquery) {
      return draft_.refusal(clause_->span, "a subquery only reads", "CREATE can stand outside of it");
    }
    return plan_create(draft_, *clause_, scope_, planned_.pipeline);
  }

  Result<void> of(WritingClause& form) {
    const std::string hint = draft_.setting().may_write ? "of writing clauses only CREATE is there"
                                                        : "statements only read the graph";
    return draft_.refusal(clause_->span, fmt::format("{} is not possible", form.keyword), hint);
  }

  PlanDraft& draft_;
  SingleQuery& query_;
  Scope scope_;
  QueryPlace place_;
  QueryClause* clause_ = nullptr;
  PlannedQuery planned_;
  bool ended_ = false;
  bool call_ended_ = false;
};

}  // namespace

Result<PlannedQuery> plan_clauses(PlanDraft& draft, SingleQuery& query, Scope scope, QueryPlace place) {
  return ClauseSequence(draft, query, std::move(scope), place).plan();
}

}  // namespace entente

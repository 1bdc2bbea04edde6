// A plan while it is written: numbers slots and parameters, owns what the planner makes up, and refuses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/planning/planner.h"
#include "query/planning/possible_kinds.h"

namespace entente {

// A row is handed from operator to operator, so the stack of the run is as deep as a plan is long.
inline constexpr std::size_t most_operators = 2500;

class PlanDraft {
 public:
  // Both outlive the draft; the plan holds the query already.
  PlanDraft(Plan& plan, const PlanSetting& setting) : plan_(plan), setting_(setting) {}

  Plan& plan() { return plan_; }
  const Plan& plan() const { return plan_; }
  const PlanSetting& setting() const { return setting_; }
  const PropertyGraph& graph() const { return setting_.graph; }
  std::string_view text() const { return plan_.query.text; }
  std::string_view text(TextSpan span) const;  // of the statement

  Slot new_slot() { return static_cast<Slot>(plan_.slots++); }

  Error refusal(TextSpan span, std::string_view message, std::string_view hint = "") const;

  // The number of a parameter, its value in the plan. Fails when it was not given.
  Result<std::uint32_t> parameter(std::string_view name, TextSpan span);

  // Counts the operators of a pipeline that is done. Rows go through them one inside the other, those of
  // subqueries too: fails when there are too many.
  Result<void> count(const Pipeline& pipeline, TextSpan span);
  void begin_part() { operators_ = 0; }  // parts of a UNION run one after the other

  // Expressions of the planner's own; they live as long as the plan.
  template <typename Form>
  Expression* make(Form form, TextSpan span) {
    return keep(made(std::move(form), span));
  }
  template <typename Form>
  static ExpressionPtr made(Form form, TextSpan span) {
    auto expression = std::make_unique<Expression>();
    expression->span = span;
    expression->form = std::move(form);
    return expression;
  }
  static ExpressionPtr variable(Slot slot, TextSpan span, std::string name = {}) {
    return made(VariableExpression{std::move(name), slot}, span);
  }
  Expression* keep(ExpressionPtr expression);

  // At most a dozen: a person reads no more, and each is looked up among all names.
  void warn(std::string warning);
  bool is_warned_enough() const;
  // Of a stored graph: keys it knows; read once a statement. Empty: any key.
  const std::vector<std::string>& node_keys();
  const std::vector<std::string>& relationship_keys();

  // Slots of variables in the order in which expressions named them: what a condition waits for.
  std::vector<Slot> mentioned;
  // Notes that a pattern or subquery, compiled now, named what is in `mentioned` from `before` on.
  void note_named(const Expression& compiled, std::size_t before);
  // Its slots: of the row around it, and its own. Nothing of other expressions.
  std::span<const Slot> slots_named_in(const Expression& compiled) const;
  // Whether an expression asked how a relationship is meant (standing, modality …): facts alone would answer
  // wrongly then.
  bool standing_asked = false;

 private:
  Plan& plan_;
  const PlanSetting& setting_;
  std::unordered_map<std::string_view, std::uint32_t> parameters_;  // their numbers
  std::size_t operators_ = 0;
  std::unordered_map<const Expression*, std::pair<std::size_t, std::size_t>> named_;  // in `mentioned`
  std::optional<std::vector<std::string>> node_keys_, relationship_keys_;
};

// Operators while they are put in order, and how many rows are expected after the last.
struct PipelineDraft {
  Pipeline pipeline;
  double rows = 1;
  bool reads = false;   // the graph, since rows were last gathered
  bool writes = false;  // likewise

  template <typename Form>
  void add(Form form, TextSpan span, double new_rows) {
    rows = new_rows;
    pipeline.operators.push_back(Operator{std::move(form), rows, span});
  }
  template <typename Form>
  void add(Form form, TextSpan span) {
    add(std::move(form), span, rows);
  }
};

}  // namespace entente

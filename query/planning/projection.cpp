#include "query/planning/projection.h"

#include <fmt/format.h>

#include <optional>

#include "query/planning/expression_check.h"
#include "query/planning/grouping.h"

namespace entente {
namespace {

// Aggregates and ORDER BY look for what they name among all columns.
constexpr std::size_t most_columns = 1000;

constexpr std::string_view only_projected = "after DISTINCT or an aggregate only what is projected is known";
constexpr std::string_view same_for_all = "SKIP and LIMIT are the same for all rows";

// The integer, where it is known before the statement runs.
std::optional<std::int64_t> known_integer(const Expression& expression, const Plan& plan) {
  if (const auto* sign = std::get_if<SignExpression>(&expression.form)) {
    const auto inner = known_integer(*sign->operand, plan);
    if (!inner || !sign->negative) return inner;
    std::int64_t negated = 0;
    if (__builtin_sub_overflow(0, *inner, &negated)) return std::nullopt;
    return negated;
  }
  const Value* value = nullptr;
  if (const auto* literal = std::get_if<LiteralExpression>(&expression.form)) value = &literal->value;
  if (const auto* given = std::get_if<ParameterExpression>(&expression.form)) {
    value = &plan.parameters[given->index];
  }
  if (value == nullptr || !value->is<std::int64_t>()) return std::nullopt;
  return value->as<std::int64_t>();
}

class ProjectionPlanner {
 public:
  ProjectionPlanner(PlanDraft& draft, ProjectionBody& body, Scope& scope, PipelineDraft& pipeline)
      : draft_(draft), body_(body), scope_(scope), pipeline_(pipeline) {}

  Result<std::vector<ProjectedColumn>> plan(Expression* where) {
    TRY(take_all_known());
    TRY(check_items());
    if (aggregates_.empty()) {
      project();
    } else {
      TRY(group());
    }
    if (body_.distinct) add_distinct();
    if (sees_before()) after_ = scope_;
    for (const ProjectedColumn& column : columns_) after_.add({column.name, column.slot, column.kinds});
    TRY(check_count(body_.skip));
    TRY(check_count(body_.limit));
    TRY(sort());
    cut();
    if (where != nullptr) TRY(filter(*where));
    return std::move(columns_);
  }

 private:
  bool sees_before() const { return aggregates_.empty() && !body_.distinct; }

  ExpressionSetting after_setting(std::string_view place) const {
    return {.place = place, .hidden = &scope_, .why_hidden = only_projected};
  }

  Result<void> add_column(std::string_view name, PossibleKinds kinds, TextSpan span) {
    if (names_.find(name) != nullptr) {
      return draft_.refusal(span, fmt::format("two columns are called '{}'", name),
                            "give one of them another name with AS");
    }
    if (columns_.size() == most_columns) {
      return draft_.refusal(span, fmt::format("these are more than {} columns", most_columns),
                            "gather some of them in a map or a list");
    }
    names_.add({name, no_slot, kinds});
    columns_.push_back({name, no_slot, kinds});
    return {};
  }

  // `*`: every variable by name.
  Result<void> take_all_known() {
    if (!body_.star) return {};
    const std::vector<ScopeVariable> known = scope_.sorted();
    for (const ScopeVariable& variable : known) {
      TRY(add_column(variable.name, variable.kinds, body_.span));
      columns_.back().slot = variable.slot;
    }
    return {};
  }

  Result<void> check_items() {
    for (ProjectionItem& item : body_.items) {
      const std::size_t before = aggregates_.size();
      ExpressionCheck check(draft_, scope_, {.aggregates = &aggregates_});
      const PossibleKinds kinds = TRY(check.value(*item.expression));
      gathers_.push_back(aggregates_.size() > before);
      TRY(add_column(item.name, kinds, item.has_alias ? item.alias_span : item.expression->span));
    }
    return {};
  }

  // --- without aggregates

  // A variable stays in its slot, whatever it is called from now on.
  static Slot slot_of_variable(const Expression& expression) {
    const auto* variable = std::get_if<VariableExpression>(&expression.form);
    return variable == nullptr ? no_slot : variable->slot;
  }

  void project() {
    Projecting projecting;
    const std::size_t stars = columns_.size() - body_.items.size();
    for (std::size_t i = 0; i < body_.items.size(); ++i) {
      const Expression& expression = *body_.items[i].expression;
      Slot& slot = columns_[stars + i].slot;
      slot = slot_of_variable(expression);
      if (slot != no_slot) continue;
      slot = draft_.new_slot();
      projecting.items.emplace_back(slot, &expression);
    }
    if (!projecting.items.empty()) pipeline_.add(std::move(projecting), body_.span);
  }

  // --- with aggregates

  Result<void> group() {
    Aggregating aggregating;
    const std::size_t stars = columns_.size() - body_.items.size();
    for (std::size_t i = 0; i < stars; ++i) {
      const Slot slot = columns_[i].slot;
      ExpressionPtr variable = PlanDraft::variable(slot, body_.span, std::string(columns_[i].name));
      keys_.push_back({draft_.keep(std::move(variable)), slot});
    }
    for (std::size_t i = 0; i < body_.items.size(); ++i) {
      if (gathers_[i]) continue;
      const Expression& expression = *body_.items[i].expression;
      Slot& slot = columns_[stars + i].slot;
      slot = slot_of_variable(expression);
      if (slot == no_slot) slot = draft_.new_slot();
      keys_.push_back({&expression, slot});
    }
    for (const ProjectedValue& key : keys_) aggregating.keys.emplace_back(key.slot, key.expression);
    for (const Expression* call : aggregates_) aggregating.aggregates.push_back(&call_of(*call));
    const double groups = keys_.empty() ? 1 : pipeline_.rows * 0.5;
    pipeline_.add(std::move(aggregating), body_.span, groups);
    pipeline_.reads = pipeline_.writes = false;  // rows were gathered
    return project_gathered(stars);
  }

  // `count(*)` is in its slot; `count(*) + 1` is computed of it.
  Result<void> project_gathered(std::size_t stars) {
    Projecting projecting;
    for (std::size_t i = 0; i < body_.items.size(); ++i) {
      if (!gathers_[i]) continue;
      Expression& expression = *body_.items[i].expression;
      Slot& slot = columns_[stars + i].slot;
      const auto* call = std::get_if<CallExpression>(&expression.form);
      if (call != nullptr && call->result != no_slot) {
        slot = call->result;
        continue;
      }
      TRY(rest_on_keys(draft_, expression, keys_, scope_));
      slot = draft_.new_slot();
      projecting.items.emplace_back(slot, &expression);
    }
    if (!projecting.items.empty()) pipeline_.add(std::move(projecting), body_.span);
    return {};
  }

  // --- after projection

  void add_distinct() {
    DistinctRows distinct;
    for (const ProjectedColumn& column : columns_) distinct.slots.push_back(column.slot);
    pipeline_.add(std::move(distinct), body_.span, pipeline_.rows * 0.5);
  }

  // What ORDER BY may write again instead of naming it.
  std::vector<ProjectedValue> projected_values() const {
    std::vector<ProjectedValue> values = keys_;
    for (const Expression* call : aggregates_) values.push_back({call, call_of(*call).result});
    const std::size_t stars = columns_.size() - body_.items.size();
    for (std::size_t i = 0; i < body_.items.size(); ++i) {
      values.push_back({body_.items[i].expression.get(), columns_[stars + i].slot});
    }
    return values;
  }

  static const CallExpression& call_of(const Expression& aggregate) {
    return std::get<CallExpression>(aggregate.form);
  }

  Result<void> sort() {
    if (body_.order.empty()) return {};
    const std::vector<ProjectedValue> values =
        sees_before() ? std::vector<ProjectedValue>{} : projected_values();
    SortRows sorting;
    for (SortItem& item : body_.order) {
      if (!sees_before()) put_slots(*item.expression, values, after_);
      TRY(ExpressionCheck(draft_, after_, after_setting("in ORDER BY")).value(*item.expression));
      sorting.keys.emplace_back(item.expression.get(), item.descending);
    }
    const TextSpan span{body_.order.front().expression->span.begin, body_.order.back().expression->span.end};
    sorting.most = most_rows();
    pipeline_.add(std::move(sorting), span);
    return {};
  }

  // How many rows of a sorted table are looked at: SKIP and LIMIT together, where both are known.
  const Expression* most_rows() const {
    if (!body_.limit) return nullptr;
    if (!body_.skip) return body_.limit.get();
    const auto skip = known_integer(*body_.skip, draft_.plan());
    const auto limit = known_integer(*body_.limit, draft_.plan());
    std::int64_t sum = 0;
    if (!skip || !limit || __builtin_add_overflow(*skip, *limit, &sum)) return nullptr;
    return draft_.make(LiteralExpression{Value(sum)}, body_.limit->span);
  }

  Result<void> check_count(const ExpressionPtr& count) {
    if (!count) return {};
    Scope none;
    ExpressionCheck check(draft_, none,
                          {.place = "in SKIP and LIMIT", .hidden = &scope_, .why_hidden = same_for_all});
    const PossibleKinds kinds = TRY(check.value(*count));
    if (kinds.excludes(kind_set(ValueKind::integer))) {
      return draft_.refusal(count->span, fmt::format("this is {}", described(kinds.kinds)),
                            "SKIP and LIMIT take an integer");
    }
    const auto known = known_integer(*count, draft_.plan());
    if (known && *known < 0) {
      return draft_.refusal(count->span, fmt::format("{} is less than 0", *known),
                            "SKIP and LIMIT take 0 or more");
    }
    return {};
  }

  void cut() {
    if ((body_.skip || body_.limit) && pipeline_.writes) {
      pipeline_.add(GatherRows{}, body_.span);  // what is cut off is written all the same
      pipeline_.reads = pipeline_.writes = false;
    }
    if (body_.skip) pipeline_.add(SkipRows{body_.skip.get()}, body_.skip->span);
    if (body_.limit) {
      const auto known = known_integer(*body_.limit, draft_.plan());
      const double rows = known ? std::min(pipeline_.rows, static_cast<double>(*known)) : pipeline_.rows;
      pipeline_.add(LimitRows{body_.limit.get()}, body_.limit->span, rows);
    }
  }

  Result<void> filter(Expression& where) {
    if (!sees_before()) put_slots(where, projected_values(), after_);
    TRY(ExpressionCheck(draft_, after_, after_setting("in WHERE")).condition(where));
    pipeline_.add(FilterRows{&where}, where.span, pipeline_.rows * 0.3);
    return {};
  }

  PlanDraft& draft_;
  ProjectionBody& body_;
  Scope& scope_;
  PipelineDraft& pipeline_;
  Scope names_, after_;
  std::vector<ProjectedColumn> columns_;
  std::vector<char> gathers_;  // whether each item holds an aggregate
  std::vector<Expression*> aggregates_;
  std::vector<ProjectedValue> keys_;
};

}  // namespace

Result<std::vector<ProjectedColumn>> plan_projection(PlanDraft& draft, ProjectionBody& body,
                                                     Expression* where, Scope& scope,
                                                     PipelineDraft& pipeline) {
  return ProjectionPlanner(draft, body, scope, pipeline).plan(where);
}

}  // namespace entente

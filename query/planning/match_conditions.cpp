// What must hold of a match besides its shape.
#include <algorithm>

#include "query/planning/expression_check.h"
#include "query/planning/expression_walk.h"
#include "query/planning/graph_words.h"
#include "query/planning/hop_conditions.h"
#include "query/planning/match_parts.h"

namespace entente {
namespace {

class ConditionFinder {
 public:
  ConditionFinder(PlanDraft& draft, Scope& scope, MatchParts& parts)
      : draft_(draft), scope_(scope), parts_(parts) {}

  Result<void> of_patterns(std::span<PatternPart> patterns) {
    std::size_t hop = 0;
    for (PatternPart& part : patterns) {
      for (NodePattern& node : part.nodes) TRY(of_node(node));
      for (std::size_t i = 0; i < part.relationships.size(); ++i) TRY(of_hop(parts_.hops[hop++]));
    }
    return {};
  }

  Result<void> of_where(Expression& where) {
    if (auto* logical = std::get_if<LogicalExpression>(&where.form);
        logical != nullptr && logical->op == LogicalOperator::conjunction) {
      for (ExpressionPtr& part : logical->operands) TRY(of_where(*part));
      return {};
    }
    const std::size_t before = draft_.mentioned.size();
    TRY(ExpressionCheck(draft_, scope_, {.place = "in WHERE"}).condition(where));
    if (!becomes_label(where)) add(where, before);
    return {};
  }

 private:
  // `WHERE n:State` of a node of this MATCH is as good as `(n:State)`, and can choose where to start.
  bool becomes_label(const Expression& where) {
    const auto* test = std::get_if<LabelTestExpression>(&where.form);
    const auto* variable = test != nullptr ? std::get_if<VariableExpression>(&test->subject->form) : nullptr;
    if (variable == nullptr || !parts_.is_new(variable->slot)) return false;
    for (MatchNode& node : parts_.nodes) {
      if (node.slot != variable->slot) continue;
      node.labels.insert(node.labels.end(), test->labels.begin(), test->labels.end());
      return true;
    }
    return false;
  }

  // The condition waits for the variables of this MATCH that were mentioned since there were `before`.
  void add(Expression& condition, std::size_t before) {
    for (MatchHop& hop : parts_.hops) {
      if (absorbed(draft_, condition, hop, parts_)) return;
    }
    MatchCondition entry{&condition, {}, false};
    for (std::size_t i = before; i < draft_.mentioned.size(); ++i) {
      const Slot slot = draft_.mentioned[i];
      const bool listed = std::find(entry.needs.begin(), entry.needs.end(), slot) != entry.needs.end();
      if (parts_.is_new(slot) && !listed) entry.needs.push_back(slot);
    }
    parts_.conditions.push_back(std::move(entry));
  }

  Result<MapExpression*> property_map(Expression& properties) const {
    if (auto* map = std::get_if<MapExpression>(&properties.form)) return map;
    return draft_.refusal(properties.span, "the properties of a pattern are written out",
                          "name each: {name: $name}");
  }

  // `key: value` of an element in `slot`, as a condition.
  Result<ExpressionPtr> equality(Slot slot, PossibleKinds element, std::string& key, ExpressionPtr& value) {
    TRY(ExpressionCheck(draft_, scope_, {.place = "in a pattern"}).value(*value));
    const TextSpan span = value->span;
    warn_of_unknown_key(draft_, key, element);
    const bool relationship = element.kinds == a_relationship.kinds;
    if (relationship && is_standing_key(key)) draft_.standing_asked = true;
    ComparisonExpression equal;
    equal.first = PlanDraft::made(PropertyExpression{PlanDraft::variable(slot, span), std::move(key)}, span);
    equal.rest.emplace_back(ComparisonOperator::equal, std::move(value));
    return PlanDraft::made(std::move(equal), span);
  }

  Result<void> of_map(Slot slot, PossibleKinds element, Expression& properties) {
    for (auto& [key, value] : TRY(property_map(properties))->entries) {
      const std::size_t before = draft_.mentioned.size();
      ExpressionPtr condition = TRY(equality(slot, element, key, value));
      draft_.mentioned.push_back(slot);
      add(*draft_.keep(std::move(condition)), before);
    }
    return {};
  }

  Result<void> of_node(NodePattern& node) {
    if (node.properties) TRY(of_map(node_slot(node), a_node, *node.properties));
    if (node.where) TRY(of_where(*node.where));
    return {};
  }

  // Patterns are declared in the order in which this goes through them; anonymous nodes too.
  Slot node_slot(const NodePattern& node) const {
    if (!node.variable.text.empty()) return scope_.find(node.variable.text)->slot;
    const auto same = [&](const MatchNode& known) { return known.span == node.span; };
    return std::find_if(parts_.nodes.begin(), parts_.nodes.end(), same)->slot;
  }

  Result<void> of_hop(MatchHop& hop) {
    RelationshipPattern& pattern = *hop.pattern;
    if (hop.types_by_name) ask_for_types(hop);
    if (!hop.is_repeated() && !hop.is_shortest()) {
      if (pattern.properties) TRY(of_map(hop.slot, a_relationship, *pattern.properties));
      if (pattern.where) TRY(of_where(*pattern.where));
      return {};
    }
    return of_steps(hop);
  }

  // `r:A OR r:B`
  void ask_for_types(MatchHop& hop) {
    const bool steps = hop.is_repeated() || hop.is_shortest();
    if (steps && hop.step == no_slot) hop.step = draft_.new_slot();
    const TextSpan span = hop.pattern->span;
    LogicalExpression either{LogicalOperator::disjunction, {}};
    for (const std::string& type : hop.pattern->types) {
      LabelTestExpression test{PlanDraft::variable(steps ? hop.step : hop.slot, span), {type}};
      either.operands.push_back(PlanDraft::made(std::move(test), span));
    }
    ExpressionPtr condition = either.operands.size() == 1 ? std::move(either.operands[0])
                                                          : PlanDraft::made(std::move(either), span);
    if (steps) return hop.step_conditions.push_back(std::move(condition));
    const std::size_t before = draft_.mentioned.size();
    draft_.mentioned.push_back(hop.slot);
    add(*draft_.keep(std::move(condition)), before);
  }

  // Conditions inside a repeated relationship are asked of each step: its name means one relationship there.
  Result<void> of_steps(MatchHop& hop) {
    RelationshipPattern& pattern = *hop.pattern;
    if (!pattern.properties && !pattern.where) return {};
    if (hop.step == no_slot) hop.step = draft_.new_slot();
    if (pattern.properties) {
      for (auto& [key, value] : TRY(property_map(*pattern.properties))->entries) {
        add_step(hop, TRY(equality(hop.step, a_relationship, key, value)));
      }
    }
    if (!pattern.where) return {};
    const std::size_t before = scope_.size();
    if (!pattern.variable.text.empty()) scope_.add({pattern.variable.text, hop.step, a_relationship});
    TRY(ExpressionCheck(draft_, scope_, {.place = "in WHERE"}).condition(*pattern.where));
    scope_.shrink(before);
    add_step(hop, std::move(pattern.where));
    return {};
  }

  void add_step(MatchHop& hop, ExpressionPtr condition) {
    note_days(*condition, hop.step, hop);
    hop.step_conditions.push_back(std::move(condition));
  }

  PlanDraft& draft_;
  Scope& scope_;
  MatchParts& parts_;
};

}  // namespace

Result<void> find_conditions(PlanDraft& draft, std::span<PatternPart> patterns, Expression* where,
                             Scope& scope, MatchParts& parts) {
  const bool asked_before = std::exchange(draft.standing_asked, false);
  ConditionFinder finder(draft, scope, parts);
  TRY(finder.of_patterns(patterns));
  if (where != nullptr) TRY(finder.of_where(*where));
  parts.asks_standing = std::exchange(draft.standing_asked, asked_before);
  find_seeks(draft, parts);
  return {};
}

}  // namespace entente

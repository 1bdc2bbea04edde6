// In which order a match is found: where to start, which hop next, and each condition as early as its
// variables are bound.
//
// Greedy: the start is the node expected to be found soonest (by an indexed property, by its rarest label, by
// a scan), then always the hop that is expected to multiply the rows least. Estimates come from counts the
// graph keeps; a wrong one costs time, never rows.
#include <algorithm>
#include <cmath>

#include "query/planning/match_parts.h"
#include "query/planning/match_seeks.h"

namespace entente {
namespace {

constexpr double condition_share = 0.3;  // of the rows that pass an arbitrary condition
constexpr double label_share = 0.2;
constexpr double typical_repetition = 3;  // steps of a repeated hop without bound
constexpr double few_rows = 16;           // up to so many, the other end of a hop is worth a seek a row

class MatchOrder {
 public:
  MatchOrder(PlanDraft& draft, MatchParts& parts, PipelineDraft& pipeline)
      : draft_(draft), parts_(parts), pipeline_(pipeline) {}

  void run() {
    add_ready_conditions();
    for (MatchNode& node : parts_.nodes) {
      if (node.bound) check_node(node);
    }
    settle();
    while (true) {
      MatchHop* hop = best_hop();
      MatchNode* start = hop == nullptr ? best_start() : worth_a_seek(*hop);
      if (start != nullptr) {
        begin_at(*start);
      } else if (hop != nullptr) {
        take(*hop);
      } else {
        break;
      }
      settle();
    }
  }

 private:
  bool is_bound(Slot slot) const { return !parts_.is_new(slot) || bound_[slot - parts_.first_new]; }
  void bind(Slot slot) {
    if (parts_.is_new(slot)) bound_[slot - parts_.first_new] = true;
  }

  // --- conditions and paths

  bool is_ready(MatchCondition& condition) const {
    while (!condition.needs.empty() && is_bound(condition.needs.back())) condition.needs.pop_back();
    return condition.needs.empty();
  }

  void add_ready_conditions() {
    for (MatchCondition& condition : parts_.conditions) {
      if (condition.done || !is_ready(condition)) continue;
      condition.done = true;
      pipeline_.add(FilterRows{condition.expression}, condition.expression->span,
                    pipeline_.rows * condition_share);
    }
  }

  void settle() {
    for (MatchPath& path : parts_.paths) {
      const auto bound = [&](Slot slot) { return is_bound(slot); };
      if (path.done || !std::all_of(path.elements.begin(), path.elements.end(), bound)) continue;
      path.done = true;
      pipeline_.add(MakePath{path.slot, path.elements}, path.part->span);
      bind(path.slot);
    }
    add_ready_conditions();
  }

  // --- nodes

  void check_node(MatchNode& node) {
    if (node.checked) return;
    node.checked = true;
    if (!node.labels.empty()) {
      add_label_filter(node, node.labels);
    } else if (node.may_be_null && !node.has_hop) {
      NullTestExpression test{PlanDraft::variable(node.slot, node.span), false};
      pipeline_.add(FilterRows{draft_.make(std::move(test), node.span)}, node.span);
    }
  }

  // A statement that writes may make the label while it runs: then its name is looked up for each row.
  void add_label_filter(const MatchNode& node, const std::vector<std::string>& labels) {
    LabelFilter filter{node.slot, {}, labels, false};
    for (const std::string& label : labels) {
      const auto id = draft_.graph().label(label);
      if (id) filter.labels.push_back(*id);
      filter.impossible = filter.impossible || !id;
    }
    const double rows = filter.impossible ? 0 : pipeline_.rows * label_share;
    if (filter.impossible && draft_.plan().writes) {
      LabelTestExpression test{PlanDraft::variable(node.slot, node.span), labels};
      pipeline_.add(FilterRows{draft_.make(std::move(test), node.span)}, node.span, rows);
    } else {
      pipeline_.add(std::move(filter), node.span, rows);
    }
  }

  double cost(const MatchNode& node) const {
    if (const MatchSeek* seek = find_seek(node)) return 1 + static_cast<double>(seek->values.size());
    if (known_relationship(node) != nullptr) return 1;
    if (node.scan_cost >= 0) return node.scan_cost;
    double least = draft_.graph().node_count(std::nullopt) + 2;
    for (const std::string& label : node.labels) {
      const auto id = draft_.graph().label(label);
      least = std::min(least, id ? draft_.graph().node_count(id) + 1 : 0.0);
    }
    return node.scan_cost = least;
  }

  const MatchSeek* find_seek(const MatchNode& node) const {
    const auto usable = [&](const MatchSeek& seek) {
      const MatchCondition& condition = parts_.conditions[seek.condition];
      return !condition.done && needs_only(condition, node.slot);
    };
    const auto found = std::find_if(node.seeks.begin(), node.seeks.end(), usable);
    return found == node.seeks.end() ? nullptr : &*found;
  }

  bool needs_only(const MatchCondition& condition, Slot slot) const {
    return std::all_of(condition.needs.begin(), condition.needs.end(),
                       [&](Slot need) { return need == slot || is_bound(need); });
  }

  MatchNode* best_start() {
    MatchNode* best = nullptr;
    double best_cost = 0;
    const auto unbound = [](const MatchNode& node) { return !node.bound; };
    const bool choice = std::count_if(parts_.nodes.begin(), parts_.nodes.end(), unbound) > 1;
    for (MatchNode& node : parts_.nodes) {
      if (node.bound) continue;
      const double node_cost = choice ? cost(node) : 0;
      if (best == nullptr || node_cost < best_cost) best = &node, best_cost = node_cost;
    }
    return best;
  }

  void begin_at(MatchNode& node) {
    node.bound = node.checked = true;
    bind(node.slot);
    pipeline_.reads = true;
    if (const MatchSeek* seek = find_seek(node)) return begin_by(*seek, node);
    if (seek_by_relationship(node)) return;
    scan(node);
  }

  void begin_by(const MatchSeek& seek, MatchNode& node) {
    if (seek.exact) parts_.conditions[seek.condition].done = true;
    const Expression* value = seek.value;
    if (value == nullptr) {
      const Slot each = draft_.new_slot();
      const Expression* list = draft_.make(LiteralExpression{Value(ValueList(seek.values))}, node.span);
      const TextSpan span = parts_.conditions[seek.condition].expression->span;
      pipeline_.add(UnwindList{each, list}, span, pipeline_.rows * static_cast<double>(seek.values.size()));
      value = draft_.keep(PlanDraft::variable(each, node.span));
    }
    pipeline_.add(NodeSeek{node.slot, seek.key, value}, node.span, pipeline_.rows * 1.2);
    if (!node.labels.empty()) add_label_filter(node, node.labels);
  }

  // A relationship known before leads to its ends: no need to look for them.
  const MatchHop* known_relationship(const MatchNode& node) const {
    const auto here = static_cast<std::size_t>(&node - parts_.nodes.data());
    const auto leads_here = [&](const MatchHop& hop) {
      return hop.bound && !hop.is_repeated() && (hop.left == here || hop.right == here);
    };
    const auto found = std::find_if(parts_.hops.begin(), parts_.hops.end(), leads_here);
    return found == parts_.hops.end() ? nullptr : &*found;
  }

  bool seek_by_relationship(MatchNode& node) {
    const MatchHop* hop = known_relationship(node);
    if (hop == nullptr) return false;
    const auto here = static_cast<std::size_t>(&node - parts_.nodes.data());
    Expression* ends = ends_of(draft_, *hop, hop->left == here);
    if (ends == nullptr) return false;
    pipeline_.add(UnwindList{node.slot, ends}, node.span, pipeline_.rows * 1.5);
    if (!node.labels.empty()) add_label_filter(node, node.labels);
    return true;
  }

  void scan(MatchNode& node) {
    const PropertyGraph& graph = draft_.graph();
    const std::string* rarest = nullptr;
    for (const std::string& label : node.labels) {
      const auto id = graph.label(label);
      if (!id) return scan_for_unknown(node, label);
      if (rarest == nullptr || graph.node_count(id) < graph.node_count(graph.label(*rarest))) rarest = &label;
    }
    if (rarest == nullptr) {
      return pipeline_.add(NodeScan{node.slot, std::nullopt, ""}, node.span,
                           pipeline_.rows * graph.node_count(std::nullopt));
    }
    const auto id = graph.label(*rarest);
    pipeline_.add(NodeScan{node.slot, id, *rarest}, node.span, pipeline_.rows * graph.node_count(id));
    std::vector<std::string> others;
    for (const std::string& label : node.labels) {
      if (label != *rarest) others.push_back(label);
    }
    if (!others.empty()) add_label_filter(node, others);
  }

  // No node has the label; unless the statement itself makes some while it runs.
  void scan_for_unknown(MatchNode& node, const std::string& label) {
    if (!draft_.plan().writes) return pipeline_.add(NodeScan{node.slot, std::nullopt, label}, node.span, 0);
    pipeline_.add(NodeScan{node.slot, std::nullopt, ""}, node.span,
                  pipeline_.rows * draft_.graph().node_count(std::nullopt));
    add_label_filter(node, node.labels);
  }

  // --- hops

  double degree(const MatchHop& hop, bool forward) const {
    double& known = forward ? hop.degree_forward : hop.degree_back;
    if (known < 0) known = draft_.graph().average_degree(walk_filter(hop, forward, parts_.asks_standing));
    return known;
  }

  double growth(const MatchHop& hop, bool forward) const {
    if (hop.bound) return 0.9;
    const double one = std::max(degree(hop, forward), 0.01);
    if (!hop.is_repeated()) return one;
    const double most = static_cast<double>(hop.pattern->repetition->most.value_or(UINT32_MAX));
    return std::pow(std::max(one, 1.0), std::min(most, typical_repetition)) + 0.5;
  }

  MatchHop* best_hop() {
    MatchHop* best = nullptr;
    double best_growth = 0;
    for (MatchHop& hop : parts_.hops) {
      if (hop.done) continue;
      const bool left = parts_.nodes[hop.left].bound;
      const bool right = parts_.nodes[hop.right].bound;
      if (!left && !right) continue;
      if (hop.is_shortest() && !(left && right)) continue;
      double factor = 0;
      if (hop.is_shortest()) {
        factor = 5;
      } else if (left && right) {
        factor = growth(hop, true) * 0.1;
      } else {
        const MatchNode& target = parts_.nodes[left ? hop.right : hop.left];
        factor = growth(hop, left) * (target.labels.empty() ? 1 : label_share);
      }
      if (best == nullptr || factor < best_growth) best = &hop, best_growth = factor;
    }
    return best;
  }

  // The unbound end of a hop, where an index finds it at once: a hop between two known nodes reads least.
  MatchNode* worth_a_seek(const MatchHop& hop) {
    MatchNode& left = parts_.nodes[hop.left];
    MatchNode& right = parts_.nodes[hop.right];
    if (left.bound && right.bound) return nullptr;
    if (pipeline_.rows > few_rows && !hop.is_repeated()) return nullptr;
    MatchNode& end = left.bound ? right : left;
    return find_seek(end) != nullptr ? &end : nullptr;
  }

  HopRule rule(const MatchHop& hop, bool forward) const {
    HopRule rule;
    rule.filter = walk_filter(hop, forward, parts_.asks_standing);
    if (draft_.graph().snapshot() != nullptr) rule.since = hop.since, rule.until = hop.until;
    for (const MatchHop& other : parts_.hops) {
      if (&other != &hop && other.done && may_meet(other, hop)) rule.distinct_from.push_back(other.slot);
    }
    return rule;
  }

  // The slot of the hop's relationships, where somebody asks for them: by name, as part of a path, by a
  // condition, or because a hop still to come must differ. A long walk then need not list them for each end.
  // One relationship of the store is kept always: a row rests on it.
  Slot asked_slot(const MatchHop& hop) const {
    if (!hop.is_repeated() && draft_.graph().snapshot() != nullptr) return hop.slot;
    const bool named = !hop.pattern->variable.text.empty() || !hop.part->variable.text.empty();
    if (named || hop.bound || hop.pattern->properties || hop.pattern->where) return hop.slot;
    const bool must_differ = std::any_of(parts_.hops.begin(), parts_.hops.end(), [&](const MatchHop& other) {
      return &other != &hop && !other.done && may_meet(other, hop);
    });
    return must_differ ? hop.slot : no_slot;
  }

  // Whether one relationship could match both: not where their types differ.
  static bool may_meet(const MatchHop& a, const MatchHop& b) {
    if (a.forward.any_type || b.forward.any_type) return true;
    auto left = a.forward.types.begin(), right = b.forward.types.begin();
    while (left != a.forward.types.end() && right != b.forward.types.end()) {
      if (*left == *right) return true;
      if (*left < *right) {
        ++left;
      } else {
        ++right;
      }
    }
    return false;
  }

  void take(MatchHop& hop) {
    MatchNode& left = parts_.nodes[hop.left];
    MatchNode& right = parts_.nodes[hop.right];
    const bool closes = left.bound && right.bound;
    const bool forward = left.bound;
    MatchNode& to = forward ? right : left;
    const Slot from = forward ? left.slot : right.slot;
    const double rows = pipeline_.rows * growth(hop, forward) * (closes ? 0.1 : 1);
    pipeline_.reads = true;
    if (hop.is_shortest()) {
      add_shortest(hop, from, to.slot, rows);
    } else if (hop.is_repeated()) {
      add_repeated(hop, from, to.slot, closes, forward, rows);
    } else {
      pipeline_.add(Expand{from, asked_slot(hop), to.slot, closes, hop.bound, rule(hop, forward)},
                    hop.pattern->span, rows);
    }
    hop.done = true;
    bind(hop.slot);
    if (closes) return;
    to.bound = true;
    bind(to.slot);
    check_node(to);
  }

  const Expression* step_condition(MatchHop& hop) {
    if (hop.step_conditions.empty()) return nullptr;
    if (hop.step_conditions.size() == 1) return draft_.keep(std::move(hop.step_conditions[0]));
    const TextSpan span = hop.step_conditions[0]->span;
    return draft_.make(LogicalExpression{LogicalOperator::conjunction, std::move(hop.step_conditions)}, span);
  }

  void add_repeated(MatchHop& hop, Slot from, Slot to, bool closes, bool forward, double rows) {
    ExpandRepeated walk;
    walk.from = from;
    walk.relationships = asked_slot(hop);
    walk.to = to;
    walk.to_is_bound = closes;
    walk.relationships_are_bound = hop.bound;
    walk.rule = rule(hop, forward);
    walk.least = hop.pattern->repetition->least;
    walk.most = hop.pattern->repetition->most;
    walk.step = hop.step;
    walk.step_condition = step_condition(hop);
    walk.reversed = !forward;
    pipeline_.add(std::move(walk), hop.pattern->span, rows);
  }

  void add_shortest(MatchHop& hop, Slot from, Slot to, double) {
    FindShortest search;
    search.from = from;
    search.relationships = hop.slot;
    search.to = to;
    search.rule = rule(hop, true);
    const Repetition once{1, 1};
    const Repetition& repetition = hop.pattern->repetition ? *hop.pattern->repetition : once;
    search.least = repetition.least;
    search.most = repetition.most;
    search.selector = hop.part->selector;
    search.count = hop.part->count;
    search.step = hop.step;
    search.step_condition = step_condition(hop);
    const double ways = search.selector == PathSelector::shortest_k ? static_cast<double>(search.count) : 1;
    pipeline_.add(std::move(search), hop.part->span, pipeline_.rows * ways);
  }

  PlanDraft& draft_;
  MatchParts& parts_;
  PipelineDraft& pipeline_;
  std::vector<char> bound_ = std::vector<char>(parts_.end_new - parts_.first_new);
};

}  // namespace

void order_match(PlanDraft& draft, MatchParts& parts, PipelineDraft& pipeline) {
  MatchOrder(draft, parts, pipeline).run();
}

Result<void> plan_match(PlanDraft& draft, MatchClause& clause, Scope& scope, PipelineDraft& pipeline) {
  MatchParts parts = TRY(declared_parts(draft, clause.patterns, scope, clause.optional));
  TRY(find_conditions(draft, clause.patterns, clause.where.get(), scope, parts));
  if (!clause.optional) {
    order_match(draft, parts, pipeline);
    return {};
  }
  PipelineDraft inner;
  inner.rows = pipeline.rows;
  order_match(draft, parts, inner);
  const TextSpan span{clause.patterns.front().span.begin, clause.patterns.back().span.end};
  TRY(draft.count(inner.pipeline, span));
  OptionalRows optional{std::make_unique<Pipeline>(std::move(inner.pipeline)), {}};
  for (Slot slot = parts.first_new; slot < parts.end_new; ++slot) optional.nulled.push_back(slot);
  pipeline.reads = true;
  pipeline.add(std::move(optional), span, std::max(pipeline.rows, inner.rows));
  return {};
}

}  // namespace entente

// CREATE: what stands in its patterns is made, where it is not bound already.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/planning/clauses.h"
#include "query/planning/expression_check.h"

namespace entente {
namespace {

class CreatePlanner {
 public:
  CreatePlanner(PlanDraft& draft, Scope& scope) : draft_(draft), scope_(scope) {}

  Result<void> add(PatternPart& part) {
    if (part.selector != PathSelector::walk) {
      return draft_.refusal(part.span, "a shortest path is found, not created", "write the pattern itself");
    }
    std::vector<Slot> path;
    path.push_back(TRY(node(part.nodes[0], part)));
    for (std::size_t i = 0; i < part.relationships.size(); ++i) {
      const Slot right = TRY(node(part.nodes[i + 1], part));
      path.push_back(TRY(relationship(part.relationships[i], path.back(), right)));
      path.push_back(right);
    }
    if (part.variable.text.empty()) return {};
    TRY(is_free(part.variable));
    const Slot slot = add_name(part.variable, a_path);
    paths_.push_back({slot, std::move(path)});
    return {};
  }

  void emit(TextSpan span, PipelineDraft& pipeline) {
    finish_batch();
    for (CreateElements& batch : batches_) pipeline.add(std::move(batch), span);
    for (MakePath& path : paths_) pipeline.add(std::move(path), span);
  }

 private:
  Result<void> is_free(const PatternName& name) const {
    const ScopeVariable* known = name.text.empty() ? nullptr : scope_.find(name.text);
    if (known == nullptr) return {};
    return draft_.refusal(name.span,
                          fmt::format("'{}' is {} already", name.text, described(known->kinds.kinds)),
                          "CREATE makes something new: give it another name");
  }

  Slot add_name(const PatternName& name, PossibleKinds kinds) {
    const Slot slot = draft_.new_slot();
    if (!name.text.empty()) scope_.add({name.text, slot, kinds});
    return slot;
  }

  // One operator makes its nodes before its relationships: who names one of those comes in a later operator.
  void finish_batch() {
    if (created_.nodes.empty() && created_.relationships.empty()) return;
    batches_.push_back(std::exchange(created_, {}));
  }

  bool names_made_relationship(std::size_t mentioned_before) const {
    const auto& made = created_.relationships;
    return std::any_of(draft_.mentioned.begin() + static_cast<std::ptrdiff_t>(mentioned_before),
                       draft_.mentioned.end(), [&](Slot slot) {
                         return std::any_of(made.begin(), made.end(), [&](const auto& relationship) {
                           return relationship.slot == slot;
                         });
                       });
  }

  // What stands before it in the clause can be named.
  Result<const Expression*> properties(ExpressionPtr& properties) {
    if (!properties) return static_cast<const Expression*>(nullptr);
    const std::size_t mentioned = draft_.mentioned.size();
    const PossibleKinds kinds =
        TRY(ExpressionCheck(draft_, scope_, {.place = "in CREATE"}).value(*properties));
    if (kinds.excludes(kind_set(ValueKind::map))) {
      return draft_.refusal(properties->span, fmt::format("this is {}", described(kinds.kinds)),
                            "properties are a map");
    }
    if (names_made_relationship(mentioned)) finish_batch();
    return static_cast<const Expression*>(properties.get());
  }

  Result<Slot> node(NodePattern& pattern, const PatternPart& part) {
    const ScopeVariable* known = pattern.variable.text.empty() ? nullptr : scope_.find(pattern.variable.text);
    const bool bare = pattern.labels.empty() && !pattern.properties && !part.relationships.empty();
    if (known != nullptr && bare) {
      if ((known->kinds.kinds & a_node.kinds) != 0) return known->slot;
      return draft_.refusal(pattern.variable.span,
                            fmt::format("'{}' is {}, and cannot be a node", pattern.variable.text,
                                        described(known->kinds.kinds)),
                            "use another name");
    }
    TRY(is_free(pattern.variable));
    CreatedNode node{no_slot, pattern.labels, TRY(properties(pattern.properties))};
    node.slot = add_name(pattern.variable, a_node);
    created_.nodes.push_back(std::move(node));
    return created_.nodes.back().slot;
  }

  Result<Slot> relationship(RelationshipPattern& pattern, Slot left, Slot right) {
    TRY(is_free(pattern.variable));
    if (pattern.types.size() != 1) {
      return draft_.refusal(pattern.span, "a relationship is created with one type", "as in -[:KNOWS]->");
    }
    if (pattern.repetition) {
      return draft_.refusal(pattern.span, "one relationship is created at a time",
                            "leave out the repetition");
    }
    if (pattern.direction == Direction::both) {
      return draft_.refusal(pattern.span, "a relationship is created in one direction", "write -> or <-");
    }
    const bool forward = pattern.direction == Direction::out;
    CreatedRelationship made{no_slot, forward ? left : right, forward ? right : left, pattern.types[0],
                             TRY(properties(pattern.properties))};
    made.slot = add_name(pattern.variable, a_relationship);
    created_.relationships.push_back(std::move(made));
    return created_.relationships.back().slot;
  }

  PlanDraft& draft_;
  Scope& scope_;
  CreateElements created_;
  std::vector<CreateElements> batches_;
  std::vector<MakePath> paths_;
};

}  // namespace

Result<void> plan_create(PlanDraft& draft, QueryClause& clause, Scope& scope, PipelineDraft& pipeline) {
  if (!draft.setting().may_write) {
    return draft.refusal(clause.span, "CREATE is not possible: statements only read the graph",
                         "'entente query --scratch' has a graph to try it on");
  }
  if (pipeline.reads) pipeline.add(GatherRows{}, clause.span);  // lest it reads what it writes
  pipeline.reads = false;
  pipeline.writes = draft.plan().writes = true;
  CreatePlanner planner(draft, scope);
  for (PatternPart& part : std::get<CreateClause>(clause.form).patterns) TRY(planner.add(part));
  planner.emit(clause.span, pipeline);
  return {};
}

}  // namespace entente

// Slots and names of what a pattern consists of.
#include <fmt/format.h>

#include <algorithm>

#include "query/planning/graph_words.h"
#include "query/planning/match_parts.h"

namespace entente {
namespace {

class PatternDeclaration {
 public:
  PatternDeclaration(PlanDraft& draft, Scope& scope, MatchParts& parts)
      : draft_(draft), scope_(scope), parts_(parts) {}

  Result<void> declare(std::span<PatternPart> patterns) {
    std::size_t elements = 0;
    for (const PatternPart& part : patterns) elements += part.nodes.size() + part.relationships.size();
    if (elements > most_pattern_elements) {
      return draft_.refusal(patterns.back().span,
                            fmt::format("this MATCH has {} nodes and relationships", elements),
                            fmt::format("up to {} are allowed", most_pattern_elements));
    }
    parts_.first_new = static_cast<Slot>(draft_.plan().slots);
    for (PatternPart& part : patterns) TRY(declare_part(part));
    parts_.end_new = static_cast<Slot>(draft_.plan().slots);
    return {};
  }

 private:
  Result<void> declare_part(PatternPart& part) {
    if (part.selector != PathSelector::walk && part.relationships.size() != 1) {
      return draft_.refusal(part.span, "a shortest path has one relationship pattern between two nodes",
                            "as in SHORTEST 3 (a)-[*..6]-(b)");
    }
    MatchPath path{&part, no_slot, {}, false};
    if (!part.variable.text.empty()) path.slot = TRY(path_slot(part.variable));
    std::size_t left = TRY(node(part.nodes[0]));
    path.elements.push_back(parts_.nodes[left].slot);
    for (std::size_t i = 0; i < part.relationships.size(); ++i) {
      const std::size_t right = TRY(node(part.nodes[i + 1]));
      TRY(hop(part, part.relationships[i], left, right));
      path.elements.push_back(parts_.hops.back().slot);
      path.elements.push_back(parts_.nodes[right].slot);
      left = right;
    }
    if (path.slot != no_slot) parts_.paths.push_back(std::move(path));
    return {};
  }

  Result<Slot> path_slot(const PatternName& name) {
    if (const ScopeVariable* taken = scope_.find(name.text)) {
      return draft_.refusal(name.span,
                            fmt::format("'{}' is {} already", name.text, described(taken->kinds.kinds)),
                            "give the path a name of its own");
    }
    return add(name, a_path);
  }

  Slot add(const PatternName& name, PossibleKinds kinds) {
    const Slot slot = draft_.new_slot();
    scope_.add({name.text, slot, parts_.optional ? kinds.or_null() : kinds});
    return slot;
  }

  Error conflict(const PatternName& name, PossibleKinds was, std::string_view wanted) const {
    return draft_.refusal(
        name.span, fmt::format("'{}' is {}, and cannot be {}", name.text, described(was.kinds), wanted),
        "use another name");
  }

  static bool can_be(PossibleKinds was, KindSet wanted) {
    return (was.kinds & wanted) != 0 || was.kinds == null_kind;
  }

  Result<std::size_t> node(NodePattern& pattern) {
    if (draft_.graph().snapshot() != nullptr) {
      for (const std::string& label : pattern.labels) warn_of_unknown_label(draft_, label);
    }
    const ScopeVariable* known = pattern.variable.text.empty() ? nullptr : scope_.find(pattern.variable.text);
    if (known != nullptr && !can_be(known->kinds, a_node.kinds)) {
      return conflict(pattern.variable, known->kinds, "a node");
    }
    if (known != nullptr) {
      draft_.mentioned.push_back(known->slot);
      return known_node(pattern, *known);
    }
    MatchNode node;
    node.slot = pattern.variable.text.empty() ? draft_.new_slot() : add(pattern.variable, a_node);
    node.span = pattern.span;
    node.labels = pattern.labels;
    parts_.nodes.push_back(std::move(node));
    return parts_.nodes.size() - 1;
  }

  std::size_t known_node(const NodePattern& pattern, const ScopeVariable& known) {
    const auto same = [&](const MatchNode& node) { return node.slot == known.slot; };
    auto found = std::find_if(parts_.nodes.begin(), parts_.nodes.end(), same);
    if (found == parts_.nodes.end()) {
      MatchNode node;
      node.slot = known.slot;
      node.span = pattern.span;
      node.bound = true;
      node.may_be_null = known.kinds.kinds != a_node.kinds;
      parts_.nodes.push_back(std::move(node));
      found = parts_.nodes.end() - 1;
    }
    for (const std::string& label : pattern.labels) {
      if (std::find(found->labels.begin(), found->labels.end(), label) == found->labels.end()) {
        found->labels.push_back(label);
      }
    }
    return static_cast<std::size_t>(found - parts_.nodes.begin());
  }

  Result<void> hop(const PatternPart& part, RelationshipPattern& pattern, std::size_t left,
                   std::size_t right) {
    if (draft_.graph().snapshot() != nullptr) {
      for (const std::string& type : pattern.types) warn_of_unknown_type(draft_, type);
    }
    MatchHop hop;
    hop.pattern = &pattern;
    hop.part = &part;
    hop.left = left;
    hop.right = right;
    hop.forward = draft_.graph().hop_filter(pattern.direction, pattern.types);
    hop.types_by_name = draft_.plan().writes && !types_are_known(pattern.types);
    if (hop.types_by_name) hop.forward = draft_.graph().hop_filter(pattern.direction, {});
    parts_.nodes[left].has_hop = parts_.nodes[right].has_hop = true;
    const PatternName& name = pattern.variable;
    const ScopeVariable* known = name.text.empty() ? nullptr : scope_.find(name.text);
    if (known != nullptr) {
      TRY(known_relationship(pattern, *known));
      draft_.mentioned.push_back(known->slot);
      hop.slot = known->slot;
      hop.bound = true;
    } else {
      const bool list = pattern.repetition || part.selector != PathSelector::walk;
      hop.slot =
          name.text.empty() ? draft_.new_slot() : add(name, list ? a_relationship_list : a_relationship);
    }
    parts_.hops.push_back(std::move(hop));
    return {};
  }

  bool types_are_known(const std::vector<std::string>& types) const {
    return std::all_of(types.begin(), types.end(),
                       [&](const std::string& type) { return draft_.graph().type(type).has_value(); });
  }

  Result<void> known_relationship(const RelationshipPattern& pattern, const ScopeVariable& known) const {
    if (pattern.repetition) {
      const bool list = can_be(known.kinds, kind_set(ValueKind::list));
      const bool relationships =
          known.kinds.items == 0 || can_be({known.kinds.items, 0}, a_relationship.kinds);
      if (!list || !relationships) return conflict(pattern.variable, known.kinds, "a list of relationships");
    } else if (!can_be(known.kinds, a_relationship.kinds)) {
      return conflict(pattern.variable, known.kinds, "a relationship");
    }
    if (known.slot < parts_.first_new) return {};
    return draft_.refusal(
        pattern.variable.span,
        fmt::format("the relationship '{}' stands twice in one MATCH", pattern.variable.text),
        "no relationship is matched twice there; use another name, or a second MATCH");
  }

  PlanDraft& draft_;
  Scope& scope_;
  MatchParts& parts_;
};

}  // namespace

Result<MatchParts> declared_parts(PlanDraft& draft, std::span<PatternPart> patterns, Scope& scope,
                                  bool optional) {
  MatchParts parts;
  parts.optional = optional;
  TRY(PatternDeclaration(draft, scope, parts).declare(patterns));
  return parts;
}

}  // namespace entente

// What one MATCH asks for, taken apart: nodes, hops between them, paths, and conditions. Between the pattern
// as written (language/syntax.h) and its operators in order (match_order.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/planning/plan_draft.h"
#include "query/planning/scope.h"

namespace entente {

// A way to a node other than a scan: `n.name = 'Japan'` where names are indexed, `n = m`, or
// `n.name IN ['Japan', 'Korea']`.
struct MatchSeek {
  std::string key;                    // "": the value is the node
  const Expression* value = nullptr;  // of NodeSeek; null where `values` are sought one by one
  std::vector<Value> values;          // each once
  std::size_t condition = 0;          // what it comes from
  bool exact = false;                 // it leaves nothing of the condition to ask
};

// A node of the pattern; one that is named several times is one node.
struct MatchNode {
  Slot slot = no_slot;
  TextSpan span;
  bool bound = false;        // before this MATCH, or by the operators so far
  bool may_be_null = false;  // bound before, and perhaps to null: null matches nothing
  bool checked = false;      // labels and such are in the pipeline
  bool has_hop = false;
  std::vector<std::string> labels;
  std::vector<MatchSeek> seeks;
  mutable double scan_cost = -1;  // asked of the graph once
};

struct MatchHop {
  RelationshipPattern* pattern = nullptr;
  const PatternPart* part = nullptr;
  std::size_t left = 0, right = 0;  // of the nodes, in the order of the text
  Slot slot = no_slot;
  bool bound = false;  // before this MATCH
  bool done = false;
  HopFilter forward;  // from left to right
  // The statement may make the types while it runs: they are asked for by name.
  bool types_by_name = false;
  mutable double degree_forward = -1, degree_back = -1;  // asked of the graph once
  const Expression* since = nullptr;
  const Expression* until = nullptr;
  Slot step = no_slot;  // each relationship of a repeated hop
  std::vector<ExpressionPtr> step_conditions;

  bool is_repeated() const { return pattern->repetition.has_value(); }
  bool is_shortest() const { return part->selector != PathSelector::walk; }
};

struct MatchPath {
  const PatternPart* part = nullptr;
  Slot slot = no_slot;
  std::vector<Slot> elements;
  bool done = false;
};

struct MatchCondition {
  Expression* expression = nullptr;
  std::vector<Slot> needs;  // of this MATCH; the last is the one waited for
  bool done = false;
};

struct MatchParts {
  std::vector<MatchNode> nodes;
  std::vector<MatchHop> hops;
  std::vector<MatchPath> paths;
  std::vector<MatchCondition> conditions;
  Slot first_new = 0, end_new = 0;  // slots this MATCH binds: a range
  bool optional = false;
  bool asks_standing = false;  // how relationships are meant matters: not facts alone

  bool is_new(Slot slot) const { return slot >= first_new && slot < end_new; }
};

// A MATCH with more nodes and relationships than this is refused: each pair of relationships must differ.
inline constexpr std::size_t most_pattern_elements = 1000;

// Gives every node, relationship and path of the patterns a slot, and their names to the scope. Fails where a
// name is of another kind, a path's name is taken, or one relationship stands twice.
Result<MatchParts> declared_parts(PlanDraft& draft, std::span<PatternPart> patterns, Scope& scope,
                                  bool optional);

// Turns property maps, inline WHERE and `where` (may be null) into conditions, and what they say of days and
// of each relationship of a repeated hop into the hops.
Result<void> find_conditions(PlanDraft& draft, std::span<PatternPart> patterns, Expression* where,
                             Scope& scope, MatchParts& parts);

// What the conditions offer to find nodes by.
void find_seeks(const PlanDraft& draft, MatchParts& parts);

// Operators in order, added to `pipeline`.
void order_match(PlanDraft& draft, MatchParts& parts, PipelineDraft& pipeline);

// All three; OPTIONAL MATCH becomes OptionalRows.
Result<void> plan_match(PlanDraft& draft, MatchClause& clause, Scope& scope, PipelineDraft& pipeline);

}  // namespace entente

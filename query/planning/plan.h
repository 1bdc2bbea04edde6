// A statement after its names were understood: operators in the order in which rows flow through them.
//
//   NodeSeek -> Expand -> Filter -> Project -> Sort -> Limit
//
// Every variable of every scope has a slot of its own in the one row that flows; a row has `Plan::slots`
// slots. Expressions belong to the plan (its query, or `made`); operators point into them. A plan never
// changes while it runs and may run many times.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/graphs/property_graph.h"
#include "query/language/syntax.h"

namespace entente {

class Procedure;
struct Pipeline;

// --- reading the graph. A label or type no node or relationship has lets nothing pass: the planner warns.

struct NodeScan {  // every node, or every node with a label
  Slot node = no_slot;
  std::optional<LabelId> label;
  std::string label_name;
};
struct NodeSeek {  // the nodes whose property `key` equals `value`; key "": the node that `value` is
  Slot node = no_slot;
  std::string key;
  const Expression* value = nullptr;
};
struct LabelFilter {  // the node has all these labels; `impossible`: the graph has no such label
  Slot node = no_slot;
  std::vector<LabelId> labels;
  std::vector<std::string> label_names;
  bool impossible = false;
};
// What a walk may take. Relationships already bound in the same MATCH (single or lists of them) are not taken
// again: trail semantics.
struct HopRule {
  HopFilter filter;
  const Expression* since = nullptr;  // days pushed into the seek; evaluated once a statement. May be null
  const Expression* until = nullptr;
  std::vector<Slot> distinct_from;
};
struct Expand {  // one relationship on from a bound node
  Slot from = no_slot;
  Slot relationship = no_slot;
  Slot to = no_slot;
  bool to_is_bound = false;            // only relationships that lead to the node in `to`
  bool relationship_is_bound = false;  // only the relationship in `relationship`
  HopRule rule;
};
struct ExpandRepeated {  // `*least..most` relationships on; `relationships` becomes a list
  Slot from = no_slot;
  Slot relationships = no_slot;
  Slot to = no_slot;
  bool to_is_bound = false;
  bool relationships_are_bound = false;
  HopRule rule;
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;
  Slot step = no_slot;                         // holds each relationship while `step_condition` is asked
  const Expression* step_condition = nullptr;  // may be null
  bool reversed = false;                       // walked from the end of the pattern: the list is turned round
};
struct FindShortest {  // between two bound nodes; `relationships` becomes a list
  Slot from = no_slot;
  Slot relationships = no_slot;
  Slot to = no_slot;
  HopRule rule;
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;
  PathSelector selector = PathSelector::any_shortest;
  std::uint64_t count = 1;
  Slot step = no_slot;
  const Expression* step_condition = nullptr;
};
struct MakePath {  // node, relationship or list of them, node …
  Slot path = no_slot;
  std::vector<Slot> elements;
};

// --- rows

struct FilterRows {
  const Expression* condition = nullptr;  // passes where it is true: neither false nor null
};
struct OptionalRows {  // the rows of `inner`; where there are none, one row with `nulled` null
  std::unique_ptr<Pipeline> inner;
  std::vector<Slot> nulled;
};
struct Projecting {
  std::vector<std::pair<Slot, const Expression*>> items;
};
struct Aggregating {  // one row a group; without keys one row, whatever comes
  std::vector<std::pair<Slot, const Expression*>> keys;
  std::vector<const CallExpression*> aggregates;  // each into its own `result`
};
struct DistinctRows {
  std::vector<Slot> slots;
};
struct SortRows {
  std::vector<std::pair<const Expression*, bool>> keys;  // true: descending
  const Expression* most = nullptr;  // keep no more than so many (SKIP + LIMIT known); may be null
};
struct SkipRows {
  const Expression* count = nullptr;
};
struct LimitRows {
  const Expression* count = nullptr;
};
struct UnwindList {
  Slot slot = no_slot;
  const Expression* list = nullptr;
};
struct CallProcedure {
  std::shared_ptr<const Procedure> procedure;
  std::vector<const Expression*> arguments;
  std::vector<std::pair<Slot, std::size_t>> yields;  // column of the procedure into slot
  bool standalone_void = false;                      // a procedure without columns: the row passes as it is
};
struct CreatedNode {
  Slot slot = no_slot;
  std::vector<std::string> labels;
  const Expression* properties = nullptr;  // may be null
};
struct CreatedRelationship {
  Slot slot = no_slot;
  Slot from = no_slot;
  Slot to = no_slot;
  std::string type;
  const Expression* properties = nullptr;
};
struct CreateElements {  // scratch graphs alone
  std::vector<CreatedNode> nodes;
  std::vector<CreatedRelationship> relationships;
};
struct GatherRows {};  // all rows before any goes on: what follows writes what precedes reads

struct Operator {
  std::variant<NodeScan, NodeSeek, LabelFilter, Expand, ExpandRepeated, FindShortest, MakePath, FilterRows,
               OptionalRows, Projecting, Aggregating, DistinctRows, SortRows, SkipRows, LimitRows, UnwindList,
               CallProcedure, CreateElements, GatherRows>
      form;
  double estimated_rows = 1;
  TextSpan span;  // the part of the statement it comes from: for messages and EXPLAIN
};

struct Pipeline {
  std::vector<Operator> operators;
};

struct PlanPart {
  Pipeline pipeline;
  std::vector<Slot> columns;
};

struct Plan {
  Query query;
  std::vector<ExpressionPtr> made;  // by the planner
  std::vector<PlanPart> parts;      // of a UNION; else one
  std::vector<std::string> columns;
  std::size_t slots = 0;
  std::vector<Value> parameters;      // by ParameterExpression::index
  std::vector<std::string> warnings;  // names the graph does not know, choices of names: for people
  bool writes = false;
};

}  // namespace entente

// Where the rows of a statement end: the answer.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "query/execution/stage.h"
#include "query/values/comparison.h"

namespace entente {

// Fills values in so that they outlive their graph: nodes, relationships and paths get their content, each
// element read once.
class ElementContents {
 public:
  explicit ElementContents(StatementRun& run) : run_(run) {}

  Result<Value> completed(const Value& value);

 private:
  using ContentPtr = std::shared_ptr<const ElementContent>;
  Result<ContentPtr> of(NodeId node);
  Result<ContentPtr> of(const Relationship& relationship);
  Result<NodeValue> completed(const NodeValue& node);
  Result<RelationshipValue> completed(const RelationshipValue& relationship);
  Result<PathValue> completed(const PathValue& path);

  StatementRun& run_;  // NOLINT: of a part of the run
  std::unordered_map<NodeId, ContentPtr> nodes_;
  std::unordered_map<RelationshipId, ContentPtr> relationships_;
};

// Takes the rows of all parts of a UNION into one answer, at most Limits::rows of them.
class AnswerRows final : public Stage {
 public:
  AnswerRows(StatementRun& run, Answer& answer);

  // What comes now are rows of this part.
  void part(const PlanPart& part);
  // There are more rows than the answer may have.
  bool is_cut() const { return cut_; }

 private:
  Result<bool> take(ValueRow& row) override;
  Result<bool> add(const ValueRow& row, ValueList cells);
  Result<bool> enough();
  void use(const Value& value, AnswerRow& row);
  void use(const RelationshipValue& relationship, AnswerRow& row);

  Answer& answer_;  // NOLINT: lives as long as its statement runs
  ElementContents contents_;
  const PlanPart* part_ = nullptr;
  std::vector<Slot> matched_;  // what the patterns of this part bind: a row rests on it, returned or not
  bool distinct_ = false;      // a UNION without ALL
  bool cut_ = false;
  std::unordered_set<ValueList, ValueHash, ValueEquivalence> seen_;
  std::unordered_set<NodeId> used_nodes_;
  std::unordered_set<RelationshipId> used_relationships_;
};

}  // namespace entente

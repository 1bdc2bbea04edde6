#include "query/execution/answer_rows.h"

#include <algorithm>
#include <set>

namespace entente {
namespace {

std::uint64_t bytes_of(const ValueList& cells) {
  std::uint64_t bytes = sizeof(AnswerRow);
  for (const Value& cell : cells) bytes += size_of(cell);
  return bytes;
}

std::uint64_t bytes_of(const ElementContent& content) {
  std::uint64_t bytes = sizeof(ElementContent) + content.id.size();
  for (const auto& [key, value] : content.properties) bytes += sizeof(key) + key.size() + size_of(value);
  return bytes;
}

void without_repeats(std::vector<AssertionId>& assertions) {
  std::set<AssertionId> seen;
  std::erase_if(assertions, [&seen](const AssertionId& id) { return !seen.insert(id).second; });
}

// The slots that the patterns of a pipeline bind, those that may stay unbound included.
struct MatchedSlots {
  std::vector<Slot>& slots;

  void of(const Pipeline& pipeline) const {
    for (const Operator& step : pipeline.operators) std::visit(*this, step.form);
  }
  void operator()(const NodeScan& scan) const { slots.push_back(scan.node); }
  void operator()(const NodeSeek& seek) const { slots.push_back(seek.node); }
  void operator()(const Expand& expand) const { slots.insert(slots.end(), {expand.relationship, expand.to}); }
  void operator()(const ExpandRepeated& expand) const {
    slots.insert(slots.end(), {expand.relationships, expand.to});
  }
  void operator()(const FindShortest& search) const { slots.push_back(search.relationships); }
  void operator()(const OptionalRows& optional) const { of(*optional.inner); }
  template <typename Other>
  void operator()(const Other& /*form*/) const {}
};

}  // namespace

Result<ElementContents::ContentPtr> ElementContents::of(NodeId node) {
  const auto [place, is_new] = nodes_.try_emplace(node);
  if (is_new) {
    place->second = TRY(run_.graph.content(node));
    TRY(run_.hold(place->second ? bytes_of(*place->second) : 0));
  }
  return place->second;
}

Result<ElementContents::ContentPtr> ElementContents::of(const Relationship& relationship) {
  const auto [place, is_new] = relationships_.try_emplace(relationship.id);
  if (is_new) {
    place->second = TRY(run_.graph.content(relationship));
    TRY(run_.hold(place->second ? bytes_of(*place->second) : 0));
  }
  return place->second;
}

Result<NodeValue> ElementContents::completed(const NodeValue& node) {
  return NodeValue{node.id, node.content ? node.content : TRY(of(node.id))};
}

Result<RelationshipValue> ElementContents::completed(const RelationshipValue& relationship) {
  if (relationship.content) return relationship;
  return RelationshipValue{relationship.relationship, TRY(of(*relationship.relationship))};
}

Result<PathValue> ElementContents::completed(const PathValue& path) {
  PathValue whole;
  for (const NodeValue& node : path.nodes) whole.nodes.push_back(TRY(completed(node)));
  for (const RelationshipValue& step : path.relationships) {
    whole.relationships.push_back(TRY(completed(step)));
  }
  return whole;
}

Result<Value> ElementContents::completed(const Value& value) {
  switch (value.kind()) {
    case ValueKind::node:
      return Value(TRY(completed(value.as<NodeValue>())));
    case ValueKind::relationship:
      return Value(TRY(completed(value.as<RelationshipValue>())));
    case ValueKind::path:
      return Value(TRY(completed(value.as<PathValue>())));
    case ValueKind::list: {
      ValueList list;
      for (const Value& item : value.as<ValueList>()) list.push_back(TRY(completed(item)));
      return Value(std::move(list));
    }
    case ValueKind::map: {
      ValueMap map;
      for (const auto& [key, item] : value.as<ValueMap>()) map.emplace(key, TRY(completed(item)));
      return Value(std::move(map));
    }
    default:
      return value;
  }
}

AnswerRows::AnswerRows(StatementRun& run, Answer& answer)
    : Stage(run, {}),
      answer_(answer),
      contents_(run),
      distinct_(run.plan.parts.size() > 1 && !run.plan.query.union_all) {}

void AnswerRows::part(const PlanPart& part) {
  part_ = &part;
  matched_.clear();
  if (run_.graph.snapshot() == nullptr) return;
  MatchedSlots{matched_}.of(part.pipeline);
  std::erase(matched_, no_slot);
}

Result<bool> AnswerRows::take(ValueRow& row) {
  ValueList cells;
  cells.reserve(part_->columns.size());
  for (const Slot slot : part_->columns) cells.push_back(row[slot]);
  if (cells.empty()) return tick();  // a statement that only writes
  if (distinct_ && seen_.contains(cells)) return tick();
  if (answer_.rows.size() >= run_.budget.limits().rows) {
    cut_ = true;
    return enough();
  }
  const std::uint64_t bytes = bytes_of(cells);
  if (!TRY(run_.hold(distinct_ ? 2 * bytes : bytes))) return false;
  if (distinct_) seen_.insert(cells);
  return add(row, std::move(cells));
}

// Of a statement that writes every row is wanted, seen or not.
Result<bool> AnswerRows::enough() {
  if (run_.plan.writes) return tick();
  return false;
}

Result<bool> AnswerRows::add(const ValueRow& row, ValueList cells) {
  AnswerRow answered;
  const bool is_stored = run_.graph.snapshot() != nullptr;
  for (Value& cell : cells) {
    if (is_stored) use(cell, answered);
    cell = TRY(contents_.completed(cell));
  }
  for (const Slot slot : matched_) use(row[slot], answered);
  answered.cells = std::move(cells);
  if (const Value& support = row[run_.support_slot()]; !support.is_null()) {
    const auto& supports = run_.supports[static_cast<std::size_t>(support.as<std::int64_t>())];
    answered.assertions.insert(answered.assertions.end(), supports.begin(), supports.end());
  }
  without_repeats(answered.assertions);
  answer_.rows.push_back(std::move(answered));
  return tick();
}

// Notes the part of the graph that a value shows.
void AnswerRows::use(const Value& value, AnswerRow& row) {
  switch (value.kind()) {
    case ValueKind::node:
      if (used_nodes_.insert(value.as<NodeValue>().id).second) {
        answer_.used.nodes.push_back(value.as<NodeValue>().id);
      }
      break;
    case ValueKind::relationship:
      use(value.as<RelationshipValue>(), row);
      break;
    case ValueKind::path:
      for (const NodeValue& node : value.as<PathValue>().nodes) use(Value(node), row);
      for (const RelationshipValue& step : value.as<PathValue>().relationships) use(step, row);
      break;
    case ValueKind::list:
      for (const Value& item : value.as<ValueList>()) use(item, row);
      break;
    case ValueKind::map:
      for (const auto& [key, item] : value.as<ValueMap>()) use(item, row);
      break;
    default:
      break;
  }
}

void AnswerRows::use(const RelationshipValue& relationship, AnswerRow& row) {
  const Edge& edge = relationship.relationship->edge;
  if (edge.assertion != AssertionId()) row.assertions.push_back(edge.assertion);
  if (!used_relationships_.insert(relationship.relationship->id).second) return;
  answer_.used.edges.push_back(edge);
}

}  // namespace entente

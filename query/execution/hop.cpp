#include "query/execution/hop.h"

#include <algorithm>

#include "graph/date.h"

namespace entente {
namespace {

Direction turned(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::out ? Direction::in : Direction::out;
}

// Days beyond those of the store lie after or before all of them.
Day stored_day(std::int64_t days) {
  return static_cast<Day>(std::clamp<std::int64_t>(days, INT32_MIN + 1, INT32_MAX));
}

std::optional<Day> day_of(const Value& value) {
  if (value.is<CalendarDay>()) return stored_day(value.as<CalendarDay>().days);
  if (value.is<LocalDateTime>()) return stored_day(value.as<LocalDateTime>().days);
  if (value.is<ZonedDateTime>()) return stored_day(value.as<ZonedDateTime>().days);
  return std::nullopt;
}

bool holds_relationship(const Value& value, RelationshipId id) {
  if (value.is<RelationshipValue>()) return value.as<RelationshipValue>().relationship->id == id;
  if (!value.is<ValueList>()) return false;
  const ValueList& list = value.as<ValueList>();
  return std::any_of(list.begin(), list.end(),
                     [id](const Value& item) { return holds_relationship(item, id); });
}

}  // namespace

Result<void> Hop::begin(const ValueRow& outer) {
  if (begun_) return {};
  begun_ = true;
  if (rule_.since == nullptr && rule_.until == nullptr) return {};
  ValueRow row = outer;
  TRY(push_day(rule_.since, Bound::since, row));
  return push_day(rule_.until, Bound::until, row);
}

Result<void> Hop::push_day(const Expression* expression, Bound bound, ValueRow& row) {
  if (expression == nullptr) return {};
  const Value value = TRY(run_.evaluation.value(*expression, row));
  if (value.is_null()) {
    filter_.any_type = false;
    filter_.types.clear();
    return {};
  }
  // What is no day narrows nothing: the condition itself still stands behind the walk.
  if (const std::optional<Day> day = day_of(value)) {
    (bound == Bound::since ? filter_.edges.since : filter_.edges.until) = *day;
  }
  return {};
}

HopFilter Hop::filter_backwards() const {
  HopFilter backwards = filter_;
  backwards.direction = turned(filter_.direction);
  backwards.edges.direction = turned(filter_.edges.direction);
  return backwards;
}

bool Hop::admits(const Relationship& relationship, NodeId from) const {
  if (relationship.source != from && relationship.target != from) return false;
  const bool is_stored = run_.graph.snapshot() != nullptr;
  const bool any_way =
      filter_.direction == Direction::both || (is_stored && info(relationship.edge.relation).symmetric);
  if (!any_way && (filter_.direction == Direction::out ? relationship.source : relationship.target) != from) {
    return false;
  }
  if (!filter_.any_type &&
      !std::binary_search(filter_.types.begin(), filter_.types.end(), relationship.type)) {
    return false;
  }
  return !is_stored || filter_.edges.admits(relationship.edge);
}

bool Hop::is_taken(RelationshipId relationship, const ValueRow& row) const {
  return std::any_of(rule_.distinct_from.begin(), rule_.distinct_from.end(),
                     [&](Slot slot) { return holds_relationship(row[slot], relationship); });
}

Result<bool> StepCondition::holds(const RelationshipValue& relationship, ValueRow& row,
                                  Evaluation& evaluation) const {
  if (condition == nullptr) return true;
  if (step != no_slot) row[step] = relationship;
  return evaluation.holds(*condition, row);
}

}  // namespace entente

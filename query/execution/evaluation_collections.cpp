// Lists and maps: made, looked into, walked.

#include <algorithm>

#include "query/execution/evaluation.h"
#include "query/execution/held_list.h"

namespace entente {
namespace {

// Where `index`, counted from the end when negative, lies in a list of `size`: anywhere from 0 to `size`.
std::size_t clamped(std::int64_t index, std::size_t size) {
  const auto length = static_cast<std::int64_t>(size);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(index < 0 ? index + length : index, 0, length));
}

Value item_of(const ValueList& list, std::int64_t index) {
  const auto length = static_cast<std::int64_t>(list.size());
  const std::int64_t place = index < 0 ? index + length : index;
  return place >= 0 && place < length ? list[static_cast<std::size_t>(place)] : Value();
}

// What a quantifier says once it knows how many items satisfied it, failed it, or did neither.
struct QuantifierTally {
  std::size_t satisfied = 0;
  std::size_t failed = 0;
  std::size_t unknown = 0;

  // Whether no further item can change the answer.
  bool is_decided(QuantifierKind kind) const {
    switch (kind) {
      case QuantifierKind::all:
        return failed > 0;
      case QuantifierKind::single:
        return satisfied > 1;
      default:
        return satisfied > 0;
    }
  }

  Ternary answer(QuantifierKind kind) const {
    const bool decided = is_decided(kind);
    if (!decided && unknown > 0) return std::nullopt;
    switch (kind) {
      case QuantifierKind::all:
      case QuantifierKind::none:
        return !decided;
      case QuantifierKind::single:
        return satisfied == 1;
      default:
        return decided;
    }
  }
};

}  // namespace

Result<Value> Evaluation::value_of(const ListExpression& form, const Expression&, ValueRow& row) {
  HeldList list(budget_);
  for (const ExpressionPtr& item : form.items) TRY(list.add(TRY(value(*item, row))));
  Value made = std::move(list).made();
  TRY(keepable(made));
  return made;
}

Result<Value> Evaluation::value_of(const MapExpression& form, const Expression&, ValueRow& row) {
  ValueMap map;
  for (const auto& [key, entry] : form.entries) map.insert_or_assign(key, TRY(value(*entry, row)));
  Value made(std::move(map));
  TRY(keepable(made));
  return made;
}

Result<Value> Evaluation::value_of(const SubscriptExpression& form, const Expression& whole, ValueRow& row) {
  const Operand subject = TRY(operand(*form.subject, row));
  const Operand index = TRY(operand(*form.index, row));
  if (subject->is_null()) return Value();
  if (subject->is<ValueList>()) {
    if (index->is_null()) return Value();
    if (!index->is<std::int64_t>()) return refusal(*form.index, "a LIST is indexed by an INTEGER", *index);
    return item_of(subject->as<ValueList>(), index->as<std::int64_t>());
  }
  if (!subject->is<ValueMap>() && !subject->is<NodeValue>() && !subject->is<RelationshipValue>()) {
    return refusal(whole, "[ ] looks into a LIST, MAP, NODE or RELATIONSHIP", *subject);
  }
  if (index->is_null()) return Value();
  if (!index->is<std::string>()) return refusal(*form.index, "a key is a STRING", *index);
  return property(*subject, index->as<std::string>(), whole);
}

Result<Value> Evaluation::value_of(const SliceExpression& form, const Expression& whole, ValueRow& row) {
  const Operand subject = TRY(operand(*form.subject, row));
  const Value first(0);
  const Operand from = form.from ? TRY(operand(*form.from, row)) : Operand(first);
  const Operand to = form.to ? TRY(operand(*form.to, row)) : Operand(first);
  if (subject->is_null() || from->is_null() || to->is_null()) return Value();
  if (!subject->is<ValueList>()) return refusal(whole, "[ .. ] cuts a LIST", *subject);
  for (const Operand* bound : {&from, &to}) {
    if (!(*bound)->is<std::int64_t>()) return refusal(whole, "a LIST is cut at INTEGERs", **bound);
  }
  const auto& list = subject->as<ValueList>();
  const std::size_t begin = clamped(from->as<std::int64_t>(), list.size());
  const std::size_t end = form.to ? clamped(to->as<std::int64_t>(), list.size()) : list.size();
  if (begin >= end) return Value(ValueList());
  return Value(ValueList(list.begin() + static_cast<std::ptrdiff_t>(begin),
                         list.begin() + static_cast<std::ptrdiff_t>(end)));
}

// --- walking a list

Result<const ValueList*> Evaluation::list_of(const Value& value, const Expression& whole) const {
  if (!value.is<ValueList>()) return refusal(whole, "a LIST is needed after IN", value);
  return &value.as<ValueList>();
}

Result<Value> Evaluation::value_of(const ListComprehensionExpression& form, const Expression&,
                                   ValueRow& row) {
  // A copy (of a handle), because the row it may lie in changes.
  const Value given = TRY(value(*form.list, row));
  if (given.is_null()) return Value();
  HeldList list(budget_);
  for (const Value& item : *TRY(list_of(given, *form.list))) {
    TRY(go_on());
    row[form.slot] = item;
    if (form.where && !TRY(holds(*form.where, row))) continue;
    TRY(list.add(form.projection ? TRY(value(*form.projection, row)) : item));
  }
  Value made = std::move(list).made();
  TRY(keepable(made));
  return made;
}

Result<Ternary> Evaluation::truth_of(const QuantifierExpression& form, const Expression&, ValueRow& row) {
  const Value given = TRY(value(*form.list, row));
  if (given.is_null()) return Ternary();
  QuantifierTally tally;
  for (const Value& item : *TRY(list_of(given, *form.list))) {
    TRY(go_on());
    row[form.slot] = item;
    const Ternary here = TRY(truth(*form.where, row));
    ++(!here ? tally.unknown : *here ? tally.satisfied : tally.failed);
    if (tally.is_decided(form.kind)) break;
  }
  return tally.answer(form.kind);
}

Result<Value> Evaluation::value_of(const ReduceExpression& form, const Expression&, ValueRow& row) {
  const Value given = TRY(value(*form.list, row));
  if (given.is_null()) return Value();
  Value gathered = TRY(value(*form.initial, row));
  for (const Value& item : *TRY(list_of(given, *form.list))) {
    TRY(go_on());
    row[form.accumulator_slot] = std::move(gathered);
    row[form.slot] = item;
    gathered = TRY(value(*form.step, row));
    TRY(keepable(gathered));
  }
  return gathered;
}

}  // namespace entente

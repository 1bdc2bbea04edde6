#include "query/execution/stage.h"

#include <fmt/format.h>

#include "query/execution/operator_meter.h"

namespace entente {

Result<bool> StatementRun::halt() {
  TRY(budget.verdict());
  stopped = true;
  return false;
}

std::string_view StatementRun::text(TextSpan span) const {
  const std::string_view all = plan.query.text;
  if (span.begin >= all.size() || span.end <= span.begin) return {};
  return all.substr(span.begin, span.end - span.begin);
}

Error StatementRun::pointed(Error error, TextSpan span) const {
  const bool has_caret = error.message.find('\n') != std::string::npos;
  const bool has_place = has_caret || !error.where.empty();
  if (error.code != ErrorCode::invalid_argument || has_place || text(span).empty()) return error;
  return question_error(error.code, error.message, plan.query.text, span, "");
}

Result<void> Stage::begin(const ValueRow&) {
  return {};
}

Result<bool> Stage::push(ValueRow& row) {
  ++arrived_;
  if (run_.meter == nullptr) return take(row);
  const std::size_t previous = run_.meter->enter(number_);
  Result<bool> more = take(row);
  run_.meter->leave(previous);
  return more;
}

Result<void> Stage::end() {
  if (run_.meter == nullptr) return finish();
  const std::size_t previous = run_.meter->enter(number_);
  Result<void> finished = finish();
  run_.meter->leave(previous);
  return finished;
}

void Stage::count_passed() {
  run_.meter->passed(number_);
}

bool Stage::spend() {
  run_.budget.reading(run_.text(span_));
  return run_.budget.spend();
}

Result<std::optional<NodeId>> node_in(const ValueRow& row, Slot slot) {
  const Value& value = row[slot];
  if (value.is_null()) return std::optional<NodeId>();
  if (value.is<NodeValue>()) return std::optional<NodeId>(value.as<NodeValue>().id);
  return Error{ErrorCode::invalid_argument, fmt::format("a node is wanted, not a {}", name_of(value.kind())),
               ""};
}

}  // namespace entente

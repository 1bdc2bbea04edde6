#include "query/execution/held_list.h"

namespace entente {

Error exhausted(const Budget& budget) {
  const Result<void> verdict = budget.verdict();
  return verdict.ok() ? Error{ErrorCode::limit_exceeded, "stopped", ""} : verdict.error();
}

Result<void> HeldList::add(Value value) {
  const std::uint64_t bytes = size_of(value);
  held_ += bytes;
  if (!budget_.hold(bytes) || !budget_.tick()) return exhausted(budget_);
  values_.push_back(std::move(value));
  return {};
}

}  // namespace entente

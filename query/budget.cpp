#include "query/budget.h"

#include <fmt/format.h>

namespace entente {

bool Budget::spend() {
  ++spent_;
  // An atomic load an edge would be cheap; one in 256 is free.
  return spent_ <= limits_.edges_read && (spent_ % 256 != 0 || !stopped());
}

bool Budget::stopped() const {
  return limits_.stop != nullptr && limits_.stop->load(std::memory_order_relaxed);
}

Result<void> Budget::verdict() const {
  if (spent_ <= limits_.edges_read) return {};
  return Error{ErrorCode::limit_exceeded,
               fmt::format("the question reads more than {} edges: narrow it with via, since or until",
                           limits_.edges_read),
               ""};
}

}  // namespace entente

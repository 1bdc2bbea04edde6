#include "query/budget.h"

#include <fmt/format.h>

namespace entente {
namespace {

// A look at the clock a row would be cheap; one in 16 is free. No more: a row may cost a tenth of a second.
constexpr std::uint64_t looks_every = 16;

}  // namespace

bool Budget::spend() {
  ++spent_;
  if (spent_ > limits_.edges_read) return false;
  return spent_ % looks_every != 0 || in_time();
}

bool Budget::hold(std::uint64_t bytes) {
  held_ += bytes;
  full_ = full_ || held_ > limits_.memory;
  return !full_;
}

bool Budget::tick() {
  return ++ticks_ % looks_every != 0 || in_time();
}

bool Budget::in_time() {
  if (limits_.read != nullptr) limits_.read->store(spent_, std::memory_order_relaxed);
  if (limits_.time && std::chrono::steady_clock::now() - begun_ > *limits_.time) late_ = true;
  return !late_ && !stopped();
}

bool Budget::stopped() const {
  return limits_.stop != nullptr && limits_.stop->load(std::memory_order_relaxed);
}

Result<void> Budget::verdict() const {
  const std::string where = pattern_.empty() ? "" : fmt::format(" in {}", pattern_);
  if (spent_ > limits_.edges_read) {
    return Error{ErrorCode::limit_exceeded,
                 fmt::format("the question reads more than {} edges{}: narrow it by kind, since or until",
                             limits_.edges_read, where),
                 ""};
  }
  if (late_) {
    return Error{ErrorCode::limit_exceeded,
                 fmt::format("the question takes longer than {} ms{}: narrow it, or allow more time",
                             limits_.time->count(), where),
                 ""};
  }
  if (full_) {
    return Error{ErrorCode::limit_exceeded,
                 fmt::format("the question holds more than {} MiB of rows{}: narrow it, or add LIMIT",
                             limits_.memory >> 20, where),
                 ""};
  }
  return {};
}

}  // namespace entente

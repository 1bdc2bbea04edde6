// How much one question may read, and whether its asker still wants the answer.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

#include "graph/result.h"

namespace entente {

struct Limits {
  std::uint64_t edges_read = 20'000'000;    // edges, statements and records a question may look at
  std::uint64_t edges_kept = 500'000;       // edges a path search may hold in memory
  const std::atomic<bool>* stop = nullptr;  // set by another thread or a signal handler; null: never
};

class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits) {}

  // Counts one edge or record read. False: read no more.
  bool spend();
  bool stopped() const;
  std::uint64_t spent() const { return spent_; }
  std::uint64_t edges_kept() const { return limits_.edges_kept; }
  const std::atomic<bool>* stop_flag() const { return limits_.stop; }

  // limit_exceeded when the budget is spent; a stop is not an error.
  Result<void> verdict() const;

 private:
  Limits limits_;
  std::uint64_t spent_ = 0;
};

}  // namespace entente

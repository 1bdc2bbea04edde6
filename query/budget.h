// How much one question may read and hold, and whether its asker still wants the answer.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

struct Limits {
  std::uint64_t edges_read = 100'000'000;         // edges, statements and records a question may look at
  std::uint64_t edges_kept = 500'000;             // edges a path search may hold in memory
  std::uint64_t rows = 100'000;                   // of the answer; more are cut, and the answer says so
  std::uint64_t memory = 1ULL << 30;              // bytes of rows that sorting, grouping and answers may hold
  std::optional<std::chrono::milliseconds> time;  // nothing: as long as it takes
  const std::atomic<bool>* stop = nullptr;        // set by another thread or a signal handler; null: never
  std::atomic<std::uint64_t>* read = nullptr;     // told every so often how much was read; null: nobody asks
};

class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits), begun_(std::chrono::steady_clock::now()) {}

  // Counts one edge or record read. False: read no more; verdict() says why.
  bool spend();
  // Counts bytes held until released. False: hold no more.
  bool hold(std::uint64_t bytes);
  void release(std::uint64_t bytes) { held_ -= bytes; }
  // Called where rows are made without reading: looks at clock and stop flag every so often.
  bool tick();

  bool stopped() const;
  std::uint64_t spent() const { return spent_; }
  std::uint64_t edges_kept() const { return limits_.edges_kept; }
  const Limits& limits() const { return limits_; }

  // What is being read, as the person wrote it: the pattern that a breach names. It outlives the budget.
  void reading(std::string_view pattern) { pattern_ = pattern; }
  std::string_view reading() const { return pattern_; }

  // limit_exceeded when edges, time or memory are spent, naming what was being read; a stop is not an error.
  Result<void> verdict() const;

 private:
  bool in_time();

  Limits limits_;
  std::chrono::steady_clock::time_point begun_;
  std::uint64_t spent_ = 0;
  std::uint64_t held_ = 0;
  std::uint64_t ticks_ = 0;
  bool late_ = false;
  bool full_ = false;
  std::string_view pattern_;
};

}  // namespace entente

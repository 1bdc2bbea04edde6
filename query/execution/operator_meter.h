// What each operator of a statement costs by itself: PROFILE.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "graph/snapshot.h"
#include "query/budget.h"
#include "query/planning/plan.h"

namespace entente {

// Time, edges and block reads are charged to the operator at work: whoever calls another is not charged for
// what the other does.
class OperatorMeter {
 public:
  struct Cost {
    const Operator* step = nullptr;  // null: what no operator is at work for
    std::size_t within = 0;          // the operator one of whose expressions it answers; 0: none
    std::size_t depth = 0;           // in how many other operators it lies
    std::uint64_t rows = 0;          // that it passed on
    std::uint64_t edges = 0;
    Snapshot::BlockReads reads;
    std::chrono::nanoseconds time{0};
  };

  explicit OperatorMeter(const Budget& budget);

  // Its number. It lies in the operators that are open, or in the one at work.
  std::size_t add(const Operator& step);
  void open() { ++depth_; }
  void close() { --depth_; }
  std::size_t enter(std::size_t number);  // returns the operator that was at work
  void leave(std::size_t previous);
  void passed(std::size_t number) { ++costs_[number].rows; }
  // In the order of the plan, each followed by what lies in it.
  std::vector<Cost> costs() const;

 private:
  void charge();

  const Budget& budget_;
  std::vector<Cost> costs_{1};  // the first: what no operator is at work for
  std::size_t depth_ = 0;
  std::size_t at_work_ = 0;
  std::chrono::steady_clock::time_point since_;
  std::uint64_t edges_ = 0;
  Snapshot::BlockReads reads_;
};

}  // namespace entente

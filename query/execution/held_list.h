// A list while it is made: its bytes count in the budget until it is made or given up.
#pragma once

#include <utility>

#include "query/budget.h"
#include "query/values/value.h"

namespace entente {

// limit_exceeded, saying which limit; of a question that was stopped, that it was.
Error exhausted(const Budget& budget);

class HeldList {
 public:
  explicit HeldList(Budget& budget) : budget_(budget) {}
  HeldList(const HeldList&) = delete;
  HeldList& operator=(const HeldList&) = delete;
  ~HeldList() { budget_.release(held_); }

  // Fails with limit_exceeded.
  Result<void> add(Value value);
  Value made() && { return std::move(values_); }

 private:
  Budget& budget_;
  std::uint64_t held_ = 0;
  ValueList values_;
};

}  // namespace entente

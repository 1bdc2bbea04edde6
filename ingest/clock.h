// What time it is, for whatever schedules, waits or dates a run; tests and rehearsals have a time of their
// own.
#pragma once

#include <chrono>
#include <string>

#include "graph/result.h"

namespace entente {

using TimePoint = std::chrono::sys_seconds;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() = 0;
  // Returns at `then`, or earlier when a signal arrives; at once when it has passed.
  virtual void wait_until(TimePoint then) = 0;
};

// The machine's clock. It may go back: nothing may rely on it for order.
class SystemClock : public Clock {
 public:
  TimePoint now() override;
  void wait_until(TimePoint then) override;
};

// A time that moves when it is told to, or waited for.
class ManualClock : public Clock {
 public:
  explicit ManualClock(TimePoint start) : now_(start) {}
  TimePoint now() override { return now_; }
  void wait_until(TimePoint then) override {
    if (then > now_) now_ = then;
  }

 private:
  TimePoint now_;
};

// "2023-08-18T09:30:00Z"
std::string to_string(TimePoint time);
// The reverse, also "2023-08-18" (its midnight, UTC). Fails with invalid_argument.
Result<TimePoint> parse_time(std::string_view text);

}  // namespace entente

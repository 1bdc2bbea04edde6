// Work done by several threads while more of it arrives, its results taken in the order of arrival.
//
//   OrderedPipeline<Work, Prepared> pipeline(workers, [&](const Work& work) { return prepare(work); });
//   // one thread                           // another
//   while (more) pipeline.push(next);       while (auto done = pipeline.take()) commit(done->input,
//   done->output); pipeline.close();
//
// At most a window of items is between push() and take(), so memory does not grow with their number.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace entente {

template <typename In, typename Out>
class OrderedPipeline {
 public:
  using Clock = std::chrono::steady_clock;

  struct Done {
    In input;
    Out output;
  };

  // `produce` runs on `workers` threads, once for each item.
  OrderedPipeline(unsigned workers, std::function<Out(const In&)> produce)
      : window_(std::size_t{8} * workers + 8), produce_(std::move(produce)) {
    for (unsigned i = 0; i < std::max(1U, workers); ++i) threads_.emplace_back([this] { work(); });
  }

  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  // Lets the items being worked on finish, and drops the rest. REQUIRES: nobody is in push() or take().
  ~OrderedPipeline() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }

  // Waits while the window is full. False: stopped, the item is dropped.
  bool push(In item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || slots_.size() < window_; });
    if (stopped_) return false;
    slots_.push_back({.input = std::move(item), .output = std::nullopt, .begun = std::nullopt});
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  // Nothing more will be pushed.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  // Items not begun are dropped, push() takes no more; those being worked on can still be taken.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = closed_ = true;
    while (!slots_.empty() && !slots_.back().begun) slots_.pop_back();
    changed_.notify_all();
  }

  // Waits for the oldest item; nothing when all were taken and no more will come.
  std::optional<Done> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return (slots_.empty() && closed_) || (!slots_.empty() && slots_.front().output); });
    if (slots_.empty()) return std::nullopt;
    Done done{std::move(slots_.front().input), std::move(*slots_.front().output)};
    slots_.pop_front();
    --next_;
    lock.unlock();
    changed_.notify_all();
    return done;
  }

  // As take(), but gives up after `patience`, with `late` set, so that a caller can show that it waits.
  struct Waited {
    std::optional<Done> done;
    bool late = false;
  };
  Waited take_within(Clock::duration patience) {
    {
      std::unique_lock lock(mutex_);
      const bool ready = changed_.wait_for(lock, patience, [&] {
        return (slots_.empty() && closed_) || (!slots_.empty() && slots_.front().output);
      });
      if (!ready) return {std::nullopt, true};
    }
    return {take(), false};
  }

  // The item that has been worked on longest, and for how long. Nothing when none is.
  template <typename Name>
  std::optional<std::pair<std::string, Clock::duration>> slowest(Name name) const {
    const std::lock_guard lock(mutex_);
    for (const Slot& slot : slots_) {
      if (slot.begun && !slot.output) return std::pair(name(slot.input), Clock::now() - *slot.begun);
    }
    return std::nullopt;
  }

 private:
  struct Slot {
    In input;
    std::optional<Out> output;
    std::optional<Clock::time_point> begun;
  };

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return next_ < slots_.size() || closed_; });
      if (next_ >= slots_.size()) return;
      Slot& slot = slots_[next_++];  // a deque: stays where it is while others come and go at the ends
      slot.begun = Clock::now();
      lock.unlock();
      Out output = produce_(slot.input);
      lock.lock();
      slot.output = std::move(output);
      lock.unlock();
      changed_.notify_all();
    }
  }

  const std::size_t window_;
  const std::function<Out(const In&)> produce_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;  // pushed and not taken
  std::size_t next_ = 0;    // first slot not begun
  bool closed_ = false;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace entente

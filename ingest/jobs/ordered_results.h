// Work done by several threads, its results taken in order.
//
//   OrderedResults<Changes> results(workers, works.size(), [&](std::size_t i) { return prepare(works[i]); });
//   for (std::size_t i = 0; i < works.size(); ++i) commit(results.take(i));
//
// At most `window` results wait to be taken, so memory does not grow with the number of items.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace entente {

template <typename T>
class OrderedResults {
 public:
  // Starts at once. `produce` runs on `workers` threads, each index once.
  OrderedResults(unsigned workers, std::size_t count, std::function<T(std::size_t)> produce)
      : count_(count), window_(std::size_t{8} * workers + 8), produce_(std::move(produce)) {
    for (unsigned i = 0; i < std::max(1U, workers); ++i) threads_.emplace_back([this] { work(); });
  }

  OrderedResults(const OrderedResults&) = delete;
  OrderedResults& operator=(const OrderedResults&) = delete;

  // Lets the items being worked on finish, and drops the rest.
  ~OrderedResults() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  // Waits for item `index`. REQUIRES: called with 0, 1, 2 … in order.
  T take(std::size_t index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ready_.contains(index); });
    T result = std::move(ready_.extract(index).mapped());
    taken_ = index + 1;
    lock.unlock();
    changed_.notify_all();
    return result;
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopped_ || next_ >= count_ || next_ < taken_ + window_; });
      if (stopped_ || next_ >= count_) return;
      const std::size_t index = next_++;
      lock.unlock();
      T result = produce_(index);
      lock.lock();
      ready_.emplace(index, std::move(result));
      lock.unlock();
      changed_.notify_all();
    }
  }

  const std::size_t count_;
  const std::size_t window_;
  const std::function<T(std::size_t)> produce_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::map<std::size_t, T> ready_;
  std::vector<std::thread> threads_;
};

}  // namespace entente

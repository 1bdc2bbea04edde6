// Tells a person at a terminal that a long question is being worked on: after a second, five times a second,
// one line on standard error that is erased at the end.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace entente {

class SearchProgress {
 public:
  // Does nothing where standard error is no terminal.
  SearchProgress();
  ~SearchProgress();
  SearchProgress(const SearchProgress&) = delete;
  SearchProgress& operator=(const SearchProgress&) = delete;

  std::atomic<std::uint64_t>& edges_read() { return edges_read_; }

 private:
  void tell();

  std::atomic<std::uint64_t> edges_read_ = 0;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace entente

#include "cli/search_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace entente {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds silence{1000};
constexpr milliseconds interval{200};

std::string edges_text(std::uint64_t edges) {
  if (edges < 1000) return fmt::format("{} edges", edges);
  if (edges < 1'000'000) return fmt::format("{:.1f} k edges", static_cast<double>(edges) / 1e3);
  return fmt::format("{:.1f} M edges", static_cast<double>(edges) / 1e6);
}

}  // namespace

SearchProgress::SearchProgress() {
  if (isatty(STDERR_FILENO) != 0) thread_ = std::thread([this] { tell(); });
}

SearchProgress::~SearchProgress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void SearchProgress::tell() {
  const auto begun = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  bool told = false;
  for (milliseconds wait = silence; !ended_.wait_for(lock, wait, [this] { return over_; }); wait = interval) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    std::fputs(
        fmt::format("\r\x1B[Ksearching: {}, {:.1f} s, Ctrl-C stops", edges_text(edges_read_), seconds.count())
            .c_str(),
        stderr);
    told = true;
  }
  if (told) std::fputs("\r\x1B[K", stderr);
}

}  // namespace entente

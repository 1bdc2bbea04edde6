#include "cli/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace entente {
namespace {

constexpr int bar_width = 20;

std::string bar(std::size_t done, std::size_t total) {
  const auto filled = total == 0 ? std::size_t{0} : done * bar_width / total;
  std::string result = "[";
  for (std::size_t i = 0; i < bar_width; ++i) result += i < filled ? '#' : '.';
  return result + "]";
}

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds);
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) == 1), started_(Clock::now()), last_shown_(started_) {}

std::string ProgressLine::text_of(const IngestProgress& progress) const {
  const double elapsed = std::chrono::duration<double>(Clock::now() - started_).count();
  const double rate = elapsed > 0 ? static_cast<double>(progress.done) / elapsed : 0;
  const double left = rate > 0 ? static_cast<double>(progress.total - progress.done) / rate : 0;
  return fmt::format("{}/{} documents, {} pages, {} statements, {:.0f}/s, {} left, {} failed", progress.done,
                     progress.total, progress.pages, progress.statements, rate, duration(left),
                     progress.failed);
}

void ProgressLine::show(const IngestProgress& progress) {
  const auto now = Clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000);
  if (now - last_shown_ < pause) return;
  last_shown_ = now;
  if (terminal_) {
    fmt::print(stderr, "\r\033[K{} {}", bar(progress.done, progress.total), text_of(progress));
  } else {
    fmt::print(stderr, "{}\n", text_of(progress));
  }
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (terminal_) fmt::print(stderr, "\r\033[K");
}

}  // namespace entente

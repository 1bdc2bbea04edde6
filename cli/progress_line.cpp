#include "cli/progress_line.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <utility>

namespace entente {
namespace {

constexpr int bar_width = 20;

struct ModeName {
  ProgressMode mode;
  const char* name;
};
constexpr std::array<ModeName, 4> modes = {{{ProgressMode::automatic, "auto"},
                                            {ProgressMode::line, "line"},
                                            {ProgressMode::json, "json"},
                                            {ProgressMode::off, "off"}}};

std::string bar(std::size_t done, std::size_t total) {
  const auto filled = total == 0 ? std::size_t{0} : done * bar_width / total;
  std::string result = "[";
  for (std::size_t i = 0; i < bar_width; ++i) result += i < filled ? '#' : '.';
  return result + "]";
}

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds);
  if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

std::vector<std::string> progress_modes() {
  std::vector<std::string> names;
  for (const ModeName& mode : modes) names.emplace_back(mode.name);
  return names;
}

std::string progress_modes_help() {
  return "auto (a line on a terminal), line, json (an object a line), off";
}

ProgressLine::ProgressLine(std::string_view mode)
    : terminal_(isatty(STDERR_FILENO) == 1),
      mode_(ProgressMode::off),
      started_(Clock::now()),
      last_shown_(started_) {
  for (const ModeName& known : modes) {
    if (known.name == mode) mode_ = known.mode;
  }
  if (mode_ == ProgressMode::automatic) mode_ = terminal_ ? ProgressMode::line : ProgressMode::off;
}

double ProgressLine::rate_of(const IngestProgress& progress) const {
  const double elapsed = std::chrono::duration<double>(Clock::now() - started_).count();
  return elapsed > 0 ? static_cast<double>(progress.done) / elapsed : 0;
}

double ProgressLine::seconds_left(const IngestProgress& progress) const {
  const double rate = rate_of(progress);
  const std::size_t left = progress.total > progress.done ? progress.total - progress.done : 0;
  return rate > 0 ? static_cast<double>(left) / rate : 0;
}

std::string ProgressLine::line_of(const IngestProgress& progress) const {
  std::string line = fmt::format("{}/{} documents, {} pages, {} statements, {:.0f}/s, {} left, {} failed",
                                 progress.done, progress.total, progress.pages, progress.statements,
                                 rate_of(progress), duration(seconds_left(progress)), progress.failed);
  if (progress.slow.empty()) return line;
  const std::string name = progress.slow.substr(progress.slow.rfind('/') + 1);
  return line + fmt::format("; {} since {}", name, duration(static_cast<double>(progress.slow_for.count())));
}

std::string ProgressLine::json_of(const IngestProgress& progress) const {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto number = [&](const char* key, std::size_t value) {
    writer.Key(key);
    writer.Uint64(value);
  };
  writer.StartObject();
  number("done", progress.done);
  number("total", progress.total);
  number("failed", progress.failed);
  number("pages", progress.pages);
  number("statements", progress.statements);
  writer.Key("documents_per_second"), writer.Double(rate_of(progress));
  writer.Key("seconds_left"), writer.Double(seconds_left(progress));
  writer.Key("current"), writer.String(progress.current.c_str());
  if (!progress.slow.empty()) {
    writer.Key("slow"), writer.String(progress.slow.c_str());
    number("slow_seconds", static_cast<std::size_t>(progress.slow_for.count()));
  }
  writer.EndObject();
  return buffer.GetString();
}

std::chrono::milliseconds ProgressLine::pause() const {
  if (mode_ == ProgressMode::json) return std::chrono::milliseconds(1000);
  return terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000);
}

void ProgressLine::show(const IngestProgress& progress) {
  const auto now = Clock::now();
  if (mode_ == ProgressMode::off || now - last_shown_ < pause()) return;
  last_shown_ = now;
  if (mode_ == ProgressMode::json) {
    fmt::print(stderr, "{}\n", json_of(progress));
  } else if (terminal_) {
    fmt::print(stderr, "\r\033[K{} {}", bar(progress.done, progress.total), line_of(progress));
  } else {
    fmt::print(stderr, "{}\n", line_of(progress));
  }
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (terminal_ && mode_ == ProgressMode::line) fmt::print(stderr, "\r\033[K");
}

}  // namespace entente

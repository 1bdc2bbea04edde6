// The log of a job: a line of JSON for each thing that happened, oldest first.
//
//   {"time": "2026-11-24T05:30:00Z", "event": "started", "scheduled": "2026-11-24T05:30:00Z"}
//
// A log of more than a megabyte is put aside as NAME.log.1, in place of the one before: two megabytes a job,
// for ever. Lines are appended whole; a line that a power cut tore is passed over when the log is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"

namespace entente {

struct JobEvent {
  using Value = std::variant<std::string, std::int64_t>;
  TimePoint time;
  std::string what;  // "started", "finished", "failed" …
  std::vector<std::pair<std::string, Value>> details;
};

std::string to_json_line(const JobEvent& event);

class JobLog {
 public:
  explicit JobLog(std::filesystem::path file) : file_(std::move(file)) {}

  // Fails with io.
  Result<void> append(const JobEvent& event) const;
  // The last `count` lines as they stand, oldest first.
  std::vector<std::string> last_lines(std::size_t count) const;
  // Moves both files aside with the job.
  std::vector<std::filesystem::path> files() const;

 private:
  std::filesystem::path older() const { return file_.string() + ".1"; }

  std::filesystem::path file_;
};

}  // namespace entente

// How far a batch is, on standard error: one line rewritten in place for a person at a terminal, JSON lines
// for a program, nothing under cron.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/jobs/batch.h"

namespace entente {

// auto: a line on a terminal, nothing elsewhere. line: the same, elsewhere a plain line every ten seconds.
// json: an object a line, once a second. off: nothing.
enum class ProgressMode { automatic, line, json, off };
std::vector<std::string> progress_modes();
std::string progress_modes_help();

class ProgressLine {
 public:
  // REQUIRES: `mode` is one of progress_modes().
  explicit ProgressLine(std::string_view mode);

  void show(const IngestProgress& progress);
  void clear();  // removes the line; what follows starts in the first column

 private:
  using Clock = std::chrono::steady_clock;

  std::chrono::milliseconds pause() const;
  std::string line_of(const IngestProgress& progress) const;
  std::string json_of(const IngestProgress& progress) const;
  double rate_of(const IngestProgress& progress) const;  // documents a second
  double seconds_left(const IngestProgress& progress) const;

  bool terminal_;
  ProgressMode mode_;
  Clock::time_point started_;
  Clock::time_point last_shown_;
};

}  // namespace entente

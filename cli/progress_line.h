// How far a batch is: one line rewritten in place on a terminal, a plain line now and then elsewhere.
#pragma once

#include <chrono>

#include "ingest/jobs/ingest_job.h"

namespace entente {

// Writes to standard error, at most ten times a second on a terminal and every ten seconds elsewhere.
class ProgressLine {
 public:
  ProgressLine();

  void show(const IngestProgress& progress);
  void clear();  // removes the line; what follows starts in the first column

 private:
  using Clock = std::chrono::steady_clock;

  std::string text_of(const IngestProgress& progress) const;

  bool terminal_;
  Clock::time_point started_;
  Clock::time_point last_shown_;
};

}  // namespace entente

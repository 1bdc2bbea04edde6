// One run of a job, whoever starts it: locked, recorded in its state, told in its log.
//
//   Result<JobEnd> end = attempt_job(registry, clock, job, [&] { return run(*job.declaration); }, stop);
//
// A job runs once at a time, and of all jobs of a store one at a time: others wait for their turn. What was
// begun and never ended is found by the next daemon as crashed.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/job_registry.h"

namespace entente {

// What a run came to, with figures for the log: {"added", 12}.
struct AttemptReport {
  JobEnd end;
  bool has_news = false;  // something in the graph is another than before
  std::vector<std::pair<std::string, JobEvent::Value>> details;
};

// Calls `run` once. Its error makes the attempt a failed one, which is returned like any other. Fails,
// without calling it, with locked (the job runs already, or `give_up` while it waits for its turn), not_found
// or io.
Result<AttemptReport> attempt_job(const JobRegistry& registry, Clock& clock, const RegisteredJob& job,
                                  const std::function<Result<AttemptReport>()>& run,
                                  const std::function<bool()>& give_up);

}  // namespace entente

// Carries out what a job declares: the one place where `entente job` meets the batch engine.
#pragma once

#include <atomic>

#include "cli/commands.h"
#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/job_attempt.h"
#include "ingest/jobs/job_declaration.h"

namespace entente {

// How this run goes about it.
struct JobRunOptions {
  const std::atomic<bool>* stop = nullptr;  // REQUIRED; set: finish the current documents and stop
  bool quiet = false;                       // no progress
};

// Reads the job's sources into the store. What could not be read is printed on standard error and makes the
// run partial; only what keeps the whole run from going on is an Error.
Result<AttemptReport> run_declared_job(const CommandLine& command_line, const JobDeclaration& job,
                                       Clock& clock, const JobRunOptions& options);

}  // namespace entente

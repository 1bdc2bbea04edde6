// What a declared job has to read: each of its sources in turn, as works.
#pragma once

#include <atomic>
#include <filesystem>

#include "ingest/clock.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/job_declaration.h"
#include "ingest/jobs/work_intake.h"

namespace entente {

struct JobSurroundings {
  const ReadingPool& pool;
  Clock& clock;
  std::filesystem::path fetched;            // folder of the job's web archive
  TimePoint run_start{};                    // what was fetched since then is not asked for again
  const std::atomic<bool>* stop = nullptr;  // set: fetch no more
};

// Hands the works of every source to `intake`. A source that fails is a problem of the summary; the others
// go on, and nothing of the failed one counts as vanished.
SourceSummary list_job(const JobDeclaration& job, const JobSurroundings& around, WorkIntake& intake);

}  // namespace entente

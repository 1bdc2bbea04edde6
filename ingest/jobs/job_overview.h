// A job at a glance, for lists and for machines.
#pragma once

#include <optional>
#include <string>

#include "ingest/clock.h"
#include "ingest/jobs/job_registry.h"

namespace entente {

struct JobOverview {
  std::string name;
  std::string schedule;  // "30 5 * * 1-5 Asia/Seoul"; "" without one
  std::optional<TimePoint> due;
  std::string due_text;  // on the clock of the job's place; "paused", "-"
  JobState state;
  std::string standing;  // "runs", "complete", "failed, tries again at …"
  std::string problem;   // why the declaration cannot be read; "" when it can
};

// `runs`: whether somebody holds the job's lock.
JobOverview overview_of(const RegisteredJob& job, const JobRegistry& registry);

// One object on one line: name, schedule, due, paused, outcome, started, finished, run, failures, error.
std::string to_json(const JobOverview& overview);

}  // namespace entente

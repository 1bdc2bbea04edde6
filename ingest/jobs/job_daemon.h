// Runs jobs when they are due, one after another, for years.
//
//   JobDaemon daemon(registry, clock, {.start = run_as_child, .stop = [&] { return stop.load(); }});
//   TRY(daemon.run());
//
// What it promises:
//   - A job that is due runs, the longest due first; jobs are read again before each look, so that adding,
//     editing and removing them needs no restart. A declaration that cannot be read is reported once and
//     waits.
//   - Never two daemons on one store, never two runs of one job, whoever starts them (locks in STORE/jobs).
//   - Downtime: one run for all that was missed, or none where the job says so. A run that was killed is
//     recorded as crashed and tried again; one that was told to stop goes on at the next start.
//   - A run that fails is tried again after 10, 20, 40 … minutes (as the job says), then at its next time.
//   - The clock set back: nothing runs twice. Set back by more than two days: it was wrong before, and the
//     schedule counts from now.
//   - A run is a process of its own: whatever it does, the daemon goes on.
//
// Asked to stop, it passes that on to the run, which finishes the documents it has begun.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/job_registry.h"

namespace entente {

// What a run came to, as its starter sees it.
struct RunEnding {
  JobOutcome outcome = JobOutcome::complete;  // stopped: because the daemon was told to
  std::string error = {};                     // "ended by signal 9"
  bool was_busy = false;                      // nothing was started: somebody else runs this job
};

struct DaemonOptions {
  // Runs the job to its end. REQUIRED
  std::function<RunEnding(const RegisteredJob&)> start;
  std::function<bool()> stop = [] { return false; };
  std::function<void(const std::string&)> say = [](const std::string&) {};  // a line for the journal
  std::chrono::seconds look_every{20};                                      // where nothing is due
};

class JobDaemon {
 public:
  JobDaemon(const JobRegistry& registry, Clock& clock, DaemonOptions options);

  // Until told to stop. Fails with locked when another daemon serves this store, with io where there can be
  // none. Once it runs, a full disk or a folder that is gone for a while is told, and waited for.
  Result<void> run();
  // Runs what is due now, once each, and returns how many that were: for cron.
  Result<std::size_t> run_due_once();

 private:
  struct DueJob {
    RegisteredJob job;
    TimePoint due;
  };

  Result<TimePoint> look();
  Result<std::vector<DueJob>> jobs_by_due_time();
  std::optional<TimePoint> due_of(const RegisteredJob& job);
  Result<RegisteredJob> looked_after(RegisteredJob job);
  Result<void> run_one(const DueJob& due);
  Result<JobState> record(const DueJob& due, const RunEnding& ending);
  void complain_once(const std::string& name, const std::string& message);
  void hold(const std::string& name, std::chrono::seconds time);

  const JobRegistry& registry_;
  Clock& clock_;
  DaemonOptions options_;
  std::optional<TimePoint> last_look_;             // before the one that goes on now
  bool was_down_ = true;                           // between the last look and this one
  std::map<std::string, std::string> complaints_;  // told already
  std::map<std::string, TimePoint> held_until_;    // busy jobs, and those whose end could not be written
};

}  // namespace entente

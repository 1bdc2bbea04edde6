#include "ingest/jobs/job_attempt.h"

namespace entente {

Result<AttemptReport> attempt_job(const JobRegistry& registry, Clock& clock, const RegisteredJob& job,
                                  const std::function<Result<AttemptReport>()>& run,
                                  const std::function<bool()>& give_up) {
  const JobDeclaration& declaration = TRY(job.declaration);
  const FileLock once = TRY(registry.run_lock(job.name));
  const FileLock turn = TRY(registry.wait_for_turn(give_up));
  const JobLog log = registry.log(job.name);
  const JobState state =
      TRY(registry.change_state(job.name, [&](JobState old) { return begun(std::move(old), clock.now()); }));
  JobEvent start{clock.now(), "started", {}};
  if (state.tries > 0) start.details.emplace_back("try", std::int64_t{state.tries} + 1);
  TRY(log.append(start));

  Result<AttemptReport> result = run();
  AttemptReport report;
  if (result.ok()) {
    report = std::move(result).value();
  } else {
    report.end = {JobOutcome::failed, 0, result.error().describe()};
  }
  const TimePoint now = clock.now();
  TRY(registry.change_state(
      job.name, [&](JobState old) { return ended(std::move(old), declaration.schedule, report.end, now); }));
  JobEvent end{now, std::string(name_of(report.end.outcome)), report.details};
  if (report.end.run != 0) end.details.emplace_back("run", std::int64_t{report.end.run});
  if (!report.end.error.empty()) end.details.emplace_back("error", report.end.error);
  TRY(log.append(end));
  return report;
}

}  // namespace entente

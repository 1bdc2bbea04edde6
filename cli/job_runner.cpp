#include "cli/job_runner.h"

#include <chrono>

#include "cli/after_run.h"
#include "cli/batch_session.h"
#include "ingest/jobs/job_sources.h"

namespace entente {
namespace {

// A run that was ended early is gone on with as long as what it has fetched is fresh.
constexpr std::chrono::hours still_the_same_run{12};

BatchChoices choices_of(const JobDeclaration& job, const JobRunOptions& options) {
  BatchChoices choices;
  choices.lexicon_files.assign(job.options.lexicon.begin(), job.options.lexicon.end());
  choices.pool.workers = job.options.workers;
  choices.pool.sandbox = job.options.sandbox;
  const JobLimits& limits = job.options.limits;
  choices.pool.reading.max_bytes = std::size_t{limits.megabytes} << 20U;
  choices.pool.reading.max_pages = limits.pages;
  if (job.options.ocr) choices.pool.reading.recognised_pages = usual_recognised_pages;
  if (limits.seconds > 0) {
    choices.pool.document.time = std::chrono::seconds(limits.seconds);
    choices.pool.document.time_per_recognised_page = std::chrono::seconds(0);
  }
  if (limits.memory_megabytes > 0) {
    choices.pool.document.memory_bytes = std::uint64_t{limits.memory_megabytes} << 20U;
  }
  choices.quiet = options.quiet;
  choices.vanished = job.options.vanished == "remove" ? Vanished::remove : Vanished::keep;
  choices.job = job.name;
  choices.stop = options.stop;
  return choices;
}

// When the run began that this one goes on with; else now.
TimePoint run_start(const Snapshot& before, const std::string& job, TimePoint now) {
  const Result<std::vector<RunRecord>> runs = before.runs();
  if (!runs.ok()) return now;
  for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
    if (run->job != job) continue;
    const Result<TimePoint> started = parse_time(run->started);
    const bool fresh = started.ok() && *started <= now && now - *started < still_the_same_run;
    if (run->end == RunEnd::complete) return now;
    if (fresh) return *started;
    return now;
  }
  return now;
}

AttemptReport attempt_report(const IngestReport& report) {
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  AttemptReport attempt;
  attempt.end.outcome = report.failures.empty() ? JobOutcome::complete : JobOutcome::partial;
  if (report.interrupted) attempt.end.outcome = JobOutcome::stopped;
  attempt.end.run = report.run;
  attempt.has_news = report.added + report.replaced + report.vanished > 0;
  attempt.details = {{"added", count(report.added)},
                     {"replaced", count(report.replaced)},
                     {"unchanged", count(report.unchanged)},
                     {"vanished", count(report.vanished)},
                     {"failed", count(report.failures.size())}};
  return attempt;
}

}  // namespace

Result<AttemptReport> run_declared_job(const CommandLine& command_line, const JobDeclaration& job,
                                       Clock& clock, const JobRunOptions& options) {
  const BatchChoices choices = choices_of(job, options);
  const auto start = std::chrono::steady_clock::now();
  const IngestReport report =
      TRY(run_batch_session(command_line, choices, clock, [&](const BatchMeans& means, WorkIntake& intake) {
        const JobSurroundings around{.pool = means.pool,
                                     .clock = clock,
                                     .fetched = command_line.store / "fetched" / job.name,
                                     .run_start = run_start(means.before, job.name, clock.now()),
                                     .stop = options.stop};
        return list_job(job, around, intake);
      }));
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  print_report(report, choices, elapsed.count());
  follow_up(command_line, report.run, {.diff_file = job.after.diff_file, .feed = job.after.feed});
  return attempt_report(report);
}

}  // namespace entente

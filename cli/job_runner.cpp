#include "cli/job_runner.h"

#include <fmt/format.h>

#include <iostream>

#include "cli/progress_line.h"
#include "ingest/jobs/ingest_job.h"

namespace entente {
namespace {

Result<std::vector<std::filesystem::path>> files_of(const JobDeclaration& job) {
  std::vector<std::filesystem::path> paths;
  for (const JobSource& source : job.sources) {
    if (source.kind != SourceKind::files) {
      return Error{ErrorCode::unsupported,
                   fmt::format("sources of type {} are not read yet", name_of(source.kind)), job.name};
    }
    paths.insert(paths.end(), source.paths.begin(), source.paths.end());
  }
  return paths;
}

AttemptReport attempt_report(const IngestReport& report) {
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  AttemptReport attempt;
  attempt.end.outcome = report.failures.empty() ? JobOutcome::complete : JobOutcome::partial;
  if (report.interrupted) attempt.end.outcome = JobOutcome::stopped;
  attempt.has_news = report.added + report.replaced > 0;
  attempt.details = {{"added", count(report.added)},
                     {"replaced", count(report.replaced)},
                     {"unchanged", count(report.unchanged)},
                     {"failed", count(report.failures.size())}};
  return attempt;
}

}  // namespace

Result<AttemptReport> run_declared_job(const CommandLine& command_line, const JobDeclaration& job,
                                       Clock& /*clock*/, const JobRunOptions& options) {
  const std::vector<std::filesystem::path> paths = TRY(files_of(job));
  const ReadingPool pool = TRY(ReadingPool::start());  // before the store has threads
  const std::vector<std::filesystem::path> own(job.options.lexicon.begin(), job.options.lexicon.end());
  const Lexicon lexicon = TRY(Lexicon::load(own));
  const Extractor extractor = TRY(Extractor::make(lexicon));
  Store store = TRY(Store::open(command_line.store));
  ProgressLine progress;
  IngestJob batch{.paths = paths,
                  .reader = &pool,
                  .workers = job.options.workers,
                  .on_progress = {},
                  .stop = options.stop};
  if (!options.quiet) batch.on_progress = [&](const IngestProgress& now) { progress.show(now); };
  const Result<IngestReport> report = ingest(store, extractor, lexicon, batch);
  progress.clear();
  if (!report.ok()) return report.error();
  for (const Error& failure : report->failures) std::cerr << "  " << failure.describe() << '\n';
  std::cout << fmt::format("{}: {} files: {} added, {} replaced, {} unchanged, {} failed\n", job.name,
                           report->files, report->added, report->replaced, report->unchanged,
                           report->failures.size());
  return attempt_report(*report);
}

}  // namespace entente

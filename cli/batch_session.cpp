#include "cli/batch_session.h"

#include <fmt/format.h>

#include <iostream>

#include "cli/progress_line.h"

namespace entente {
namespace {

void print_failures(const IngestReport& report, bool quiet) {
  if (!quiet) {
    for (const std::string& note : report.notes) std::cerr << "note: " << note << '\n';
  }
  if (report.failures.empty()) return;
  std::cerr << fmt::format("{} not ingested:\n", report.failures.size());
  for (const Error& failure : report.failures) std::cerr << "  " << failure.describe() << '\n';
}

std::string some(std::size_t count, std::string_view what) {
  return count > 0 ? fmt::format(", {} {}", count, what) : "";
}

void print_summary(const IngestReport& report, double seconds, const BatchChoices& choices) {
  const bool kept = choices.vanished == Vanished::keep;
  std::cout << fmt::format(
      "{}{} files in {:.1f} s: {} added, {} replaced, {} unchanged, {} failed{}{}{}{}; run {}\n",
      choices.job.empty() ? "" : choices.job + ": ", report.files, seconds, report.added, report.replaced,
      report.unchanged, report.failures.size(), some(report.repeated, "repeat another's text"),
      some(report.listings, "pages of links"), some(report.skipped, "passed over"),
      some(report.vanished, kept ? "vanished, kept in the graph" : "vanished, removed"), report.run);
  if (report.added + report.replaced > 0) {
    std::cout << fmt::format("{} pages, {} statements, {} commitments, {} relations\n", report.pages,
                             report.statements, report.commitments, report.relations);
  }
  if (report.interrupted) {
    std::cerr << "stopped; what was ingested is kept. Run the same command again to go on.\n";
  }
}

}  // namespace

Result<IngestReport> run_batch_session(const CommandLine& command_line, const BatchChoices& choices,
                                       Clock& clock, const BatchSource& source) {
  const ReadingPool pool = TRY(ReadingPool::start(choices.pool));  // before the store has threads
  const Lexicon lexicon = TRY(Lexicon::load(choices.lexicon_files));
  const Extractor extractor = TRY(Extractor::make(lexicon));
  Store store = TRY(Store::open(command_line.store));
  const Snapshot before = TRY(store.snapshot());
  ProgressLine progress(choices.quiet ? "off" : choices.progress);
  const Batch batch{.pool = &pool,
                    .clock = &clock,
                    .workers = choices.pool.workers,
                    .job = choices.job,
                    .arguments = choices.arguments,
                    .vanished = choices.vanished,
                    .side_files = command_line.store,
                    .retry = choices.retry,
                    .on_progress = [&](const IngestProgress& now) { progress.show(now); },
                    .stop = choices.stop};
  Result<IngestReport> report = run_batch(store, extractor, lexicon, batch, [&](WorkIntake& intake) {
    return source({pool, before}, intake);
  });
  progress.clear();
  const Result<void> indexed = store.finish_full_text();
  if (!indexed.ok() && report.ok()) report->notes.push_back(indexed.error().describe());
  return report;
}

void print_report(const IngestReport& report, const BatchChoices& choices, double seconds) {
  print_failures(report, choices.quiet);
  print_summary(report, seconds, choices);
}

}  // namespace entente

// entente ingest: files and folders into the graph.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/own_lexicon.h"
#include "cli/progress_line.h"
#include "ingest/jobs/ingest_job.h"

namespace entente {
namespace {

struct IngestOptions {
  std::vector<std::filesystem::path> paths;
  std::vector<std::filesystem::path> lexicon_files;
  unsigned workers = 0;
  bool quiet = false;
};

// Set by Ctrl-C: finish the documents being read, commit them, stop.
std::atomic<bool> stop_requested = false;

void request_stop(int /*signal*/) {
  stop_requested = true;
}

void print_failures(const IngestReport& report) {
  for (const std::string& note : report.notes) std::cerr << "note: " << note << '\n';
  if (report.failures.empty()) return;
  std::cerr << fmt::format("{} not ingested:\n", report.failures.size());
  for (const Error& failure : report.failures) std::cerr << "  " << failure.describe() << '\n';
}

std::string some(std::size_t count, std::string_view what) {
  return count > 0 ? fmt::format(", {} {}", count, what) : "";
}

void print_summary(const IngestReport& report, double seconds) {
  std::cout << fmt::format("{} files in {:.1f} s: {} added, {} replaced, {} unchanged, {} failed{}{}\n",
                           report.files, seconds, report.added, report.replaced, report.unchanged,
                           report.failures.size(), some(report.repeated, "repeat another's text"),
                           some(report.skipped, "passed over"));
  if (report.added + report.replaced > 0) {
    std::cout << fmt::format("{} pages, {} statements, {} commitments, {} relations\n", report.pages,
                             report.statements, report.commitments, report.relations);
  }
  if (report.interrupted) {
    std::cerr << "stopped; what was ingested is kept. Run the same command again to go on.\n";
  }
}

Result<IngestReport> run_job(const CommandLine& command_line, const IngestOptions& options) {
  const ReadingPool server = TRY(ReadingPool::start());  // before the store has threads
  const Lexicon lexicon = TRY(Lexicon::load(options.lexicon_files));
  const Extractor extractor = TRY(Extractor::make(lexicon));
  Store store = TRY(Store::open(command_line.store));
  ProgressLine progress;
  IngestJob job{.paths = options.paths,
                .reader = &server,
                .workers = options.workers,
                .on_progress = {},
                .stop = &stop_requested};
  if (!options.quiet) job.on_progress = [&](const IngestProgress& now) { progress.show(now); };
  Result<IngestReport> report = ingest(store, extractor, lexicon, job);
  progress.clear();
  return report;
}

int run_ingest(const CommandLine& command_line, const IngestOptions& options) {
  std::signal(SIGINT, request_stop);
  const auto start = std::chrono::steady_clock::now();
  const Result<IngestReport> report = run_job(command_line, options);
  if (!report.ok()) return complain(report.error());
  print_failures(*report);
  print_summary(*report, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return report->failures.empty() && !report->interrupted ? exit_answered : exit_nothing;
}

}  // namespace

void add_ingest_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Read files and folders into the graph");
  command->add_option("PATH", options->paths, "Files and folders: PDF, HTML, Markdown, text")->required();
  command->add_option("-j,--workers", options->workers, "Reading threads (default: one a core)");
  command->add_flag("-q,--quiet", options->quiet, "No progress");
  add_lexicon_option(*command, options->lexicon_files);
  command->callback(
      [&command_line, options] { command_line.exit_status = run_ingest(command_line, *options); });
}

}  // namespace entente

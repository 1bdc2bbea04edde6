// entente ingest: files and folders into the graph.
#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>

#include "cli/after_run.h"
#include "cli/batch_session.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/ocr_option.h"
#include "cli/own_lexicon.h"
#include "cli/progress_line.h"
#include "cli/sandbox_option.h"
#include "ingest/jobs/file_source.h"

namespace entente {
namespace {

struct IngestOptions {
  FilesWanted wanted;
  BatchChoices choices;
  AfterRun after;
  bool remove_vanished = false;
};

// Set by Ctrl-C: finish the documents being read, commit them, stop.
std::atomic<bool> stop_requested = false;

// A second Ctrl-C ends the program at once: nothing that was committed is lost.
void request_stop(int signal) {
  if (!stop_requested.exchange(true)) return;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

int run_ingest(const CommandLine& command_line, IngestOptions options) {
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  BatchChoices& choices = options.choices;
  choices.stop = &stop_requested;
  choices.vanished = options.remove_vanished ? Vanished::remove : Vanished::keep;
  for (const std::filesystem::path& path : options.wanted.paths) choices.arguments.push_back(path.string());
  SystemClock clock;
  const auto start = std::chrono::steady_clock::now();
  const Result<IngestReport> report =
      run_batch_session(command_line, choices, clock, [&](const BatchMeans& means, WorkIntake& intake) {
        return list_works(options.wanted, means.pool, intake);
      });
  if (!report.ok()) return complain(report.error());
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  print_report(*report, choices, elapsed.count());
  follow_up(command_line, report->run, options.after);
  return report->failures.empty() && !report->interrupted ? exit_answered : exit_nothing;
}

}  // namespace

void add_ingest_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<IngestOptions>();
  BatchChoices& choices = options->choices;
  CLI::App* command = app.add_subcommand("ingest", "Read files and folders into the graph");
  command->add_option("PATH", options->wanted.paths, "Files, folders, patterns (\"pubs/**/*.pdf\")")
      ->required();
  command->add_option("--exclude", options->wanted.excluded, "Pattern of files to pass over")
      ->allow_extra_args(false);
  command->add_option("-j,--workers", choices.pool.workers, "Reading threads (default: one a core)");
  command->add_flag("-q,--quiet", choices.quiet, "No progress, no notes");
  command->add_option("--progress", choices.progress, progress_modes_help())
      ->check(CLI::IsMember(progress_modes()));
  command->add_flag("--remove-vanished", options->remove_vanished,
                    "Take documents whose file is gone out of the graph");
  command->add_flag("--retry", choices.retry, "Read again what is in quarantine");
  command->add_option("--diff", options->after.diff_file,
                      "Write what is new there: .md, .html, .json, else text");
  command->add_option("--feed", options->after.feed, "Keep an Atom feed of what is new there");
  add_ocr_option(*command, choices.pool);
  add_sandbox_option(*command, choices.pool);
  add_lexicon_option(*command, choices.lexicon_files);
  command->callback(
      [&command_line, options] { command_line.exit_status = run_ingest(command_line, *options); });
}

}  // namespace entente

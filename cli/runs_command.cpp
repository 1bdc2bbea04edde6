// entente runs, entente run N: what each run did.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/answer_printer.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "graph/store.h"
#include "query/difference.h"

namespace entente {
namespace {

struct RunsOptions {
  std::string job;
  std::string run = "last";
  std::string verdict;
  bool json = false;
};

constexpr std::array all_verdicts = {
    Verdict::added,    Verdict::replaced, Verdict::unchanged, Verdict::repeated, Verdict::removed,
    Verdict::vanished, Verdict::listing,  Verdict::skipped,   Verdict::failed,
};

std::string text_of(const Answer& answer, const RunsOptions& options) {
  return options.json ? json_text(answer) : table_text(answer);
}

std::string end_of(const RunRecord& run) {
  if (run.end != RunEnd::failed || run.error.empty()) return std::string(name_of(run.end));
  return "failed: " + run.error;
}

// A person sees at once where nothing was; a program wants its zero.
std::vector<Cell> cells_of(const RunRecord& run, const RunsOptions& options) {
  std::vector<Cell> cells{static_cast<std::int64_t>(run.number), run.started, run.finished, run.job,
                          end_of(run)};
  for (const Verdict verdict : all_verdicts) {
    const std::uint32_t count = run.count(verdict);
    cells.push_back(count > 0 || options.json ? Cell(static_cast<std::int64_t>(count)) : Cell());
  }
  cells.emplace_back(run.arguments);
  return cells;
}

Result<Answer> list_runs(const std::filesystem::path& store, const RunsOptions& options) {
  const Reader reader = TRY(Reader::open(store));
  const Snapshot snapshot = TRY(reader.snapshot());
  Answer answer;
  std::vector<std::string> names{"run", "started", "finished", "job", "end"};
  for (const Verdict verdict : all_verdicts) names.emplace_back(name_of(verdict));
  answer.columns = columns(names, {"arguments"});
  for (const RunRecord& run : TRY(snapshot.runs())) {
    if (options.job.empty() || run.job == options.job) answer.rows.push_back({cells_of(run, options), {}});
  }
  return answer;
}

int run_runs(const CommandLine& command_line, const RunsOptions& options) {
  const Result<Answer> answer = list_runs(command_line.store, options);
  if (!answer.ok()) return complain(answer.error());
  std::cout << text_of(*answer, options);
  return answer->empty() ? exit_nothing : exit_answered;
}

// --- one run

struct OneRun {
  RunRecord record;
  Answer verdicts;
  std::size_t not_listed = 0;
};

Result<std::optional<Verdict>> wanted_verdict(const RunsOptions& options) {
  if (options.verdict.empty()) return std::optional<Verdict>();
  for (const Verdict verdict : all_verdicts) {
    if (name_of(verdict) == options.verdict) return std::optional(verdict);
  }
  return Error{ErrorCode::invalid_argument,
               fmt::format("no such verdict: {}; there are added, replaced, unchanged, repeated, removed, "
                           "vanished, listing, skipped, failed",
                           options.verdict),
               ""};
}

// Of thousands of documents, a person wants those with which something was.
bool is_listed(const DocumentVerdict& verdict, const std::optional<Verdict>& wanted,
               const RunsOptions& options) {
  if (wanted) return verdict.verdict == *wanted;
  return options.json || verdict.verdict != Verdict::unchanged;
}

Result<OneRun> describe_run(const std::filesystem::path& store, const RunsOptions& options) {
  const std::optional<Verdict> wanted = TRY(wanted_verdict(options));
  const Reader reader = TRY(Reader::open(store));
  const Snapshot snapshot = TRY(reader.snapshot());
  const RunNumber number = TRY(run_named(options.run, TRY(snapshot.runs())));
  const std::optional<RunRecord> record = TRY(snapshot.run(number));
  if (!record) return Error{ErrorCode::not_found, "there is no such run; see `entente runs`", options.run};
  OneRun run{*record, {}, 0};
  run.verdicts.columns = columns({"verdict", "location", "error", "reason"}, {"document"});
  TRY(snapshot.verdicts(number, [&](const DocumentVerdict& verdict) {
    if (!is_listed(verdict, wanted, options)) {
      ++run.not_listed;
      return true;
    }
    const bool failed = verdict.verdict == Verdict::failed;
    run.verdicts.rows.push_back(
        {{std::string(name_of(verdict.verdict)), verdict.location,
          failed ? Cell(std::string(name_of(verdict.error))) : Cell(), verdict.reason, verdict.document},
         {}});
    return true;
  }));
  const auto order = [](const AnswerRow& row) {
    return std::tuple(row.cells[0].as<std::string>(), row.cells[1].as<std::string>());
  };
  std::ranges::sort(run.verdicts.rows, {}, order);
  return run;
}

std::string summary_of(const RunRecord& run) {
  std::string summary =
      fmt::format("run {}{}: {}\n", run.number, run.job.empty() ? "" : " of job " + run.job, end_of(run));
  summary += fmt::format("began {}{}\n", run.started,
                         run.finished.empty() ? ", has not finished" : ", finished " + run.finished);
  if (!run.arguments.empty()) summary += fmt::format("over {}\n", fmt::join(run.arguments, " "));
  std::string counts;
  for (const Verdict verdict : all_verdicts) {
    if (run.count(verdict) == 0) continue;
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", run.count(verdict), name_of(verdict));
  }
  return summary + (counts.empty() ? "no documents" : counts) + '\n';
}

int run_run(const CommandLine& command_line, const RunsOptions& options) {
  const Result<OneRun> run = describe_run(command_line.store, options);
  if (!run.ok()) return complain(run.error());
  if (!options.json) std::cout << summary_of(run->record);
  if (!options.json && !run->verdicts.empty()) std::cout << '\n';
  std::cout << text_of(run->verdicts, options);
  if (!options.json && run->not_listed > 0 && options.verdict.empty()) {
    std::cerr << fmt::format("{} unchanged not listed: --verdict unchanged\n", run->not_listed);
  }
  return !options.verdict.empty() && run->verdicts.empty() ? exit_nothing : exit_answered;
}

}  // namespace

void add_runs_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<RunsOptions>();
  CLI::App* command = app.add_subcommand("runs", "List what was ingested when, and with what success");
  command->add_option("--job", options->job, "Only runs of this job");
  command->add_flag("--json", options->json, "An array of objects");
  command->callback(
      [&command_line, options] { command_line.exit_status = run_runs(command_line, *options); });
}

void add_run_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<RunsOptions>();
  CLI::App* command = app.add_subcommand("run", "Show what became of each document in one run");
  command->add_option("RUN", options->run, "Its number, \"last\", or a date: the last run before it")
      ->capture_default_str();
  command->add_option("--verdict", options->verdict, "Only documents with this verdict, such as failed");
  command->add_flag("--json", options->json, "The verdicts as an array of objects");
  command->callback([&command_line, options] { command_line.exit_status = run_run(command_line, *options); });
}

}  // namespace entente

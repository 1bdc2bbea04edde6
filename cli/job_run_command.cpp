// entente job run, entente job daemon: runs, now or when they are due.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/job_commands.h"
#include "cli/job_runner.h"
#include "ingest/jobs/child_process.h"
#include "ingest/jobs/job_attempt.h"
#include "ingest/jobs/job_daemon.h"

namespace entente {
namespace {

// Set by a signal: finish the documents being read, commit them, stop.
std::atomic<bool> stop_requested = false;

void request_stop(int /*signal*/) {
  stop_requested = true;
}

void wake_up(int /*signal*/) {}  // ends the wait of the clock: jobs are read before each look anyway

// Handlers that interrupt a wait, which std::signal's would not promise.
void on_signals(std::initializer_list<int> signals, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  for (int signal : signals) sigaction(signal, &action, nullptr);
}

struct JobRunWords {
  std::string name;
  std::string now;
  bool if_due = false;
  bool retry = false;
  bool quiet = false;
};

struct DaemonWords {
  std::string now, until;
  bool once = false;
  bool quiet = false;
};

Result<bool> is_due(const RegisteredJob& job, TimePoint now) {
  const JobDeclaration declaration = TRY(job.declaration);
  const JobState state = after_clock_change(job.state, now);
  const std::optional<TimePoint> due = TRY(due_time(declaration.schedule, state));
  return due && *due <= now;
}

int exit_status_of(JobOutcome outcome) {
  if (outcome == JobOutcome::complete) return exit_answered;
  return outcome == JobOutcome::failed ? exit_failed : exit_nothing;
}

// The user's own command, which may take ten minutes. What becomes of it changes nothing about the run.
void tell_user(const CommandLine& command_line, const JobDeclaration& job, std::uint32_t run, Clock& clock) {
  const auto note = [&](const std::string& error) {
    std::cerr << "entente: after.command: " << error << '\n';
    const Result<void> logged =
        JobRegistry(command_line.store).log(job.name).append({clock.now(), "after", {{"error", error}}});
    if (!logged.ok()) complain(logged.error());
  };
  Result<ChildProcess> child =
      ChildProcess::start({.words = job.after.command,
                           .output = {},
                           .input = {},
                           .environment = {"ENTENTE_JOB=" + job.name, fmt::format("ENTENTE_RUN={}", run),
                                           "ENTENTE_STORE=" + command_line.store.string()}});
  if (!child.ok()) return note(child.error().describe());
  const ChildEnd end = child->wait([] { return false; }, std::chrono::minutes(10), std::chrono::seconds(10));
  if (end.was_late) return note("took longer than ten minutes");
  if (end.signal != 0) return note(fmt::format("ended by signal {}", end.signal));
  if (end.status != 0) return note(fmt::format("returned {}", end.status));
}

// One try; its end is told to whoever looks on.
Result<JobOutcome> try_job(const CommandLine& command_line, const JobRunWords& words, Clock& clock) {
  const JobRegistry registry(command_line.store);
  const RegisteredJob job = TRY(registry.job(words.name));
  const JobDeclaration declaration = TRY(job.declaration);
  const auto run = [&] {
    return run_declared_job(command_line, declaration, clock,
                            {.stop = &stop_requested, .quiet = words.quiet});
  };
  const AttemptReport report =
      TRY(attempt_job(registry, clock, job, run, [] { return stop_requested.load(); }));
  if (!report.end.error.empty()) std::cerr << "entente: " << report.end.error << '\n';
  if (report.end.outcome == JobOutcome::stopped) {
    std::cerr << "stopped; what was read is kept. `entente job run " << job.name << "` goes on.\n";
  }
  if (report.has_news && !declaration.after.command.empty()) {
    tell_user(command_line, declaration, report.end.run, clock);
  }
  return report.end.outcome;
}

// False when there is no further try, or somebody wants us to stop.
Result<bool> waited_for_retry(const CommandLine& command_line, const JobRunWords& words, Clock& clock) {
  const RegisteredJob job = TRY(JobRegistry(command_line.store).job(words.name));
  if (!job.state.retry_at) return false;
  std::cerr << "tries again at " << to_string(*job.state.retry_at) << '\n';
  while (clock.now() < *job.state.retry_at && !stop_requested) {
    clock.wait_until(std::min(*job.state.retry_at, clock.now() + std::chrono::seconds(20)));
  }
  return !stop_requested;
}

Result<int> run_job(const CommandLine& command_line, const JobRunWords& words) {
  on_signals({SIGINT, SIGTERM, SIGHUP}, request_stop);
  const JobRegistry registry(command_line.store);
  const std::unique_ptr<Clock> clock = TRY(clock_showing(words.now));
  const RegisteredJob job = TRY(registry.job(words.name));
  if (words.if_due && (registry.is_running(job.name) || !TRY(is_due(job, clock->now()))))
    return exit_answered;
  JobOutcome outcome = TRY(try_job(command_line, words, *clock));
  while (outcome == JobOutcome::failed && words.retry && TRY(waited_for_retry(command_line, words, *clock))) {
    outcome = TRY(try_job(command_line, words, *clock));
  }
  return exit_status_of(outcome);
}

// The last line that a run has printed, for the log when it died.
std::string last_line(const std::filesystem::path& file) {
  constexpr std::streamoff tail = 2048;
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) return "";
  in.seekg(std::max<std::streamoff>(in.tellg() - tail, 0));
  std::string last;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) last = line;
  }
  return last;
}

RunEnding ending_of(const ChildEnd& end, const RegisteredJob& job, const JobRegistry& registry) {
  const std::string said = last_line(registry.output_file(job.name));
  if (end.was_stopped) return {JobOutcome::stopped, ""};
  if (end.was_late) {
    return {JobOutcome::failed,
            fmt::format("took longer than {} hours", job.declaration->schedule.max_hours)};
  }
  if (end.signal != 0) {
    return {JobOutcome::crashed,
            fmt::format("ended by signal {}{}{}", end.signal, said.empty() ? "" : ": ", said)};
  }
  if (end.status == exit_answered) return {JobOutcome::complete, ""};
  if (end.status == exit_nothing) return {JobOutcome::partial, ""};
  if (registry.is_running(job.name)) return {JobOutcome::failed, "", true};
  return {JobOutcome::failed, said.empty() ? fmt::format("returned {}", end.status) : said};
}

// Runs one job by starting this program again: whatever it does, we go on.
RunEnding run_as_child(const CommandLine& command_line, const JobRegistry& registry, Clock& clock,
                       const RegisteredJob& job, const DaemonWords& words) {
  const Result<std::string> program = own_program();
  if (!program.ok()) return {JobOutcome::failed, program.error().describe()};
  ChildCommand command{
      .words = {*program, "--store", command_line.store.string(), "job", "run", job.name, "--quiet"},
      .output = registry.output_file(job.name),
      .input = {}};
  if (!words.now.empty()) {
    command.words.push_back("--now");
    command.words.push_back(to_string(clock.now()));
  }
  Result<ChildProcess> child = ChildProcess::start(command);
  if (!child.ok()) return {JobOutcome::failed, child.error().describe()};
  const ChildEnd end = child->wait([] { return stop_requested.load(); },
                                   std::chrono::hours(job.declaration->schedule.max_hours));
  return ending_of(end, job, registry);
}

Result<int> run_daemon(const CommandLine& command_line, const DaemonWords& words) {
  on_signals({SIGINT, SIGTERM}, request_stop);
  on_signals({SIGHUP}, wake_up);
  const JobRegistry registry(command_line.store);
  const std::unique_ptr<Clock> clock = TRY(clock_showing(words.now));
  if (words.until.empty() && !words.now.empty() && !words.once) {
    return Error{ErrorCode::invalid_argument, "--now needs --until or --once: rehearsed time runs fast", ""};
  }
  const std::optional<TimePoint> until =
      words.until.empty() ? std::nullopt : std::optional(TRY(parse_time(words.until)));
  DaemonOptions options{
      .start =
          [&](const RegisteredJob& job) { return run_as_child(command_line, registry, *clock, job, words); },
      .stop = [&] { return stop_requested.load() || (until && clock->now() >= *until); }};
  if (!words.quiet) {
    options.say = [&](const std::string& line) {
      std::cerr << to_string(clock->now()) << ' ' << line << '\n';
    };
  }
  JobDaemon daemon(registry, *clock, options);
  if (words.once) {
    TRY(daemon.run_due_once());
  } else {
    TRY(daemon.run());
  }
  return exit_answered;
}

template <typename Words>
void on_parsed(CLI::App& command, CommandLine& command_line, std::shared_ptr<Words> words,
               Result<int> (*action)(const CommandLine&, const Words&)) {
  command.callback([&command_line, words, action] {
    const Result<int> status = action(command_line, *words);
    command_line.exit_status = status.ok() ? *status : complain(status.error());
  });
}

}  // namespace

void add_job_run_command(CLI::App& job, CommandLine& command_line) {
  auto words = std::make_shared<JobRunWords>();
  CLI::App* command = job.add_subcommand("run", "Run a job now");
  command->add_option("NAME", words->name, "The job")->required();
  command->add_flag("--if-due", words->if_due, "Only when its time has come; else say nothing (for cron)");
  command->add_flag("--retry", words->retry,
                    "When it fails, wait and try again as the job says (for systemd)");
  command->add_flag("-q,--quiet", words->quiet, "No progress");
  add_now_option(*command, words->now);
  on_parsed(*command, command_line, words, run_job);
}

void add_job_daemon_command(CLI::App& job, CommandLine& command_line) {
  auto words = std::make_shared<DaemonWords>();
  CLI::App* command = job.add_subcommand("daemon", "Run jobs whenever they are due, until told to stop");
  command->add_flag("--once", words->once, "Run what is due now, and leave (for cron)");
  command->add_flag("-q,--quiet", words->quiet, "Say nothing");
  add_now_option(*command, words->now);
  command->add_option("--until", words->until, "Leave at that time");
  on_parsed(*command, command_line, words, run_daemon);
}

}  // namespace entente

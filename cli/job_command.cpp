// entente job: batch jobs that are declared in a file and run by themselves.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/job_commands.h"
#include "ingest/jobs/job_file.h"
#include "ingest/jobs/job_overview.h"
#include "ingest/jobs/job_registry.h"
#include "ingest/jobs/schedule.h"

namespace entente {
namespace {

// What the small subcommands are given.
struct JobWords {
  std::vector<std::string> files;
  std::string name;
  std::string cron, time_zone = "local";
  std::string now;
  std::size_t count = 0;
  bool json = false;
  bool output = false;
};

using JobAction = Result<int> (*)(const CommandLine&, const JobWords&);

// Adds declarations, each whole or not at all; the first that is wrong ends it.
Result<int> add_jobs(const CommandLine& command_line, const JobWords& words) {
  constexpr std::string_view done[] = {"added", "replaced", "is as it was"};
  const JobRegistry registry(command_line.store);
  SystemClock clock;
  for (const std::string& file : words.files) {
    const JobDeclaration job = TRY(read_job_file(file));
    const JobAddition addition = TRY(registry.add(job, clock.now()));
    const JobOverview overview = overview_of(TRY(registry.job(job.name)), registry);
    std::cout << fmt::format("{}: {}{}\n", job.name, done[static_cast<std::size_t>(addition)],
                             overview.due ? "; next run " + overview.due_text : "; runs when told to");
  }
  return exit_answered;
}

Result<int> check_job_files(const CommandLine& /*command_line*/, const JobWords& words) {
  int status = exit_answered;
  for (const std::string& file : words.files) {
    const Result<JobDeclaration> job = read_job_file(file);
    if (!job.ok()) status = complain(job.error());
    if (job.ok()) std::cout << fmt::format("{}: {} in order\n", file, job->name);
  }
  return status;
}

Result<int> list_jobs(const CommandLine& command_line, const JobWords& words) {
  const JobRegistry registry(command_line.store);
  std::vector<JobOverview> rows;
  for (const RegisteredJob& job : TRY(registry.list())) rows.push_back(overview_of(job, registry));
  if (words.json) {
    for (const JobOverview& row : rows) std::cout << to_json(row) << '\n';
    return rows.empty() ? exit_nothing : exit_answered;
  }
  if (rows.empty()) {
    std::cerr << "no jobs; `entente job add FILE` adds one\n";
    return exit_nothing;
  }
  std::size_t name_width = 4, schedule_width = 8;
  for (const JobOverview& row : rows) {
    name_width = std::max(name_width, row.name.size());
    schedule_width = std::max(schedule_width, row.schedule.size());
  }
  const auto line = [&](std::string_view name, std::string_view schedule, std::string_view next,
                        std::string_view last) {
    std::cout << fmt::format("{:{}}  {:{}}  {:25}  {}\n", name, name_width, schedule, schedule_width, next,
                             last);
  };
  line("JOB", "SCHEDULE", "NEXT", "LAST");
  for (const JobOverview& row : rows) {
    line(row.name, row.schedule.empty() ? "-" : row.schedule, row.due_text,
         row.problem.empty() ? row.standing : row.problem);
  }
  return exit_answered;
}

Result<int> show_job(const CommandLine& command_line, const JobWords& words) {
  const JobRegistry registry(command_line.store);
  const RegisteredJob job = TRY(registry.job(words.name));
  const JobOverview overview = overview_of(job, registry);
  const JobDeclaration declaration = TRY(job.declaration);
  std::cout << to_json(declaration);
  if (words.json) {
    std::cout << to_json(overview) << '\n';
    return exit_answered;
  }
  const auto when = [](const std::optional<TimePoint>& time) { return time ? to_string(*time) : "-"; };
  std::cerr << fmt::format("next run  {}\nlast run  {} to {}: {}\n", overview.due_text,
                           when(job.state.started), when(job.state.finished), overview.standing);
  if (!job.state.error.empty()) std::cerr << "error     " << job.state.error << '\n';
  return exit_answered;
}

Result<int> set_paused(const CommandLine& command_line, const std::string& name,
                       JobState (*change)(JobState)) {
  const JobRegistry registry(command_line.store);
  TRY(registry.job(name));
  TRY(registry.change_state(name, change));
  const JobOverview overview = overview_of(TRY(registry.job(name)), registry);
  std::cout << fmt::format("{}: next run {}\n", name, overview.due_text);
  return exit_answered;
}

Result<int> pause_job(const CommandLine& command_line, const JobWords& words) {
  return set_paused(command_line, words.name, [](JobState state) {
    state.paused = true;
    return state;
  });
}

// What fell into the pause is not caught up: somebody wanted it so.
Result<int> resume_job(const CommandLine& command_line, const JobWords& words) {
  return set_paused(command_line, words.name, [](JobState state) {
    if (!state.paused) return state;
    state.paused = false;
    return passed_over(std::move(state), SystemClock().now());
  });
}

Result<int> remove_job(const CommandLine& command_line, const JobWords& words) {
  TRY(JobRegistry(command_line.store).remove(words.name));
  std::cout << words.name << ": removed; the graph keeps what it has read\n";
  return exit_answered;
}

Result<int> print_log(const CommandLine& command_line, const JobWords& words) {
  const JobRegistry registry(command_line.store);
  TRY(registry.job(words.name));
  if (words.output) {
    std::ifstream in(registry.output_file(words.name), std::ios::binary);
    if (!in || in.peek() == std::ifstream::traits_type::eof()) return exit_nothing;
    std::cout << in.rdbuf();
    return exit_answered;
  }
  const std::vector<std::string> lines =
      registry.log(words.name).last_lines(words.count == 0 ? 20 : words.count);
  for (const std::string& line : lines) std::cout << line << '\n';
  return lines.empty() ? exit_nothing : exit_answered;
}

// The coming times of one schedule, `count` of them.
Result<void> print_times(std::string_view name, const Schedule& schedule, TimePoint first,
                         std::size_t count) {
  TimePoint time = first;
  for (std::size_t i = 0; i < count; ++i) {
    std::cout << fmt::format("{}{}{}  {}\n", name, name.empty() ? "" : "  ", to_string(time),
                             local_text(time, schedule.zone()));
    if (i + 1 < count) time = TRY(schedule.next_after(time));
  }
  return {};
}

Result<int> print_next(const CommandLine& command_line, const JobWords& words) {
  const std::size_t count = std::clamp<std::size_t>(words.count, 1, 10'000);
  const std::unique_ptr<Clock> clock = TRY(clock_showing(words.now));
  if (!words.cron.empty()) {
    const Schedule schedule = TRY(Schedule::parse(words.cron, words.time_zone));
    TRY(print_times("", schedule, TRY(schedule.next_after(clock->now())), count));
    return exit_answered;
  }
  const JobRegistry registry(command_line.store);
  if (!words.name.empty()) TRY(registry.job(words.name));
  bool some = false;
  for (const RegisteredJob& job : TRY(registry.list())) {
    if (!words.name.empty() && job.name != words.name) continue;
    const JobDeclaration declaration = TRY(job.declaration);
    const std::optional<TimePoint> due = TRY(due_time(declaration.schedule, job.state));
    if (!due) continue;
    const Schedule schedule = TRY(Schedule::parse(declaration.schedule.cron, declaration.schedule.time_zone));
    TRY(print_times(job.name, schedule, words.now.empty() ? *due : TRY(schedule.next_after(clock->now())),
                    count));
    some = true;
  }
  return some ? exit_answered : exit_nothing;
}

Result<int> print_fields(const CommandLine& /*command_line*/, const JobWords& /*words*/) {
  std::cout << job_field_table();
  return exit_answered;
}

// Which words a subcommand takes.
enum JobWordFlags : unsigned {
  no_words = 0,
  files = 1,
  name = 2,
  some_name = 4,
  json = 8,
  log = 16,
  times = 32
};

struct JobSubcommand {
  const char* name;
  const char* description;
  JobAction action;
  unsigned words;
};

constexpr JobSubcommand subcommands[] = {
    {"add", "Add jobs, or replace them: files as docs/jobs.md says", add_jobs, files},
    {"check", "Say whether job files are in order, and change nothing", check_job_files, files},
    {"list", "All jobs: when they run next, what became of the last run", list_jobs, json},
    {"show", "One job with every field", show_job, name | json},
    {"pause", "Run it no more until it is resumed", pause_job, name},
    {"resume", "Run it again at its next time", resume_job, name},
    {"remove", "Take the job away; the graph keeps what it has read", remove_job, name},
    {"log", "What happened, oldest first, a line of JSON each", print_log, name | log},
    {"next", "The coming times of all jobs, of one, or of an expression", print_next, some_name | times},
    {"fields", "Every field of a job file, as a table", print_fields, no_words},
};

void add_words(CLI::App& command, JobWords& words, unsigned taken) {
  if ((taken & files) != 0) command.add_option("FILE", words.files, "Job files (JSON)")->required();
  if ((taken & name) != 0) command.add_option("NAME", words.name, "The job")->required();
  if ((taken & some_name) != 0) command.add_option("NAME", words.name, "The job (default: all)");
  if ((taken & json) != 0) command.add_flag("--json", words.json, "For machines");
  if ((taken & log) != 0) command.add_flag("--output", words.output, "What the last run printed instead");
  if ((taken & (log | times)) != 0) command.add_option("-n,--count", words.count, "How many");
  if ((taken & times) != 0) {
    command.add_option("--cron", words.cron, "An expression instead of a job: '30 5 * * 1-5'");
    command.add_option("--zone", words.time_zone, "Its time zone: Asia/Seoul");
    add_now_option(command, words.now);
  }
}

}  // namespace

Result<std::unique_ptr<Clock>> clock_showing(const std::string& now) {
  if (now.empty()) return std::unique_ptr<Clock>(std::make_unique<SystemClock>());
  return std::unique_ptr<Clock>(std::make_unique<ManualClock>(TRY(parse_time(now))));
}

void add_now_option(CLI::App& command, std::string& now) {
  command.add_option("--now", now, "Rehearse: as if it were that time (2026-11-24T05:30:00Z)");
}

Result<std::string> own_program() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (!failed) return program.string();
  return Error{ErrorCode::io, "cannot tell where this program is: " + failed.message(), "/proc/self/exe"};
}

void add_job_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* job = app.add_subcommand("job", "Batch jobs that run by themselves");
  job->require_subcommand(1);
  job->fallthrough();
  for (const JobSubcommand& row : subcommands) {
    auto words = std::make_shared<JobWords>();
    CLI::App* command = job->add_subcommand(row.name, row.description);
    add_words(*command, *words, row.words);
    command->callback([&command_line, words, action = row.action] {
      const Result<int> status = action(command_line, *words);
      command_line.exit_status = status.ok() ? *status : complain(status.error());
    });
  }
  add_job_run_command(*job, command_line);
  add_job_daemon_command(*job, command_line);
  add_job_install_command(*job, command_line);
}

}  // namespace entente

// entente watch: standing questions, whose new answers each run reports.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/answer_printer.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/watches.h"
#include "graph/store.h"

namespace entente {
namespace {

struct WatchOptions {
  Watch watch;
  std::string name;  // "": all
};

// A name that the graph does not know yet may come; a question that cannot be read never will.
Result<std::string> add(const CommandLine& command_line, Watch watch) {
  TRY(require_watch_name(watch.name));
  if (std::filesystem::exists(watch_file(command_line.store, watch.name))) {
    return Error{ErrorCode::invalid_argument, "there is a watch of that name: remove it first", watch.name};
  }
  const Result<Reader> reader = Reader::open(command_line.store);
  if (!reader.ok()) return reader.error();
  const Snapshot snapshot = TRY(reader->snapshot());
  Result<std::set<std::string>> seen = answered_now(snapshot, watch.question);
  std::string said;
  if (seen.ok()) {
    said = fmt::format("watching; {} rows now, new ones will be reported\n", seen->size());
    watch.seen = *seen;
  } else if (seen.error().code == ErrorCode::unknown_name) {
    said = "watching; nobody of that name is in the graph yet\n";
  } else {
    return seen.error();
  }
  if (!watch.file.empty()) watch.file = std::filesystem::absolute(watch.file).string();
  TRY(write_watch(command_line.store, watch));
  return said;
}

int run_add(const CommandLine& command_line, const Watch& watch) {
  const Result<std::string> said = add(command_line, watch);
  if (!said.ok()) return complain(said.error());
  std::cout << *said;
  return exit_answered;
}

Result<Answer> list(const CommandLine& command_line, const std::string& name) {
  Answer answer;
  answer.columns = columns({"watch", "question", "file", "command", "rows_seen"});
  for (const std::string& each : TRY(watch_names(command_line.store))) {
    if (!name.empty() && each != name) continue;
    const Result<Watch> watch = read_watch(command_line.store, each);
    const Watch shown = watch.ok() ? *watch : Watch{each, watch.error().message, "", {}, {}};
    answer.rows.push_back(
        {{shown.name, shown.question, shown.file, fmt::format("{}", fmt::join(shown.command, " ")),
          static_cast<std::int64_t>(shown.seen.size())},
         {}});
  }
  return answer;
}

int run_list(const CommandLine& command_line, const std::string& name) {
  const Result<Answer> answer = list(command_line, name);
  if (!answer.ok()) return complain(answer.error());
  std::cout << table_text(*answer);
  if (answer->empty() && !name.empty()) {
    return complain({ErrorCode::not_found, "there is no such watch; see `entente watch list`", name});
  }
  return answer->empty() ? exit_nothing : exit_answered;
}

int run_remove(const CommandLine& command_line, const std::string& name) {
  const Result<void> removed = remove_watch(command_line.store, name);
  return removed.ok() ? exit_answered : complain(removed.error());
}

Result<std::vector<WatchReport>> evaluate(const CommandLine& command_line, const std::string& name) {
  const Reader reader = TRY(Reader::open(command_line.store));
  const Snapshot snapshot = TRY(reader.snapshot());
  if (name.empty()) return evaluate_watches(snapshot, command_line.store);
  return std::vector{evaluate_watch(snapshot, command_line.store, name)};
}

int run_watches(const CommandLine& command_line, const std::string& name) {
  const Result<std::vector<WatchReport>> reports = evaluate(command_line, name);
  if (!reports.ok()) return complain(reports.error());
  bool news = false;
  bool failed = false;
  for (const WatchReport& report : *reports) {
    news = news || !report.news.empty();
    failed = failed || report.error;
    (report.error ? std::cerr : std::cout) << text_of(report);
  }
  if (news) return exit_answered;
  return failed ? exit_failed : exit_nothing;
}

}  // namespace

void add_watch_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App* command = app.add_subcommand("watch", "Standing questions, whose new answers each run reports");
  command->require_subcommand(1);
  CLI::App* adding = command->add_subcommand("add", "Ask a question again after every run");
  adding->add_option("NAME", options->watch.name, "Small letters, digits, '-' and '_'")->required();
  adding->add_option("QUERY", options->watch.question, "The question")->required();
  adding->add_option("--file", options->watch.file,
                     "Append new rows to this file: JSON Lines if it ends in .jsonl, else tables");
  adding
      ->add_option("--command", options->watch.command,
                   "Start this program with these arguments, without a shell; new rows as JSON Lines on\n"
                   "its standard input. Everything after it belongs to it.")
      ->expected(1, 64);
  adding->callback(
      [&command_line, options] { command_line.exit_status = run_add(command_line, options->watch); });
  CLI::App* listing = command->add_subcommand("list", "All watches");
  listing->callback([&command_line] { command_line.exit_status = run_list(command_line, ""); });
  CLI::App* showing = command->add_subcommand("show", "One watch");
  showing->add_option("NAME", options->name, "")->required();
  showing->callback(
      [&command_line, options] { command_line.exit_status = run_list(command_line, options->name); });
  CLI::App* removing = command->add_subcommand("remove", "Ask no more");
  removing->add_option("NAME", options->name, "")->required();
  removing->callback(
      [&command_line, options] { command_line.exit_status = run_remove(command_line, options->name); });
  CLI::App* running = command->add_subcommand("run", "Ask now: exit status 0 something is new, 1 nothing is");
  running->add_option("NAME", options->name, "Only this one");
  running->callback(
      [&command_line, options] { command_line.exit_status = run_watches(command_line, options->name); });
}

}  // namespace entente

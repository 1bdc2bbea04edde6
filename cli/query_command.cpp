// entente query: questions from the command line or, without any, from standard input.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/repl_session.h"
#include "query/verb_table.h"

namespace entente {
namespace {

struct QueryOptions {
  std::vector<std::string> questions;
  bool json = false;
  bool csv = false;
  bool keep_going = false;

  Format format() const {
    if (json) return Format::json;
    return csv ? Format::csv : default_format();
  }
  ReplSession::OnError on_error() const {
    return keep_going ? ReplSession::OnError::go_on : ReplSession::OnError::stop;
  }
};

int ask_all(ReplSession& session, const QueryOptions& options) {
  int status = exit_nothing;
  for (const std::string& question : options.questions) {
    const int one = session.ask(question);
    status = joined_status(status, one);
    if (one == exit_failed && !options.keep_going) break;
  }
  return status;
}

int run_query(const QueryOptions& options, const CommandLine& command_line) {
  Result<ReplSession> session = ReplSession::open(command_line.store, options.format());
  if (!session.ok()) return complain(session.error());
  if (!options.questions.empty()) return ask_all(*session, options);
  return session->run_script(std::cin, options.on_error());
}

}  // namespace

void add_query_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command = app.add_subcommand("query", "Ask the graph");
  const auto options = std::make_shared<QueryOptions>();
  command->add_option("questions", options->questions,
                      "Questions, one an argument; without any, one a line of standard input");
  CLI::Option* json = command->add_flag("--json", options->json, "An array of objects, every column");
  command->add_flag("--csv", options->csv, "RFC 4180, every column")->excludes(json);
  command->add_flag("--keep-going", options->keep_going, "Go on after a question that failed");
  command->footer("\n" + help(nullptr));
  command->callback(
      [options, &command_line] { command_line.exit_status = run_query(*options, command_line); });
}

}  // namespace entente

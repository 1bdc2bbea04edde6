// entente query: questions from the command line, from a file or, without any, from standard input.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/repl_session.h"
#include "cli/scratch_session.h"
#include "cli/value_json.h"
#include "query/verb_table.h"

namespace entente {
namespace {

constexpr std::size_t rows_without_limit = 100'000;

struct QueryOptions {
  std::vector<std::string> questions;
  std::string file;
  std::string mode;
  std::vector<std::string> parameters;  // NAME=JSON
  std::string parameter_file;
  std::size_t limit = rows_without_limit;
  double timeout = 0;  // seconds; 0: none
  bool json = false;
  bool csv = false;
  bool desugar = false;
  bool keep_going = false;
  bool scratch = false;

  ReplSession::OnError on_error() const {
    return keep_going ? ReplSession::OnError::go_on : ReplSession::OnError::stop;
  }
};

Result<Format> format_of(const QueryOptions& options) {
  if (options.json) return Format::json;
  if (options.csv) return Format::csv;
  if (options.mode.empty()) return default_format();
  if (const std::optional<Format> format = format_named(options.mode)) return *format;
  std::vector<std::string_view> names;
  for (const FormatInfo& info : formats()) names.push_back(info.name);
  return Error{ErrorCode::invalid_argument,
               fmt::format("no such mode: {}; there are {}", options.mode, fmt::join(names, ", ")), ""};
}

Result<ValueMap> parameters_in_file(const std::string& name) {
  std::ifstream file(name);
  if (!file) return Error{ErrorCode::unreadable, "cannot be read", name};
  std::ostringstream text;
  text << file.rdbuf();
  Result<Value> value = value_of_json(text.str());
  if (!value.ok()) return Error{value.error().code, value.error().message, name};
  if (!value->is<ValueMap>()) {
    return Error{ErrorCode::malformed, "parameters are one JSON object: {\"name\": value, …}", name};
  }
  return value->as<ValueMap>();
}

Result<ValueMap> parameters_of(const QueryOptions& options) {
  ValueMap parameters;
  if (!options.parameter_file.empty()) parameters = TRY(parameters_in_file(options.parameter_file));
  for (const std::string& parameter : options.parameters) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string::npos) {
      return Error{ErrorCode::invalid_argument, "write --param NAME=JSON, as in --param 'who=\"Japan\"'",
                   parameter};
    }
    Result<Value> value = value_of_json(std::string_view(parameter).substr(equals + 1));
    if (!value.ok()) {
      return Error{
          ErrorCode::invalid_argument,
          fmt::format("the value is no JSON: {}; texts stand in double quotes", value.error().message),
          parameter};
    }
    parameters[parameter.substr(0, equals)] = std::move(*value);
  }
  return parameters;
}

Result<SessionSettings> settings_of(const QueryOptions& options) {
  SessionSettings settings;
  settings.format = TRY(format_of(options));
  settings.limit = options.limit;
  if (options.timeout > 0)
    settings.timeout = std::chrono::milliseconds(static_cast<int>(options.timeout * 1000));
  settings.desugar = options.desugar;
  settings.parameters = TRY(parameters_of(options));
  return settings;
}

int ask_all(ReplSession& session, const QueryOptions& options) {
  int status = exit_nothing;
  for (const std::string& question : options.questions) {
    const int one = session.ask(question);
    status = joined_status(status, one);
    if (one == exit_stopped || (one == exit_failed && !options.keep_going)) break;
  }
  return status;
}

Result<int> run_query(const QueryOptions& options, const CommandLine& command_line) {
  if (options.scratch) {
    ScratchSession().run(std::cin, std::cout);
    return exit_answered;
  }
  ReplSession session = TRY(ReplSession::open(command_line.store, TRY(settings_of(options))));
  if (!options.questions.empty()) return ask_all(session, options);
  if (options.file.empty()) return session.run_script(std::cin, options.on_error());
  return session.run_file(options.file, options.on_error());
}

std::string mode_help() {
  std::string text = "How answers are printed:";
  for (const FormatInfo& info : formats()) text += fmt::format("\n  {:9} {}", info.name, info.meaning);
  return text;
}

}  // namespace

void add_query_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command = app.add_subcommand("query", "Ask the graph");
  const auto options = std::make_shared<QueryOptions>();
  command->add_option("questions", options->questions,
                      "Questions, one an argument; without any, those of --file or standard input: a verb a "
                      "line, statements ended by ';'");
  command->add_option("--file,-f", options->file, "Questions and '.commands' in a file")
      ->excludes("questions");
  CLI::Option* mode = command->add_option("--mode,-m", options->mode, mode_help());
  CLI::Option* json = command->add_flag("--json", options->json, "--mode json")->excludes(mode);
  command->add_flag("--csv", options->csv, "--mode csv")->excludes(json)->excludes(mode);
  command
      ->add_flag("--scratch", options->scratch,
                 "A graph in memory instead, written and asked by requests of tck-lines/1, one a line")
      ->needs(json);
  command->add_option("--param,-p", options->parameters, "NAME=JSON: a parameter $NAME of statements")
      ->allow_extra_args(false);
  command->add_option("--params", options->parameter_file, "A file with one JSON object of parameters");
  command->add_option("--limit", options->limit, "Rows of an answer at most")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}));
  command->add_option("--timeout", options->timeout, "Seconds a question may take; 0: as long as it needs")
      ->check(CLI::Range(0.0, 86'400.0));
  command->add_flag("--desugar", options->desugar, "Show the openCypher statement that each verb becomes");
  command->add_flag("--keep-going", options->keep_going, "Go on after a question that failed");
  command->footer("\n" + help(nullptr));
  command->callback([options, &command_line] {
    const Result<int> status = run_query(*options, command_line);
    command_line.exit_status = status.ok() ? *status : complain(status.error());
  });
}

}  // namespace entente

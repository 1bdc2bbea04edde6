#include "cli/repl_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/exit_status.h"
#include "cli/repl_session.h"
#include "query/question_error.h"
#include "query/verb_table.h"

namespace entente {
namespace {

int schema_command(ReplSession& session, std::string_view /*argument*/) {
  return session.ask("schema");
}

int stats_command(ReplSession& session, std::string_view /*argument*/) {
  return session.ask("stats");
}

int quit_command(ReplSession& session, std::string_view /*argument*/) {
  session.request_quit();
  return exit_answered;
}

constexpr ReplCommand command_table[] = {
    {"help", "[TOPIC]", CommandArgument::topic,
     "all verbs, filters and commands; or one verb, 'commands', 'functions', "
     "'procedures', 'statements'",
     help_command},
    {"mode", "[MODE]", CommandArgument::mode, "how answers are printed", mode_command},
    {"limit", "[N]", CommandArgument::number, "rows of an answer at most", limit_command},
    {"timeout", "[SECONDS]", CommandArgument::number, "a question may take so long; 0: no limit",
     timeout_command},
    {"timer", "on|off", CommandArgument::on_off, "time and edges read after each answer", timer_command},
    {"desugar", "on|off|QUESTION", CommandArgument::question,
     "show the openCypher statement a verb becomes: always, or of one question", desugar_command},
    {"explain", "QUESTION", CommandArgument::question, "how it would be answered, without asking",
     explain_command},
    {"profile", "QUESTION", CommandArgument::question, "ask it; rows, edges and time of each step",
     profile_command},
    {"why", "[N|ID]", CommandArgument::number, "the words behind row N of the last answer, or behind an id",
     why_command},
    {"names", "PREFIX", CommandArgument::name, "entities whose name begins so", names_command},
    {"schema", "", CommandArgument::nothing, "the kinds of entities and relations", schema_command},
    {"stats", "", CommandArgument::nothing, "how much the graph holds", stats_command},
    {"param", "NAME JSON", CommandArgument::value, "a parameter of statements: $NAME", param_command},
    {"params", "", CommandArgument::nothing, "the parameters", params_command},
    {"read", "FILE", CommandArgument::file, "run the questions and commands in FILE", read_command},
    {"output", "[FILE]", CommandArgument::file, "answers go to FILE; without FILE here again",
     output_command},
    {"once", "FILE", CommandArgument::file, "the next answer goes to FILE", once_command},
    {"export", "FILE", CommandArgument::file,
     "the last answer, as the name ends: .graphml .gexf .svg .jsonl (its part of the graph), .csv .tsv .json "
     ".md .txt (its rows)",
     export_command},
    {"open", "DIRECTORY", CommandArgument::directory, "another store", open_command},
    {"pager", "[on|off|COMMAND]", CommandArgument::on_off, "what answers higher than the screen go through",
     pager_command},
    {"quit", "", CommandArgument::nothing, "leave, as Ctrl-D does", quit_command},
    {"exit", "", CommandArgument::nothing, "the same", quit_command},
};

bool has_sigil(std::string_view line) {
  return line.starts_with(".") || line.starts_with(":");
}

// Commands that everybody tries without the dot and that are no verbs.
bool is_plain_command(std::string_view line) {
  return line == "help" || line == "quit" || line == "exit";
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const ReplCommand& command : command_table) names.push_back(command.name);
  return names;
}

std::vector<std::string_view> mode_names() {
  std::vector<std::string_view> names;
  for (const FormatInfo& format : formats()) names.push_back(format.name);
  return names;
}

Completions matching(std::size_t begin, const std::vector<std::string_view>& words, std::string_view prefix) {
  Completions completions{begin, {}};
  for (std::string_view word : words) {
    if (word.starts_with(prefix)) completions.texts.emplace_back(word);
  }
  return completions;
}

// Files and folders that continue `prefix`; a folder ends in '/'.
Completions paths(std::size_t begin, std::string_view prefix) {
  Completions completions{begin, {}};
  const std::size_t slash = prefix.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : prefix.substr(0, slash + 1));
  const std::string_view start = prefix.substr(folder.size());
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, failure)) {
    const std::string name = entry.path().filename().string();
    const bool hidden = name.starts_with(".") && start.empty();
    if (!name.starts_with(start) || hidden) continue;
    completions.texts.push_back(folder + name + (entry.is_directory(failure) ? "/" : ""));
  }
  std::sort(completions.texts.begin(), completions.texts.end());
  return completions;
}

Completions complete_argument(const ReplCommand& command, std::size_t begin, std::string_view typed) {
  switch (command.argument) {
    case CommandArgument::topic:
      return matching(begin, help_topics(), typed);
    case CommandArgument::mode:
      return matching(begin, mode_names(), typed);
    case CommandArgument::on_off:
      return matching(begin, {"on", "off"}, typed);
    case CommandArgument::file:
    case CommandArgument::directory:
      return paths(begin, typed);
    default:
      return {begin + typed.size(), {}};
  }
}

}  // namespace

std::span<const ReplCommand> repl_commands() {
  return command_table;
}

bool is_command(std::string_view line) {
  return has_sigil(line) || is_plain_command(line);
}

int refuse(std::string_view message) {
  talk(fmt::format("error: {}\n", message));
  return exit_failed;
}

int run_command(ReplSession& session, std::string_view line) {
  if (has_sigil(line)) line.remove_prefix(1);
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(0, blank);
  std::string_view argument = line.substr(blank);
  argument.remove_prefix(std::min(argument.find_first_not_of(' '), argument.size()));
  for (const ReplCommand& command : command_table) {
    if (command.name == name) return command.run(session, argument);
  }
  const std::string_view near = nearest_word(name, command_names());
  const std::string hint = near.empty() ? "see .help" : fmt::format("did you mean '.{}'?", near);
  return refuse(fmt::format("'.{}' is not a command; {}", name, hint));
}

std::optional<std::size_t> begin_of_question(std::string_view line) {
  const std::size_t sigil = has_sigil(line) ? 1 : 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  for (const ReplCommand& command : command_table) {
    const bool named = command.name == line.substr(sigil, blank - sigil);
    if (named && command.argument == CommandArgument::question) return blank + 1;
  }
  return std::nullopt;
}

Completions complete_command(std::string_view line) {
  const std::size_t sigil = has_sigil(line) ? 1 : 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return matching(sigil, command_names(), line.substr(sigil));
  for (const ReplCommand& command : command_table) {
    const bool named = command.name == line.substr(sigil, blank - sigil);
    if (named) return complete_argument(command, blank + 1, line.substr(blank + 1));
  }
  return {line.size(), {}};
}

}  // namespace entente

#include "cli/repl_commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "cli/repl_session.h"
#include "query/question_error.h"
#include "query/verb_table.h"

namespace entente {
namespace {

struct Command {
  std::string_view name;
  std::string_view argument;
  std::string_view meaning;
  int (*run)(ReplSession& session, std::string_view argument);
  std::vector<std::string_view> (*arguments)();  // for completion; null: none
};

std::span<const Command> commands();

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

int refuse(const std::string& message) {
  std::fflush(stdout);
  std::fputs(fmt::format("error: {}\n", message).c_str(), stderr);
  return exit_failed;
}

int help_command(ReplSession& /*session*/, std::string_view topic) {
  const VerbInfo* verb = topic.empty() ? nullptr : verb_named(topic);
  if (!topic.empty() && verb == nullptr) {
    return refuse(
        fmt::format("'{}' is not a verb; {}", topic, did_you_mean(topic, verb_names(), "see .help")));
  }
  print(help(verb));
  if (verb != nullptr) return exit_answered;
  print("\nCommands\n");
  for (const Command& command : commands()) {
    print(
        fmt::format("  {:<20} {}\n", fmt::format(".{} {}", command.name, command.argument), command.meaning));
  }
  return exit_answered;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const FormatInfo& info : formats()) names.push_back(info.name);
  return names;
}

int mode_command(ReplSession& session, std::string_view name) {
  const std::optional<Format> format = format_named(name);
  if (!format) return refuse(fmt::format("a mode is one of {}", fmt::join(format_names(), ", ")));
  session.set_format(*format);
  return exit_answered;
}

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

std::span<const Command> commands() {
  static const Command table[] = {
      {"help", "[VERB]", "the verbs and filters, or one verb", help_command, verb_names},
      {"mode", "FORMAT", "how answers are printed: box, table, csv, json", mode_command, format_names},
      {"schema", "", "the kinds of entities and relations", schema_command, nullptr},
      {"stats", "", "how much the graph holds", stats_command, nullptr},
      {"quit", "", "leave, as Ctrl-D does", quit_command, nullptr},
      {"exit", "", "the same", quit_command, nullptr},
  };
  return table;
}

bool has_sigil(std::string_view line) {
  return line.starts_with(".") || line.starts_with(":");
}

// Commands that everybody tries without the dot and that are no verbs.
bool is_plain_command(std::string_view line) {
  return line == "help" || line == "quit" || line == "exit";
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

Completions matching(std::size_t begin, const std::vector<std::string_view>& words, std::string_view prefix) {
  Completions completions{begin, {}};
  for (std::string_view word : words) {
    if (word.starts_with(prefix)) completions.texts.emplace_back(word);
  }
  return completions;
}

}  // namespace

bool is_command(std::string_view line) {
  return has_sigil(line) || is_plain_command(line);
}

int run_command(ReplSession& session, std::string_view line) {
  if (has_sigil(line)) line.remove_prefix(1);
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(0, blank);
  std::string_view argument = line.substr(blank);
  argument.remove_prefix(std::min(argument.find_first_not_of(' '), argument.size()));
  for (const Command& command : commands()) {
    if (command.name == name) return command.run(session, argument);
  }
  return refuse(
      fmt::format("'.{}' is not a command; {}", name, did_you_mean(name, command_names(), "see .help")));
}

Completions complete_command(std::string_view line) {
  const std::size_t sigil = has_sigil(line) ? 1 : 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return matching(sigil, command_names(), line.substr(sigil));
  for (const Command& command : commands()) {
    const bool named = command.name == line.substr(sigil, blank - sigil);
    if (named && command.arguments != nullptr) {
      return matching(blank + 1, command.arguments(), line.substr(blank + 1));
    }
  }
  return {line.size(), {}};
}

}  // namespace entente

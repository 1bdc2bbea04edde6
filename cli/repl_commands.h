// The '.commands' of the REPL and of scripts: one table, from which running, .help and completion derive.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "query/completion.h"

namespace entente {

class ReplSession;

// What can be typed after a command.
enum class CommandArgument { nothing, topic, mode, on_off, number, file, directory, name, value, question };

struct ReplCommand {
  std::string_view name;
  std::string_view argument_text;  // "[TOPIC]"
  CommandArgument argument;
  std::string_view meaning;
  int (*run)(ReplSession& session, std::string_view argument);  // returns the exit status
};

std::span<const ReplCommand> repl_commands();

// Whether a line is a command: '.word', ':word', or one of help, quit, exit.
bool is_command(std::string_view line);
// REQUIRES: is_command(line). Returns the exit status; refuses on standard error.
int run_command(ReplSession& session, std::string_view line);
// Where the question of `.explain QUESTION` and its like begins; nothing where a command takes none.
std::optional<std::size_t> begin_of_question(std::string_view line);
// What could follow a line that is_command(), but for the words of a question.
Completions complete_command(std::string_view line);

// --- what the files of commands share
std::vector<std::string_view> help_topics();  // that .help takes: the verbs and its own pages
int refuse(std::string_view message);         // "error: …" on standard error

// --- one function a command, by file: repl_help.cpp, repl_setting_commands.cpp, repl_file_commands.cpp,
// repl_answer_commands.cpp
int help_command(ReplSession& session, std::string_view topic);
int mode_command(ReplSession& session, std::string_view name);
int limit_command(ReplSession& session, std::string_view number);
int timeout_command(ReplSession& session, std::string_view seconds);
int timer_command(ReplSession& session, std::string_view on_off);
int desugar_command(ReplSession& session, std::string_view on_off_or_question);
int pager_command(ReplSession& session, std::string_view command);
int param_command(ReplSession& session, std::string_view name_and_value);
int params_command(ReplSession& session, std::string_view argument);
int open_command(ReplSession& session, std::string_view directory);
int output_command(ReplSession& session, std::string_view file);
int once_command(ReplSession& session, std::string_view file);
int read_command(ReplSession& session, std::string_view file);
int export_command(ReplSession& session, std::string_view file);
int explain_command(ReplSession& session, std::string_view question);
int profile_command(ReplSession& session, std::string_view question);
int why_command(ReplSession& session, std::string_view row_or_id);
int names_command(ReplSession& session, std::string_view prefix);

}  // namespace entente

// The subcommands of `entente`, one file each. main.cpp has the table; parsing, --help and completion derive
// from what each adds to the CLI11 application.
#pragma once

#include <filesystem>

namespace CLI {
class App;
}

namespace entente {

// What every subcommand shares. Filled by the parser before a subcommand runs.
struct CommandLine {
  std::filesystem::path store;  // --store, else ENTENTE_STORE, else the XDG data directory
  int exit_status = 0;          // set by the subcommand that ran; cli/exit_status.h
};

// Each adds its subcommand, whose callback runs it and sets command_line.exit_status.
void add_read_command(CLI::App& app, CommandLine& command_line);
void add_extract_command(CLI::App& app, CommandLine& command_line);
void add_ingest_command(CLI::App& app, CommandLine& command_line);
void add_quarantine_command(CLI::App& app, CommandLine& command_line);
void add_remove_command(CLI::App& app, CommandLine& command_line);
void add_check_command(CLI::App& app, CommandLine& command_line);
void add_index_command(CLI::App& app, CommandLine& command_line);
void add_query_command(CLI::App& app, CommandLine& command_line);
void add_export_command(CLI::App& app, CommandLine& command_line);
void add_job_command(CLI::App& app, CommandLine& command_line);
void add_runs_command(CLI::App& app, CommandLine& command_line);
void add_run_command(CLI::App& app, CommandLine& command_line);
void add_diff_command(CLI::App& app, CommandLine& command_line);
void add_watch_command(CLI::App& app, CommandLine& command_line);
void add_mcp_command(CLI::App& app, CommandLine& command_line);

// `entente` without a subcommand: the REPL on a terminal, a script on standard input elsewhere.
int run_repl(const CommandLine& command_line);

}  // namespace entente

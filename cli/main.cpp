// The program `entente`: one subcommand a file, joined here.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"

namespace entente {
namespace {

using AddCommand = void (*)(CLI::App&, CommandLine&);

// In the order of the help page.
constexpr AddCommand commands[] = {
    add_ingest_command,  add_job_command,   add_runs_command,  add_run_command,        add_diff_command,
    add_watch_command,   add_query_command, add_mcp_command,   add_export_command,     add_read_command,
    add_extract_command, add_check_command, add_index_command, add_quarantine_command, add_remove_command,
};

std::filesystem::path default_store() {
  if (const char* store = std::getenv("ENTENTE_STORE"); store != nullptr && *store != '\0') return store;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
    return std::filesystem::path(data) / "entente";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : ".") / ".local/share/entente";
}

int run(int argc, char** argv) {
  CLI::App app{"entente: who committed to what, with whom, where, when, and who says so"};
  CommandLine command_line{.store = default_store(), .exit_status = exit_answered};
  app.add_option("--store", command_line.store,
                 "Directory of the graph (else $ENTENTE_STORE, else XDG data)");
  app.set_version_flag("--version", "entente " ENTENTE_VERSION);
  app.require_subcommand(0, 1);
  app.fallthrough();
  for (AddCommand add : commands) add(app, command_line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_answered : exit_failed;
  }
  if (app.get_subcommands().empty()) return run_repl(command_line);
  return command_line.exit_status;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  try {
    return entente::run(argc, argv);
  } catch (const std::exception& error) {  // no memory left, in the main
    std::cerr << "entente: " << error.what() << '\n';
    return entente::exit_failed;
  }
}

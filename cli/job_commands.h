// The subcommands of `entente job`, in three files; job_command.cpp has the table.
#pragma once

#include <memory>
#include <string>

#include "cli/commands.h"
#include "graph/result.h"
#include "ingest/clock.h"

namespace CLI {
class App;
}

namespace entente {

void add_job_run_command(CLI::App& job, CommandLine& command_line);      // job_run_command.cpp
void add_job_daemon_command(CLI::App& job, CommandLine& command_line);   // job_run_command.cpp
void add_job_install_command(CLI::App& job, CommandLine& command_line);  // job_install_command.cpp

// The machine's clock, or for a rehearsal one that shows `now` and moves only when it is waited for.
Result<std::unique_ptr<Clock>> clock_showing(const std::string& now);

// --now TIME, the same wherever a run can be rehearsed.
void add_now_option(CLI::App& command, std::string& now);

// The program that runs, so that it can be started again.
Result<std::string> own_program();

}  // namespace entente

// entente check: are the graph's invariants true of this store?
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "graph/check.h"
#include "graph/store.h"

namespace entente {
namespace {

Result<CheckReport> check_store(const std::filesystem::path& directory) {
  const Reader reader = TRY(Reader::open(directory));
  const Snapshot snapshot = TRY(reader.snapshot());
  return check(snapshot);
}

int run_check(const CommandLine& command_line) {
  const Result<CheckReport> report = check_store(command_line.store);
  if (!report.ok()) return complain(report.error());
  const Counts& counts = report->counts;
  std::cout << fmt::format(
      "{} documents, {} pages, {} entities, {} statements, {} commitments, {} relations\n", counts.documents,
      counts.pages, counts.entities, counts.statements, counts.commitments, counts.relations);
  for (const std::string& violation : report->violations) std::cout << "violation: " << violation << '\n';
  std::cout << (report->violations.empty() ? "all invariants hold\n"
                                           : "the store is damaged: ingest it anew\n");
  return report->violations.empty() ? exit_answered : exit_nothing;
}

}  // namespace

void add_check_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command = app.add_subcommand("check", "Verify the invariants of the graph");
  command->callback([&command_line] { command_line.exit_status = run_check(command_line); });
}

}  // namespace entente

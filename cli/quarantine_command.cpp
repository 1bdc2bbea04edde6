// entente quarantine: files that harmed the process that read them.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/answer_printer.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "ingest/jobs/quarantine.h"

namespace entente {
namespace {

struct QuarantineOptions {
  std::vector<std::string> released;  // digests, or their beginnings
  bool json = false;
};

Result<void> release(Quarantine& quarantine, const std::string& beginning) {
  std::vector<std::string> meant;
  for (const QuarantineEntry& entry : quarantine.entries()) {
    if (entry.digest.starts_with(beginning)) meant.push_back(entry.digest);
  }
  if (meant.size() == 1) return quarantine.release(meant[0]);
  const char* why =
      meant.empty() ? "no file in quarantine has this digest" : "several files have such a digest";
  return Error{meant.empty() ? ErrorCode::not_found : ErrorCode::ambiguous_name, why, beginning};
}

Answer list(const Quarantine& quarantine) {
  Answer answer;
  answer.columns = columns({"since", "error", "location", "reason"}, {"digest"});
  for (const QuarantineEntry& entry : quarantine.entries()) {
    answer.rows.push_back(
        {{entry.since, std::string(name_of(entry.error)), entry.location, entry.reason, entry.digest}, {}});
  }
  return answer;
}

Result<Answer> run(const CommandLine& command_line, const QuarantineOptions& options) {
  Quarantine quarantine = TRY(Quarantine::open(quarantine_folder(command_line.store)));
  for (const std::string& beginning : options.released) TRY(release(quarantine, beginning));
  return list(quarantine);
}

int run_quarantine(const CommandLine& command_line, const QuarantineOptions& options) {
  const Result<Answer> answer = run(command_line, options);
  if (!answer.ok()) return complain(answer.error());
  std::cout << (options.json ? json_text(*answer) : table_text(*answer));
  return exit_answered;
}

}  // namespace

void add_quarantine_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<QuarantineOptions>();
  CLI::App* command = app.add_subcommand(
      "quarantine", "List files that harmed the process that read them; they are not read again");
  command->add_option("--release", options->released, "Read these again: digests, or their first digits");
  command->add_flag("--json", options->json, "An array of objects, every column");
  command->callback(
      [&command_line, options] { command_line.exit_status = run_quarantine(command_line, *options); });
}

}  // namespace entente

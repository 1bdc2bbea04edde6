// entente job install: units of systemd or lines of a crontab, so that the machine runs the jobs.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/job_commands.h"
#include "ingest/jobs/durable_file.h"
#include "ingest/jobs/job_registry.h"
#include "ingest/jobs/unit_files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct InstallWords {
  std::vector<std::string> names;
  bool systemd = false, cron = false;
  bool daemon = false;
  bool user = false, system = false;
  bool print = false;
  std::string folder;
};

fs::path home() {
  const char* folder = std::getenv("HOME");
  return folder != nullptr && *folder != '\0' ? folder : "/";
}

fs::path unit_folder(const InstallWords& words, bool is_for_user) {
  if (!words.folder.empty()) return words.folder;
  if (!is_for_user) return "/etc/systemd/system";
  const char* config = std::getenv("XDG_CONFIG_HOME");
  return (config != nullptr && *config != '\0' ? fs::path(config) : home() / ".config") / "systemd/user";
}

Result<std::vector<UnitFile>> units_of(const JobRegistry& registry, const InstallWords& words,
                                       const UnitOptions& options) {
  if (words.daemon) return daemon_units(options);
  std::vector<UnitFile> units;
  for (const std::string& name : words.names) {
    const RegisteredJob job = TRY(registry.job(name));
    for (UnitFile& unit : TRY(job_units(TRY(job.declaration), options))) units.push_back(std::move(unit));
  }
  return units;
}

// Writes nothing but the files: switching them on is the owner's decision.
Result<int> install_units(const JobRegistry& registry, const InstallWords& words,
                          const UnitOptions& options) {
  const std::vector<UnitFile> units = TRY(units_of(registry, words, options));
  const fs::path folder = unit_folder(words, options.is_for_user);
  if (words.print) {
    for (const UnitFile& unit : units) {
      std::cout << fmt::format("# {}\n{}\n", (folder / unit.name).string(), unit.text);
    }
    return exit_answered;
  }
  const std::string systemctl = options.is_for_user ? "systemctl --user" : "systemctl";
  for (const UnitFile& unit : units) {
    TRY(write_durably(folder / unit.name, unit.text));
    std::cout << (folder / unit.name).string() << '\n';
  }
  std::cout << "Switch on with:\n  " << systemctl << " daemon-reload\n";
  for (const UnitFile& unit : units) {
    if (words.daemon || unit.name.ends_with(".timer")) {
      std::cout << fmt::format("  {} enable --now {}\n", systemctl, unit.name);
    }
  }
  if (options.is_for_user) std::cout << "  loginctl enable-linger    # to run while you are logged out\n";
  return exit_answered;
}

Result<int> print_crontab(const JobRegistry& registry, const InstallWords& words,
                          const UnitOptions& options) {
  if (words.daemon) {
    std::cout << TRY(crontab_lines(nullptr, options));
    return exit_answered;
  }
  for (const std::string& name : words.names) {
    const JobDeclaration declaration = TRY(TRY(registry.job(name)).declaration);
    std::cout << TRY(crontab_lines(&declaration, options));
  }
  // A crontab is the user's own text: it is not edited behind their back.
  if (!words.print) std::cerr << "Add these lines with `crontab -e`, or append them: … | crontab -\n";
  return exit_answered;
}

Result<int> install(const CommandLine& command_line, const InstallWords& words) {
  if (words.systemd == words.cron) {
    return Error{ErrorCode::invalid_argument, "say either --systemd or --cron", ""};
  }
  if (words.daemon != words.names.empty()) {
    return Error{ErrorCode::invalid_argument, "name the jobs, or say --daemon for all of them", ""};
  }
  std::error_code failed;
  const UnitOptions options{.program = TRY(own_program()),
                            .store = fs::absolute(command_line.store, failed).lexically_normal(),
                            .is_for_user = words.user || (!words.system && geteuid() != 0)};
  const JobRegistry registry(command_line.store);
  return words.systemd ? install_units(registry, words, options) : print_crontab(registry, words, options);
}

}  // namespace

void add_job_install_command(CLI::App& job, CommandLine& command_line) {
  auto words = std::make_shared<InstallWords>();
  CLI::App* command = job.add_subcommand("install", "Let systemd or cron run jobs");
  command->add_option("NAME", words->names, "Jobs, each with a timer of its own");
  command->add_flag("--daemon", words->daemon, "All jobs of the store, whatever is added later");
  command->add_flag("--systemd", words->systemd, "Write unit files");
  command->add_flag("--cron", words->cron, "Print lines for a crontab");
  CLI::Option* user =
      command->add_flag("--user", words->user, "For `systemctl --user` (default unless root)");
  command->add_flag("--system", words->system, "For the machine (default for root)")->excludes(user);
  command->add_flag("--print", words->print, "Print, write nothing");
  command->add_option("--folder", words->folder, "Where units are written");
  command->callback([&command_line, words] {
    const Result<int> status = install(command_line, *words);
    command_line.exit_status = status.ok() ? *status : complain(status.error());
  });
}

}  // namespace entente

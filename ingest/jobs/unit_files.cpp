#include "ingest/jobs/unit_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> weekday_names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// What a program that reads foreign files has no need of. It writes its store and what its jobs name.
constexpr std::string_view hardening_for_all = R"(NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
UMask=0027
)";
// Time to finish the documents it has begun, and no haste.
constexpr std::string_view service_manners =
    "TimeoutStopSec=15min\nKillMode=mixed\nNice=10\nIOSchedulingClass=idle\n";
constexpr std::string_view hardening_for_system = R"(ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
)";

bool has_line_end(std::string_view text) {
  return text.find_first_of(std::string_view("\n\r\0", 3)) != std::string_view::npos;
}

Result<void> check_paths(const UnitOptions& options, const std::vector<fs::path>& more) {
  std::vector<fs::path> paths = more;
  paths.insert(paths.end(), {fs::path(options.program), options.store});
  for (const fs::path& path : paths) {
    if (has_line_end(path.string()) || !path.is_absolute()) {
      return Error{ErrorCode::invalid_argument,
                   "cannot stand in a unit file: an absolute path on one line can", path.string()};
    }
  }
  return {};
}

// In double quotes, with what systemd would read as more than itself doubled or escaped.
std::string quoted_for_systemd(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '%') quoted += c;
    quoted += c;
  }
  return quoted + "\"";
}

// In a command, $ would be a variable, too.
std::string word_for_systemd(std::string_view text) {
  std::string word;
  for (char c : quoted_for_systemd(text)) word += c == '$' ? "$$" : std::string(1, c);
  return word;
}

std::string command_for_systemd(const UnitOptions& options, std::string_view rest) {
  return fmt::format("{} --store {} {}", word_for_systemd(options.program),
                     word_for_systemd(options.store.string()), rest);
}

// For the shell that cron starts, and with % as cron wants it.
std::string word_for_cron(std::string_view text) {
  std::string word = "'";
  for (char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      if (c == '%')
        word += "'\\%'";
      else
        word += c;
    }
  }
  return word + "'";
}

std::string hardening(const UnitOptions& options, const std::vector<fs::path>& written) {
  std::string lines(hardening_for_all);
  if (options.is_for_user) return lines;
  lines += hardening_for_system;
  std::set<std::string> folders = {options.store.string()};
  for (const fs::path& file : written) folders.insert(file.parent_path().string());
  for (const std::string& folder : folders) {
    // With - a folder that is not there yet is no reason not to start.
    lines += fmt::format("ReadWritePaths={}\n", quoted_for_systemd("-" + folder));
  }
  return lines;
}

std::string_view network_lines(const UnitOptions& options) {
  // A user's manager knows no such target.
  return options.is_for_user ? "" : "Wants=network-online.target\nAfter=network-online.target\n";
}

std::vector<fs::path> files_written_by(const JobDeclaration& job) {
  std::vector<fs::path> files;
  for (const std::string& file : {job.after.diff_file, job.after.feed}) {
    if (!file.empty()) files.emplace_back(file);
  }
  return files;
}

template <std::size_t size>
std::string list_of(const std::bitset<size>& values, std::size_t first) {
  std::size_t present = 0;
  std::vector<std::string> texts;
  for (std::size_t value = first; value < size; ++value) {
    if (!values[value]) continue;
    ++present;
    texts.push_back(fmt::format("{:02}", value));
  }
  return present == size - first ? "*" : fmt::format("{}", fmt::join(texts, ","));
}

std::string weekday_list(const CronExpression& cron) {
  std::vector<std::string_view> names;
  for (std::size_t day = 0; day < 7; ++day) {
    if (cron.weekdays[day]) names.push_back(weekday_names[day]);
  }
  return names.size() == 7 ? "" : fmt::format("{} ", fmt::join(names, ","));
}

// As long as the first try, the retries and the waits between them may take.
std::string time_for_all_tries(const JobSchedule& schedule) {
  if (schedule.max_hours == 0) return "infinity";
  const unsigned waits = std::min(schedule.retries, 10U) * 24;
  return fmt::format("{}h", schedule.max_hours * (schedule.retries + 1) + waits);
}

// The minutes at which a crontab asks: every ten minutes, and the job's own.
std::string asking_minutes(const CronExpression& cron) {
  std::bitset<60> minutes = cron.minutes;
  for (std::size_t minute = 0; minute < 60; minute += 10) minutes.set(minute);
  std::vector<std::size_t> list;
  for (std::size_t minute = 0; minute < 60; ++minute) {
    if (minutes[minute]) list.push_back(minute);
  }
  if (list.size() == 6) return "*/10";
  return list.size() == 60 ? "*" : fmt::format("{}", fmt::join(list, ","));
}

}  // namespace

std::vector<std::string> calendar_expressions(const CronExpression& cron, const std::string& time_zone) {
  const std::string zone = time_zone == "local" ? "" : " " + time_zone;
  const std::string time = fmt::format("{}:{}:00{}", list_of(cron.hours, 0), list_of(cron.minutes, 0), zone);
  const std::string months = list_of(cron.months, 1), days = list_of(cron.days, 1);
  if (!cron.either_day) return {fmt::format("{}*-{}-{} {}", weekday_list(cron), months, days, time)};
  return {fmt::format("{}*-{}-* {}", weekday_list(cron), months, time),
          fmt::format("*-{}-{} {}", months, days, time)};
}

Result<std::vector<UnitFile>> job_units(const JobDeclaration& job, const UnitOptions& options) {
  if (job.schedule.cron.empty()) {
    return Error{ErrorCode::invalid_argument, "has no schedule: a timer would never run it", job.name};
  }
  const std::vector<fs::path> written = files_written_by(job);
  TRY(check_paths(options, written));
  const CronExpression cron = TRY(parse_cron(job.schedule.cron));
  // Returning 1 means that some documents could not be read. The run itself waits and tries again: a limit on
  // starts would also count those of the timer.
  const std::string service = fmt::format(
      "[Unit]\nDescription=entente job {}\n{}\n"
      "[Service]\nType=oneshot\nExecStart={}\nSuccessExitStatus=1\nTimeoutStartSec={}\n{}{}",
      job.name, network_lines(options),
      command_for_systemd(options, fmt::format("job run --retry --quiet {}", job.name)),
      time_for_all_tries(job.schedule), service_manners, hardening(options, written));
  std::string timer = fmt::format("[Unit]\nDescription=entente job {}: {} {}\n\n[Timer]\n", job.name,
                                  job.schedule.cron, job.schedule.time_zone);
  for (const std::string& calendar : calendar_expressions(cron, job.schedule.time_zone)) {
    timer += fmt::format("OnCalendar={}\n", calendar);
  }
  timer += fmt::format("Persistent={}\nAccuracySec=1min\n\n[Install]\nWantedBy=timers.target\n",
                       job.schedule.catch_up ? "yes" : "no");
  return std::vector<UnitFile>{{fmt::format("entente-{}.service", job.name), service},
                               {fmt::format("entente-{}.timer", job.name), timer}};
}

Result<std::vector<UnitFile>> daemon_units(const UnitOptions& options) {
  TRY(check_paths(options, {}));
  const std::string text = fmt::format(
      "[Unit]\nDescription=entente: batch jobs when they are due\n{}\n"
      "[Service]\nType=exec\nExecStart={}\nExecReload=/bin/kill -HUP "
      "$MAINPID\nRestart=always\nRestartSec=1min\n"
      "{}{}\n[Install]\nWantedBy={}\n",
      network_lines(options), command_for_systemd(options, "job daemon"), service_manners,
      hardening(options, {}), options.is_for_user ? "default.target" : "multi-user.target");
  return std::vector<UnitFile>{{"entente-jobs.service", text}};
}

Result<std::string> crontab_lines(const JobDeclaration* job, const UnitOptions& options) {
  TRY(check_paths(options, {}));
  const std::string program =
      fmt::format("{} --store {}", word_for_cron(options.program), word_for_cron(options.store.string()));
  if (job == nullptr) {
    return fmt::format("# entente: all jobs that are due\n*/10 * * * * {} job daemon --once --quiet\n",
                       program);
  }
  if (job->schedule.cron.empty()) {
    return Error{ErrorCode::invalid_argument, "has no schedule: cron would never run it", job->name};
  }
  const CronExpression cron = TRY(parse_cron(job->schedule.cron));
  return fmt::format(
      "# entente job {}: {} {}; asked for in between to catch up and to try again\n"
      "{} * * * * {} job run --if-due --quiet {} >/dev/null\n",
      job->name, job->schedule.cron, job->schedule.time_zone, asking_minutes(cron), program, job->name);
}

}  // namespace entente

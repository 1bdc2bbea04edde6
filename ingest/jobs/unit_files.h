// What makes a machine run jobs by itself: units of systemd, or lines of a crontab.
//
//   for (const UnitFile& unit : TRY(job_units(job, {.program = "/usr/bin/entente", .store = "/srv/graph"})))
//   …
//
// Either the daemon is installed, which serves all jobs of a store, or single jobs are, each by a timer of
// its own. A timer keeps to the job's clock (time zone, weekdays), runs once for what was missed and tries
// again as the job says. A crontab has neither time zones nor any of that: its line asks every ten minutes,
// and at the job's own minutes, whether the job is due (`job run --if-due`), which does.
//
// Paths may hold anything but a line end: they are quoted as systemd and cron demand (% too).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/jobs/cron_expression.h"
#include "ingest/jobs/job_declaration.h"

namespace entente {

struct UnitOptions {
  std::string program;          // absolute
  std::filesystem::path store;  // absolute
  bool is_for_user = false;     // of `systemctl --user`: without what only the system's own may do
};

struct UnitFile {
  std::string name;  // "entente-daily.timer"
  std::string text;
};

// A service and its timer. Fails with invalid_argument: a job without a schedule, a path with a line end.
Result<std::vector<UnitFile>> job_units(const JobDeclaration& job, const UnitOptions& options);
// The service of the daemon.
Result<std::vector<UnitFile>> daemon_units(const UnitOptions& options);

// The lines of a crontab, a comment first; `job` null: of the daemon's work for all jobs.
Result<std::string> crontab_lines(const JobDeclaration* job, const UnitOptions& options);

// The expression as systemd writes it in OnCalendar: one, or two where either of the days is enough.
std::vector<std::string> calendar_expressions(const CronExpression& cron, const std::string& time_zone);

}  // namespace entente

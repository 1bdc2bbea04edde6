#include "ingest/jobs/job_registry.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "ingest/jobs/durable_file.h"
#include "ingest/jobs/job_file.h"
#include "ingest/jobs/json_tree.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_file_bytes = 1U << 20;
constexpr std::string_view ending = ".json";
constexpr std::string_view state_ending = ".state.json";
constexpr std::string_view run_lock_ending = ".run.lock";

// The time in a line of the log; nothing when it is torn.
std::optional<TimePoint> time_of_line(const std::string& line) {
  const Result<JsonNode> root = parse_json_tree(line, "log");
  if (!root.ok()) return std::nullopt;
  for (const JsonNode& node : root->children) {
    if (node.name != "time") continue;
    const Result<TimePoint> time = parse_time(node.text);
    if (time.ok()) return *time;
  }
  return std::nullopt;
}

TimePoint changed_at(const fs::path& file) {
  std::error_code failed;
  const fs::file_time_type time = fs::last_write_time(file, failed);
  if (failed) return TimePoint();
  return std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(time));
}

}  // namespace

fs::path JobRegistry::file_of(std::string_view name, std::string_view file_ending) const {
  return folder_ / fmt::format("{}{}", name, file_ending);
}

JobLog JobRegistry::log(std::string_view name) const {
  return JobLog(file_of(name, ".log"));
}

Result<JobAddition> JobRegistry::add(const JobDeclaration& job, TimePoint now) const {
  const fs::path file = file_of(job.name, ending);
  const Result<JobDeclaration> old = read_declaration(job.name);
  if (old.ok() && *old == job) return JobAddition::unchanged;
  TRY(write_durably(file, to_json(job)));
  const bool same_times = old.ok() && old->schedule == job.schedule;
  std::error_code absent;
  const bool is_new = !fs::exists(file_of(job.name, state_ending), absent);
  TRY(change_state(job.name, [&](JobState state) {
    if (is_new) return passed_over(JobState{}, now);  // nothing to make one from
    return same_times ? state : passed_over(std::move(state), now);
  }));
  TRY(log(job.name).append({now, old.ok() ? "replaced" : "added", {}}));
  return old.ok() ? JobAddition::replaced : JobAddition::added;
}

Result<JobDeclaration> JobRegistry::read_declaration(std::string_view name) const {
  const fs::path file = file_of(name, ending);
  JobDeclaration job = TRY(parse_job(TRY(read_bytes(file, max_file_bytes)), file.string()));
  if (job.name == name) return job;
  return Error{ErrorCode::invalid_argument,
               fmt::format("names the job \"{}\", and the file another", job.name), file.string()};
}

bool JobRegistry::is_there() const {
  std::error_code failed;
  return fs::is_directory(folder_, failed);
}

Result<std::vector<RegisteredJob>> JobRegistry::list() const {
  std::vector<RegisteredJob> jobs;
  std::error_code failed;
  if (!fs::exists(folder_, failed)) return jobs;
  for (fs::directory_iterator at(folder_, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string file = at->path().filename().string();
    if (!file.ends_with(ending)) continue;
    const std::string name = file.substr(0, file.size() - ending.size());
    if (is_job_name(name)) jobs.push_back({name, read_declaration(name), read_state(name)});
  }
  if (failed) return Error{ErrorCode::io, "cannot read the folder: " + failed.message(), folder_.string()};
  std::sort(jobs.begin(), jobs.end(),
            [](const RegisteredJob& one, const RegisteredJob& other) { return one.name < other.name; });
  return jobs;
}

Result<RegisteredJob> JobRegistry::job(std::string_view name) const {
  const std::vector<RegisteredJob> jobs = TRY(list());
  std::vector<std::string_view> names;
  for (const RegisteredJob& job : jobs) {
    if (job.name == name) return job;
    names.push_back(job.name);
  }
  return Error{ErrorCode::not_found,
               names.empty() ? "no such job; `entente job add FILE` adds one"
                             : fmt::format("no such job; there are {}", fmt::join(names, ", ")),
               std::string(name)};
}

Result<void> JobRegistry::remove(std::string_view name) const {
  TRY(job(name));
  const FileLock lock = TRY(run_lock(name));
  // The declaration goes first: without it there is no job, whatever is left.
  TRY(remove_durably(file_of(name, ending)));
  std::vector<fs::path> files = log(name).files();
  for (std::string_view other : {state_ending, std::string_view(".out"), run_lock_ending}) {
    files.push_back(file_of(name, other));
  }
  for (const fs::path& file : files) TRY(remove_durably(file));
  return {};
}

JobState JobRegistry::rebuilt_state(std::string_view name) const {
  JobState state;
  state.served = changed_at(file_of(name, ending));
  const std::vector<std::string> lines = log(name).last_lines(1);
  if (lines.empty()) return state;
  if (const std::optional<TimePoint> time = time_of_line(lines[0])) state.served = *time;
  return state;
}

JobState JobRegistry::read_state(std::string_view name) const {
  const fs::path file = file_of(name, state_ending);
  const Result<std::string> text = read_bytes(file, max_file_bytes);
  if (!text.ok()) return rebuilt_state(name);
  const Result<JobState> state = job_state_from_json(*text, file.string());
  return state.ok() ? *state : rebuilt_state(name);
}

Result<JobState> JobRegistry::change_state(std::string_view name,
                                           const std::function<JobState(JobState)>& change) const {
  const FileLock lock = TRY(FileLock::wait(folder_ / "states.lock", [] { return false; }));
  const JobState old = read_state(name);
  const JobState state = change(old);
  TRY(write_durably(file_of(name, state_ending), to_json(state)));
  return state;
}

Result<FileLock> JobRegistry::run_lock(std::string_view name) const {
  Result<FileLock> lock = FileLock::take(file_of(name, run_lock_ending));
  if (lock.ok() || lock.error().code != ErrorCode::locked) return lock;
  return Error{ErrorCode::locked, "runs already, " + lock.error().message, std::string(name)};
}

bool JobRegistry::is_running(std::string_view name) const {
  return FileLock::is_held(file_of(name, run_lock_ending));
}

Result<FileLock> JobRegistry::wait_for_turn(const std::function<bool()>& give_up) const {
  return FileLock::wait(folder_ / "turn.lock", give_up);
}

Result<FileLock> JobRegistry::daemon_lock() const {
  std::error_code ignored;  // taking the lock tells
  fs::create_directories(folder_, ignored);
  Result<FileLock> lock = FileLock::take(folder_ / "daemon.lock");
  if (lock.ok() || lock.error().code != ErrorCode::locked) return lock;
  return Error{ErrorCode::locked, "a daemon serves this store already, " + lock.error().message,
               folder_.string()};
}

}  // namespace entente

#include "ingest/jobs/job_daemon.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

// Longer between two looks: the machine slept, or the daemon was not there.
constexpr std::chrono::minutes longest_pause(10);
constexpr std::chrono::minutes busy_wait(1);
constexpr std::chrono::minutes longest_hold(10);

// What the state must be brought to before the job may be judged: a run that was killed has ended, a clock
// that was set back far counts anew, times in a pause that are not to be caught up are passed over.
JobState looked_after_state(const JobState& state, const JobSchedule& schedule, TimePoint now,
                            bool was_down) {
  JobState next = after_clock_change(state, now);
  if (next.outcome == JobOutcome::running) {
    next = ended(std::move(next), schedule, {JobOutcome::crashed, 0, "was killed"}, now);
  }
  if (!was_down || schedule.catch_up) return next;
  const Result<std::optional<TimePoint>> due = due_time(schedule, next);
  return due.ok() && *due && **due < now ? passed_over(std::move(next), now) : next;
}

}  // namespace

JobDaemon::JobDaemon(const JobRegistry& registry, Clock& clock, DaemonOptions options)
    : registry_(registry), clock_(clock), options_(std::move(options)) {}

Result<void> JobDaemon::run() {
  const FileLock lock = TRY(registry_.daemon_lock());
  options_.say("waits for jobs in " + registry_.folder().string());
  while (!options_.stop()) {
    const Result<TimePoint> then = look();
    if (then.ok()) {
      complaints_.erase("");
      clock_.wait_until(*then);
    } else {
      complain_once("", then.error().describe());
      clock_.wait_until(clock_.now() + options_.look_every);
    }
  }
  options_.say("leaves");
  return {};
}

// One look at the jobs; runs the one that is due longest. Returns when to look again.
Result<TimePoint> JobDaemon::look() {
  const TimePoint now = clock_.now();
  was_down_ = !last_look_ || now - *last_look_ > longest_pause + options_.look_every;
  last_look_ = now;
  if (!registry_.is_there()) {
    return Error{ErrorCode::io, "is gone; is its disk there?", registry_.folder().string()};
  }
  const std::vector<DueJob> jobs = TRY(jobs_by_due_time());
  const TimePoint later = now + options_.look_every;
  if (jobs.empty() || jobs[0].due > now) return jobs.empty() ? later : std::min(jobs[0].due, later);
  TRY(run_one(jobs[0]));
  last_look_ = clock_.now();  // running is no downtime
  return *last_look_;
}

Result<std::size_t> JobDaemon::run_due_once() {
  std::size_t count = 0;
  for (const DueJob& job : TRY(jobs_by_due_time())) {
    if (job.due > clock_.now() || options_.stop()) break;
    TRY(run_one(job));
    ++count;
  }
  return count;
}

Result<std::vector<JobDaemon::DueJob>> JobDaemon::jobs_by_due_time() {
  std::vector<DueJob> jobs;
  for (RegisteredJob& listed : TRY(registry_.list())) {
    const RegisteredJob job = TRY(looked_after(std::move(listed)));
    if (const std::optional<TimePoint> due = due_of(job)) jobs.push_back({job, *due});
  }
  std::stable_sort(jobs.begin(), jobs.end(),
                   [](const DueJob& one, const DueJob& other) { return one.due < other.due; });
  return jobs;
}

Result<RegisteredJob> JobDaemon::looked_after(RegisteredJob job) {
  if (!job.declaration.ok() || registry_.is_running(job.name)) return job;
  const TimePoint now = clock_.now();
  const JobState wanted = looked_after_state(job.state, job.declaration->schedule, now, was_down_);
  if (wanted == job.state) return job;
  const JobState seen = job.state;
  job.state = TRY(registry_.change_state(job.name, [&](const JobState& state) {
    return state == seen ? wanted : state;  // else somebody was quicker: look again later
  }));
  if (wanted.outcome != seen.outcome) {
    TRY(registry_.log(job.name).append({now, "crashed", {{"error", wanted.error}}}));
  }
  return job;
}

std::optional<TimePoint> JobDaemon::due_of(const RegisteredJob& job) {
  if (!job.declaration.ok()) {
    complain_once(job.name, job.declaration.error().describe());
    return std::nullopt;
  }
  const Result<std::optional<TimePoint>> due = due_time(job.declaration->schedule, job.state);
  if (!due.ok()) {
    complain_once(job.name, due.error().describe());
    return std::nullopt;
  }
  complaints_.erase(job.name);
  if (!*due) return std::nullopt;
  if (registry_.is_running(job.name)) hold(job.name, busy_wait);
  const auto held = held_until_.find(job.name);
  if (held == held_until_.end()) return **due;
  // A clock that was set back must not hold it any longer.
  const TimePoint later = std::max(**due, std::min(held->second, clock_.now() + longest_hold));
  if (held->second <= clock_.now()) held_until_.erase(held);
  return later;
}

void JobDaemon::complain_once(const std::string& name, const std::string& message) {
  if (complaints_[name] == message) return;
  complaints_[name] = message;
  options_.say(name.empty() ? message : fmt::format("{}: {}", name, message));
}

void JobDaemon::hold(const std::string& name, std::chrono::seconds time) {
  held_until_[name] = clock_.now() + time;
}

Result<void> JobDaemon::run_one(const DueJob& due) {
  options_.say(fmt::format("{}: starts, due {}", due.job.name, to_string(due.due)));
  const RunEnding ending = options_.start(due.job);
  if (ending.was_busy) {
    hold(due.job.name, busy_wait);
    return {};
  }
  hold(due.job.name, longest_hold);  // where its end cannot be written it must not start again at once
  const JobState state = TRY(record(due, ending));
  held_until_.erase(due.job.name);
  if (state.outcome == JobOutcome::stopped) hold(due.job.name, busy_wait);
  const std::string again = state.retry_at ? ", tries again " + to_string(*state.retry_at) : "";
  options_.say(fmt::format("{}: {}{}{}", due.job.name, name_of(state.outcome),
                           state.error.empty() ? "" : ": " + state.error, again));
  return {};
}

// The run has written its own end into its state, unless it could not. One that took too long has written
// that it was stopped; it has failed.
Result<JobState> JobDaemon::record(const DueJob& due, const RunEnding& ending) {
  const TimePoint now = clock_.now();
  bool ours = false;
  const JobState state = TRY(registry_.change_state(due.job.name, [&](const JobState& written) {
    const bool told = written.outcome != JobOutcome::running && written != due.job.state;
    ours = !told || (written.outcome == JobOutcome::stopped && ending.outcome == JobOutcome::failed);
    if (!ours) return written;
    return ended(written, due.job.declaration->schedule, {ending.outcome, 0, ending.error}, now);
  }));
  if (ours) {
    TRY(registry_.log(due.job.name)
            .append({now, std::string(name_of(state.outcome)), {{"error", state.error}}}));
  }
  return state;
}

}  // namespace entente

#include "ingest/jobs/job_state.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>

#include "ingest/jobs/json_tree.h"
#include "ingest/jobs/schedule.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, job_outcome_count> outcome_names = {
    "never", "running", "complete", "partial", "stopped", "failed", "crashed"};
constexpr std::chrono::hours credible_change(48);

using StateWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void member(StateWriter& writer, const char* name, std::string_view value) {
  writer.Key(name);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(StateWriter& writer, const char* name, const std::optional<TimePoint>& time) {
  if (time) member(writer, name, to_string(*time));
}

Result<JobOutcome> outcome_named(std::string_view name) {
  const auto found = std::find(outcome_names.begin(), outcome_names.end(), name);
  if (found != outcome_names.end()) return static_cast<JobOutcome>(found - outcome_names.begin());
  return Error{ErrorCode::malformed, "no outcome of a job: \"" + std::string(name) + "\"", ""};
}

unsigned count_in(const JsonNode& node) {
  return node.number >= 0 && node.number < 4e9 ? static_cast<unsigned>(node.number) : 0;
}

Result<JobState> with_member(JobState state, const JsonNode& node) {
  if (node.name == "paused") state.paused = node.flag();
  if (node.name == "served") state.served = TRY(parse_time(node.text));
  if (node.name == "retry_at") state.retry_at = TRY(parse_time(node.text));
  if (node.name == "tries") state.tries = count_in(node);
  if (node.name == "failures") state.failures = count_in(node);
  if (node.name == "outcome") state.outcome = TRY(outcome_named(node.text));
  if (node.name == "run") state.run = count_in(node);
  if (node.name == "started") state.started = TRY(parse_time(node.text));
  if (node.name == "finished") state.finished = TRY(parse_time(node.text));
  if (node.name == "error") state.error = node.text;
  return state;
}

// Doubled for each try, a day at most.
std::chrono::minutes wait_before_retry(const JobSchedule& schedule, unsigned tries) {
  const std::chrono::minutes wait(std::uint64_t{schedule.retry_minutes} << std::min(tries, 20U));
  return std::min<std::chrono::minutes>(wait, std::chrono::hours(24));
}

}  // namespace

std::string_view name_of(JobOutcome outcome) {
  return outcome_names[static_cast<std::size_t>(outcome)];
}

std::string to_json(const JobState& state) {
  rapidjson::StringBuffer buffer;
  StateWriter writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  writer.Key("paused"), writer.Bool(state.paused);
  member(writer, "served", to_string(state.served));
  member(writer, "retry_at", state.retry_at);
  writer.Key("tries"), writer.Uint(state.tries);
  writer.Key("failures"), writer.Uint(state.failures);
  member(writer, "outcome", name_of(state.outcome));
  writer.Key("run"), writer.Uint(state.run);
  member(writer, "started", state.started);
  member(writer, "finished", state.finished);
  member(writer, "error", state.error);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

Result<JobState> job_state_from_json(std::string_view text, std::string_view file) {
  const Result<JsonNode> root = parse_json_tree(text, file);
  const auto damaged = [&](const Error& error) {
    return Error{ErrorCode::malformed, "damaged: " + error.message, std::string(file)};
  };
  if (!root.ok()) return damaged(root.error());
  JobState state;
  for (const JsonNode& node : root->children) {
    Result<JobState> next = with_member(std::move(state), node);
    if (!next.ok()) return damaged(next.error());
    state = std::move(next).value();
  }
  return state;
}

Result<std::optional<TimePoint>> due_time(const JobSchedule& schedule, const JobState& state) {
  if (state.paused || schedule.cron.empty()) return std::optional<TimePoint>();
  const Schedule times = TRY(Schedule::parse(schedule.cron, schedule.time_zone));
  const TimePoint next = TRY(times.next_after(state.served));
  return std::optional(state.retry_at ? std::min(*state.retry_at, next) : next);
}

JobState begun(JobState state, TimePoint now) {
  // Before its time, a run is the retry of the one that failed, or somebody's wish; at its time, a new try.
  if (!state.retry_at || now < *state.retry_at) state.tries = 0;
  state.outcome = JobOutcome::running;
  state.started = now;
  state.finished.reset();
  state.error.clear();
  return state;
}

JobState ended(JobState state, const JobSchedule& schedule, const JobEnd& end, TimePoint now) {
  state.outcome = end.outcome;
  state.finished = now;
  state.error = end.error;
  if (end.run != 0) state.run = end.run;
  // One that was stopped stays due: it goes on at the next opportunity.
  if (end.outcome == JobOutcome::stopped) return state;
  state.served = std::max(state.served, now);
  state.retry_at.reset();
  if (is_success(end.outcome)) {
    state.tries = state.failures = 0;
    return state;
  }
  ++state.failures;
  if (state.tries >= schedule.retries) {
    state.tries = 0;
    return state;
  }
  state.retry_at = now + wait_before_retry(schedule, state.tries++);
  return state;
}

JobState passed_over(JobState state, TimePoint now) {
  state.served = std::max(state.served, now);
  state.retry_at.reset();
  return state;
}

JobState after_clock_change(JobState state, TimePoint now) {
  if (state.served - now <= credible_change) return state;
  state.served = now;
  state.retry_at.reset();
  return state;
}

}  // namespace entente

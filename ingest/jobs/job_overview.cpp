#include "ingest/jobs/job_overview.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "ingest/jobs/schedule.h"

namespace entente {
namespace {

using OverviewWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void member(OverviewWriter& writer, const char* name, std::string_view value) {
  writer.Key(name);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(OverviewWriter& writer, const char* name, const std::optional<TimePoint>& time) {
  if (time) member(writer, name, to_string(*time));
}

std::string place_text(TimePoint time, const std::string& zone_name) {
  const Result<TimeZone> zone = TimeZone::named(zone_name);
  return zone.ok() ? local_text(time, *zone) : to_string(time);
}

std::string standing_of(const RegisteredJob& job, bool runs) {
  if (runs) return "runs";
  const JobState& state = job.state;
  if (state.outcome == JobOutcome::running) return "was killed";
  if (!state.retry_at) return std::string(name_of(state.outcome));
  return fmt::format("{}, tries again {}", name_of(state.outcome), to_string(*state.retry_at));
}

}  // namespace

JobOverview overview_of(const RegisteredJob& job, const JobRegistry& registry) {
  JobOverview overview{.name = job.name,
                       .schedule = {},
                       .due = {},
                       .due_text = "-",
                       .state = job.state,
                       .standing = standing_of(job, registry.is_running(job.name)),
                       .problem = {}};
  if (!job.declaration.ok()) {
    overview.problem = job.declaration.error().describe();
    return overview;
  }
  const JobSchedule& schedule = job.declaration->schedule;
  if (!schedule.cron.empty()) overview.schedule = fmt::format("{} {}", schedule.cron, schedule.time_zone);
  const Result<std::optional<TimePoint>> due = due_time(schedule, job.state);
  if (!due.ok()) {
    overview.problem = due.error().describe();
    return overview;
  }
  overview.due = *due;
  if (overview.due) overview.due_text = place_text(*overview.due, schedule.time_zone);
  if (job.state.paused) overview.due_text = "paused";
  return overview;
}

std::string to_json(const JobOverview& overview) {
  rapidjson::StringBuffer buffer;
  OverviewWriter writer(buffer);
  writer.StartObject();
  member(writer, "name", overview.name);
  member(writer, "schedule", overview.schedule);
  member(writer, "due", overview.due);
  writer.Key("paused"), writer.Bool(overview.state.paused);
  member(writer, "outcome", name_of(overview.state.outcome));
  writer.Key("runs"), writer.Bool(overview.standing == "runs");
  member(writer, "started", overview.state.started);
  member(writer, "finished", overview.state.finished);
  member(writer, "retry_at", overview.state.retry_at);
  writer.Key("run"), writer.Uint(overview.state.run);
  writer.Key("failures"), writer.Uint(overview.state.failures);
  member(writer, "error", overview.problem.empty() ? overview.state.error : overview.problem);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente

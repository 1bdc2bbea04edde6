// What has become of a job so far, and from it, when it is due. A small file beside the declaration; where it
// is lost, the job counts as just added, and only its history is gone.
//
//   due = the first scheduled time after `served`, or `retry_at` where that is earlier.
//
// `served` is the latest moment up to which all scheduled times are done with, and never goes back with the
// clock: that is why a job does not run twice when the clock is set back, and why one run catches up for all
// that was missed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/job_declaration.h"

namespace entente {

enum class JobOutcome {
  never,     // has not run
  running,   // runs; or was killed, when nobody holds its lock
  complete,  // every document has been read
  partial,   // some documents could not be read
  stopped,   // ended early, by a signal or its time limit; goes on where it stopped
  failed,    // could not do it
  crashed,   // ended by a signal that nobody sent on purpose, or without a word
};
inline constexpr std::size_t job_outcome_count = 7;
std::string_view name_of(JobOutcome outcome);  // "complete"
inline bool is_success(JobOutcome outcome) {
  return outcome == JobOutcome::complete || outcome == JobOutcome::partial;
}

struct JobState {
  bool paused = false;
  TimePoint served;
  std::optional<TimePoint> retry_at;  // of a run that failed
  unsigned tries = 0;                 // failed in a row since the last scheduled time
  unsigned failures = 0;              // failed in a row
  JobOutcome outcome = JobOutcome::never;
  std::uint32_t run = 0;  // number of the last run in the graph; 0: none
  std::optional<TimePoint> started, finished;
  std::string error;  // of the last run

  bool operator==(const JobState&) const = default;
};

std::string to_json(const JobState& state);
// Fails with malformed.
Result<JobState> job_state_from_json(std::string_view text, std::string_view file);

// When the job is due; nothing when it is paused or has no schedule. Fails where its schedule cannot be read
// (its time zone has gone).
Result<std::optional<TimePoint>> due_time(const JobSchedule& schedule, const JobState& state);

// The steps of a job's life. `now` is the clock's, wherever it has gone meanwhile.
JobState begun(JobState state, TimePoint now);
struct JobEnd {
  JobOutcome outcome = JobOutcome::complete;
  std::uint32_t run = 0;
  std::string error;
};
JobState ended(JobState state, const JobSchedule& schedule, const JobEnd& end, TimePoint now);
// Scheduled times up to now are passed over: the job was paused, or does not catch up.
JobState passed_over(JobState state, TimePoint now);
// A clock that was set back by more than two days was wrong before: the schedule counts from now.
JobState after_clock_change(JobState state, TimePoint now);

}  // namespace entente

// A daemon that runs a job twice, never, at the wrong time, or dies of one of them: months of simulated time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "ingest/jobs/job_attempt.h"
#include "ingest/jobs/job_daemon.h"
#include "ingest/jobs/job_file.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::HasSubstr;

TimePoint at(std::string_view text) {
  const Result<TimePoint> time = parse_time(text);
  EXPECT_TRUE(time.ok()) << text;
  return time.ok() ? *time : TimePoint();
}

// A clock that can be set to any time, and that nobody waits for.
class SetClock : public Clock {
 public:
  explicit SetClock(TimePoint start) : time(start) {}
  TimePoint now() override { return time; }
  void wait_until(TimePoint then) override {
    time = std::max(time, then);
    on_wait();
  }
  TimePoint time;
  std::function<void()> on_wait = [] {};
};

// In memory where there is such a place: months of small files, each waited for by the disk, take long.
std::filesystem::path fast_folder() {
  std::error_code failed;
  return std::filesystem::is_directory("/dev/shm", failed) ? "/dev/shm"
                                                           : std::filesystem::temp_directory_path();
}

struct RunSeen {
  std::string job;
  TimePoint start;
};

// A daemon with runs that are made up.
class World {
 public:
  explicit World(std::string_view start) : clock(at(start)), registry(folder.path()) {}

  void add(const std::string& name, const std::string& schedule) {
    const Result<JobDeclaration> job =
        parse_job(R"({"name": ")" + name +
                      R"(", "sources": [{"type": "files", "paths": "x"}], "schedule": )" + schedule + "}",
                  "job.json");
    ASSERT_TRUE(job.ok()) << job.error().describe();
    ASSERT_TRUE(registry.add(*job, clock.now()).ok());
  }

  // The daemon from now until then.
  void serve_until(TimePoint end) {
    JobDaemon daemon(registry, clock,
                     {.start = [this](const RegisteredJob& job) { return run(job); },
                      .stop = [this, end] { return stop || clock.time >= end; },
                      .say = [this](const std::string& line) { lines.push_back(line); },
                      .look_every = hours(3)});
    const Result<void> served = daemon.run();
    EXPECT_TRUE(served.ok()) << served.error().describe();
  }
  void serve_until(std::string_view end) { serve_until(at(end)); }

  std::vector<std::string> starts() const {
    std::vector<std::string> texts;
    for (const RunSeen& seen : runs) texts.push_back(to_string(seen.start));
    return texts;
  }

  JobState state(const std::string& name) const {
    const Result<RegisteredJob> job = registry.job(name);
    EXPECT_TRUE(job.ok());
    return job.ok() ? job->state : JobState{};
  }

  const ScratchFolder folder{fast_folder()};
  SetClock clock;
  const JobRegistry registry;
  std::vector<RunSeen> runs;
  std::vector<std::string> lines;
  bool stop = false;
  bool is_disk_gone = false;
  std::chrono::seconds duration = minutes(5);
  std::function<JobOutcome(const RunSeen&)> outcome = [](const RunSeen&) { return JobOutcome::complete; };
  std::function<void()> during = [] {};

 private:
  RunEnding run(const RegisteredJob& job) {
    const RunSeen seen{job.name, clock.now()};
    runs.push_back(seen);
    const JobOutcome outcome_now = outcome(seen);
    if (outcome_now == JobOutcome::crashed) {  // before it could write anything but that it began
      clock.time += duration;
      EXPECT_TRUE(
          registry.change_state(job.name, [&](JobState s) { return begun(std::move(s), seen.start); }).ok());
      return {JobOutcome::crashed, "ended by signal 11"};
    }
    const auto made_up = [&]() -> Result<AttemptReport> {
      during();
      clock.time += duration;
      if (outcome_now == JobOutcome::failed) return Error{ErrorCode::io, "disk full", "store"};
      return AttemptReport{{outcome_now, static_cast<std::uint32_t>(runs.size()), ""}, false, {}};
    };
    const auto report = attempt_job(registry, clock, job, made_up, [] { return true; });
    EXPECT_NE(report.ok(), is_disk_gone) << report.error().describe();
    return {report.ok() ? report->end.outcome : JobOutcome::failed};
  }
};

TEST(JobDaemon, RunsADailyJobOnceADayForHalfAYear) {
  World world("2026-01-01T00:00:00Z");
  world.add("daily", R"({"cron": "30 5 * * *", "time_zone": "America/New_York"})");
  world.serve_until("2026-07-01T00:00:00Z");
  EXPECT_EQ(world.runs.size(), 181U);
  EXPECT_EQ(to_string(world.runs.front().start), "2026-01-01T10:30:00Z");
  EXPECT_EQ(to_string(world.runs[100].start), "2026-04-11T09:30:00Z");
  std::set<TimePoint> dates;
  for (const RunSeen& run : world.runs) dates.insert(std::chrono::floor<days>(run.start));
  EXPECT_EQ(dates.size(), 181U);
  EXPECT_EQ(world.state("daily").run, 181U);
}

TEST(JobDaemon, CatchesUpOnceAfterDowntime) {
  World world("2026-03-01T00:00:00Z");
  world.add("hourly", R"("@hourly")");
  world.add("daily", R"("0 6 * * *")");
  world.serve_until("2026-03-03T00:30:00Z");
  const std::size_t before = world.runs.size();
  world.clock.time = at("2026-03-20T12:20:00Z");
  world.serve_until("2026-03-20T14:30:00Z");
  const std::vector<std::string> starts = world.starts();
  EXPECT_THAT(std::vector<std::string>(starts.begin() + static_cast<std::ptrdiff_t>(before), starts.end()),
              ElementsAre("2026-03-20T12:20:00Z", "2026-03-20T12:25:00Z", "2026-03-20T13:00:00Z",
                          "2026-03-20T14:00:00Z"));
  EXPECT_EQ(world.runs[before].job, "hourly");  // due first
  EXPECT_EQ(world.runs[before + 1].job, "daily");
}

TEST(JobDaemon, DoesNotCatchUpWhereTheJobSaysSo) {
  World world("2026-03-01T00:00:00Z");
  world.add("daily", R"({"cron": "0 6 * * *", "time_zone": "UTC", "catch_up": false})");
  world.serve_until("2026-03-02T07:00:00Z");
  world.clock.time = at("2026-03-05T12:00:00Z");
  world.serve_until("2026-03-06T07:00:00Z");
  EXPECT_THAT(world.starts(),
              ElementsAre("2026-03-01T06:00:00Z", "2026-03-02T06:00:00Z", "2026-03-06T06:00:00Z"));
}

TEST(JobDaemon, TriesAgainEverLaterThenAtTheNextTime) {
  World world("2026-03-01T00:00:00Z");
  world.add("daily", R"({"cron": "0 6 * * *", "time_zone": "UTC", "retries": 3, "retry_minutes": 10})");
  world.outcome = [](const RunSeen& run) {
    return run.start < at("2026-03-02T06:10:00Z") ? JobOutcome::failed : JobOutcome::complete;
  };
  world.serve_until("2026-03-03T12:00:00Z");
  EXPECT_THAT(world.starts(),
              ElementsAre("2026-03-01T06:00:00Z", "2026-03-01T06:15:00Z", "2026-03-01T06:40:00Z",
                          "2026-03-01T07:25:00Z", "2026-03-02T06:00:00Z", "2026-03-02T06:15:00Z",
                          "2026-03-03T06:00:00Z"));
  EXPECT_EQ(world.state("daily").failures, 0U);
}

TEST(JobDaemon, ACrashIsRecordedAndTriedAgain) {
  World world("2026-03-01T00:00:00Z");
  world.add("daily", R"("0 6 * * *")");
  world.outcome = [](const RunSeen& run) {
    return run.start < at("2026-03-01T06:10:00Z") ? JobOutcome::crashed : JobOutcome::partial;
  };
  world.serve_until("2026-03-01T06:10:00Z");
  EXPECT_EQ(world.state("daily").outcome, JobOutcome::crashed);
  EXPECT_EQ(world.state("daily").error, "ended by signal 11");
  world.serve_until("2026-03-01T12:00:00Z");
  EXPECT_THAT(world.starts(), ElementsAre("2026-03-01T06:00:00Z", "2026-03-01T06:15:00Z"));
  EXPECT_EQ(world.state("daily").outcome, JobOutcome::partial);
  EXPECT_THAT(world.registry.log("daily").last_lines(10),
              testing::Contains(HasSubstr(R"("event":"crashed","error":"ended by signal 11")")));
}

TEST(JobDaemon, ARunThatNobodyEndedIsFoundAtTheNextStart) {
  World world("2026-03-01T05:00:00Z");
  world.add("daily", R"("0 6 * * *")");
  ASSERT_TRUE(
      world.registry.change_state("daily", [&](JobState s) { return begun(std::move(s), world.clock.time); })
          .ok());
  world.clock.time = at("2026-03-01T05:30:00Z");  // the machine was switched off meanwhile
  world.serve_until("2026-03-01T05:45:00Z");
  EXPECT_THAT(world.starts(), ElementsAre("2026-03-01T05:40:00Z"));
}

TEST(JobDaemon, WhatWasStoppedGoesOnAtTheNextStart) {
  World world("2026-03-01T05:00:00Z");
  world.add("daily", R"("0 6 * * *")");
  world.outcome = [&](const RunSeen&) {
    world.stop = world.runs.size() == 1;
    return world.stop ? JobOutcome::stopped : JobOutcome::complete;
  };
  world.serve_until("2026-03-02T05:00:00Z");
  EXPECT_EQ(world.state("daily").outcome, JobOutcome::stopped);
  world.stop = false;
  world.clock.time = at("2026-03-01T08:00:00Z");
  world.serve_until("2026-03-02T05:00:00Z");
  EXPECT_THAT(world.starts(), ElementsAre("2026-03-01T06:00:00Z", "2026-03-01T08:00:00Z"));
}

TEST(JobDaemon, AClockSetBackRunsNothingTwice) {
  World world("2026-03-01T05:00:00Z");
  world.add("daily", R"("0 6 * * *")");
  world.add("often", R"("*/10 * * * *")");
  world.serve_until("2026-03-01T06:30:00Z");
  const std::size_t before = world.runs.size();
  world.clock.time = at("2026-03-01T04:00:00Z");
  world.serve_until("2026-03-01T06:25:00Z");
  EXPECT_EQ(world.runs.size(), before);
  world.serve_until("2026-03-02T06:30:00Z");
  std::set<std::string> twice;
  for (const RunSeen& run : world.runs) EXPECT_TRUE(twice.insert(run.job + to_string(run.start)).second);
  EXPECT_EQ(std::count_if(world.runs.begin(), world.runs.end(),
                          [](const RunSeen& run) { return run.job == "daily"; }),
            2);
}

TEST(JobDaemon, AClockThatWasFarAheadDoesNotStopTheJobForYears) {
  World world("2036-03-01T05:00:00Z");
  world.add("daily", R"("0 6 * * *")");
  world.serve_until("2036-03-01T07:00:00Z");
  world.clock.time = at("2026-03-01T05:00:00Z");
  world.serve_until("2026-03-03T05:00:00Z");
  EXPECT_THAT(world.starts(),
              ElementsAre("2036-03-01T06:00:00Z", "2026-03-01T06:00:00Z", "2026-03-02T06:00:00Z"));
}

TEST(JobDaemon, JobsThatAreDueTogetherRunOneAfterAnother) {
  World world("2026-03-01T05:00:00Z");
  for (const char* name : {"c", "a", "b"}) world.add(name, R"("0 6 * * *")");
  world.duration = hours(2);
  world.serve_until("2026-03-01T23:00:00Z");
  EXPECT_THAT(world.starts(),
              ElementsAre("2026-03-01T06:00:00Z", "2026-03-01T08:00:00Z", "2026-03-01T10:00:00Z"));
  EXPECT_EQ(world.runs[0].job + world.runs[1].job + world.runs[2].job, "abc");
}

TEST(JobDaemon, ARunLongerThanItsIntervalDoesNotPileUp) {
  World world("2026-03-01T05:30:00Z");
  world.add("hourly", R"("@hourly")");
  world.duration = minutes(150);
  world.serve_until("2026-03-01T16:00:00Z");
  EXPECT_THAT(world.starts(), ElementsAre("2026-03-01T06:00:00Z", "2026-03-01T09:00:00Z",
                                          "2026-03-01T12:00:00Z", "2026-03-01T15:00:00Z"));
}

TEST(JobDaemon, SkipsAJobThatSomebodyElseRuns) {
  World world("2026-03-01T05:30:00Z");
  world.add("daily", R"("0 6 * * *")");
  {
    const Result<FileLock> by_hand = world.registry.run_lock("daily");
    ASSERT_TRUE(by_hand.ok());
    world.serve_until("2026-03-01T09:00:00Z");
    EXPECT_TRUE(world.runs.empty());
  }
  world.serve_until("2026-03-01T12:00:00Z");
  EXPECT_EQ(world.runs.size(), 1U);
}

TEST(JobDaemon, ThereIsOneForAStore) {
  World world("2026-03-01T05:30:00Z");
  const Result<FileLock> other = world.registry.daemon_lock();
  ASSERT_TRUE(other.ok());
  JobDaemon daemon(world.registry, world.clock, {.start = [](const RegisteredJob&) { return RunEnding{}; }});
  const Result<void> served = daemon.run();
  ASSERT_FALSE(served.ok());
  EXPECT_EQ(served.error().code, ErrorCode::locked);
  EXPECT_THAT(served.error().describe(), HasSubstr("process " + std::to_string(getpid())));
}

TEST(JobDaemon, ABrokenDeclarationIsToldOnceAndStopsNoOther) {
  World world("2026-03-01T05:30:00Z");
  world.add("good", R"("0 6 * * *")");
  world.add("bad", R"("0 6 * * *")");
  const std::string whole = to_json(*world.registry.job("bad")->declaration);
  std::ofstream(world.registry.declaration_file("bad")) << "{\"name\": \"bad\", \"nonsense\": 1}";
  world.serve_until("2026-03-03T00:00:00Z");
  EXPECT_EQ(world.runs.size(), 2U);
  EXPECT_EQ(std::count_if(world.lines.begin(), world.lines.end(),
                          [](const std::string& line) { return line.find("nonsense") != std::string::npos; }),
            1);
  std::ofstream(world.registry.declaration_file("bad")) << whole;
  world.serve_until("2026-03-03T05:00:00Z");
  EXPECT_EQ(world.runs.size(), 3U);
  EXPECT_EQ(world.runs.back().job, "bad");
}

TEST(JobDaemon, PausedAndRemovedJobsDoNotRun) {
  World world("2026-03-01T05:30:00Z");
  world.add("paused", R"("0 6 * * *")");
  world.add("gone", R"("0 6 * * *")");
  const auto set_paused = [&](bool paused) {
    return world.registry
        .change_state("paused",
                      [&](JobState state) {
                        state.paused = paused;
                        return paused ? state : passed_over(state, world.clock.time);
                      })
        .ok();
  };
  ASSERT_TRUE(set_paused(true));
  ASSERT_TRUE(world.registry.remove("gone").ok());
  world.serve_until("2026-03-04T12:00:00Z");
  EXPECT_TRUE(world.runs.empty());
  ASSERT_TRUE(set_paused(false));
  world.serve_until("2026-03-05T12:00:00Z");
  EXPECT_THAT(world.starts(), ElementsAre("2026-03-05T06:00:00Z"));
}

TEST(JobDaemon, AJobAddedMeanwhileRuns) {
  World world("2026-03-01T05:30:00Z");
  world.add("first", R"("0 6 * * *")");
  world.during = [&] {
    if (world.runs.size() == 1) world.add("second", R"("0 8 * * *")");
  };
  world.serve_until("2026-03-01T09:00:00Z");
  EXPECT_EQ(world.runs.size(), 2U);
  EXPECT_EQ(world.runs.back().job, "second");
}

TEST(JobDaemon, DoesNotStartWhereItCannotServe) {
  World world("2026-03-01T05:30:00Z");
  std::ofstream(world.registry.folder()) << "no folder";
  JobDaemon daemon(world.registry, world.clock, {.start = [](const RegisteredJob&) { return RunEnding{}; }});
  const Result<void> served = daemon.run();
  ASSERT_FALSE(served.ok());
  EXPECT_EQ(served.error().code, ErrorCode::io);
}

TEST(JobDaemon, GoesOnWhenTheDiskWasGoneForAWhile) {
  World world("2026-03-01T05:30:00Z");
  world.add("daily", R"("0 6 * * *")");
  const auto jobs = world.registry.folder(), aside = world.folder.path() / "aside";
  world.during = [&] {
    if (world.runs.size() > 1) return;
    std::filesystem::rename(jobs, aside);
    world.is_disk_gone = true;
  };
  world.clock.on_wait = [&] {
    if (!world.is_disk_gone || world.clock.time < at("2026-03-01T20:00:00Z")) return;
    std::filesystem::rename(aside, jobs);
    world.is_disk_gone = false;
  };
  world.serve_until("2026-03-03T05:00:00Z");
  EXPECT_THAT(world.lines, testing::Contains(HasSubstr("is gone; is its disk there?")));
  ASSERT_EQ(world.runs.size(), 3U);  // the one that was cut off, the same again, the next day's
  EXPECT_GT(world.runs[1].start, at("2026-03-01T20:00:00Z"));
  EXPECT_LT(world.runs[1].start, at("2026-03-02T01:00:00Z"));
  EXPECT_EQ(world.runs[2].start, at("2026-03-02T06:00:00Z"));
  EXPECT_EQ(world.state("daily").outcome, JobOutcome::complete);
}

TEST(JobState, LostOrDamagedIsMadeFromTheLog) {
  World world("2026-03-01T05:30:00Z");
  world.add("daily", R"("0 6 * * *")");
  world.serve_until("2026-03-02T12:00:00Z");
  const auto file = world.registry.folder() / "daily.state.json";
  std::ofstream(file) << "{\"served\": \"2026-0";
  EXPECT_EQ(world.state("daily").served, at("2026-03-02T06:05:00Z"));
  std::filesystem::remove(file);
  EXPECT_EQ(world.state("daily").served, at("2026-03-02T06:05:00Z"));
  world.serve_until("2026-03-03T12:00:00Z");
  EXPECT_EQ(world.runs.size(), 3U);
}

TEST(JobState, WhatIsWrittenIsReadBackEqual) {
  JobState state{.paused = true,
                 .served = at("2026-03-01T05:30:00Z"),
                 .retry_at = at("2026-03-01T06:30:00Z"),
                 .tries = 2,
                 .failures = 7,
                 .outcome = JobOutcome::crashed,
                 .run = 40'000'000,
                 .started = at("2026-03-01T05:30:00Z"),
                 .finished = std::nullopt,
                 .error = "\"a\"\nb"};
  const Result<JobState> read = job_state_from_json(to_json(state), "state");
  ASSERT_TRUE(read.ok()) << read.error().describe();
  EXPECT_EQ(*read, state);
  EXPECT_FALSE(job_state_from_json("{\"outcome\": \"sunny\"}", "state").ok());
  EXPECT_FALSE(job_state_from_json("{\"served\": 5}", "state").ok());
}

TEST(JobLog, IsBoundedAndSurvivesATornLine) {
  const ScratchFolder folder;
  const JobLog log(folder.path() / "a.log");
  const TimePoint now = at("2026-03-01");
  ASSERT_TRUE(log.append({now, "first", {{"n", std::int64_t{3}}, {"text", "a\"b"}}}).ok());
  EXPECT_THAT(log.last_lines(5),
              ElementsAre(R"({"time":"2026-03-01T00:00:00Z","event":"first","n":3,"text":"a\"b"})"));
  std::ofstream(folder.path() / "a.log", std::ios::app) << "{\"time\": \"20";
  ASSERT_TRUE(log.append({now, "second", {}}).ok());
  EXPECT_EQ(log.last_lines(5).size(), 2U);
  for (int i = 0; i < 9000; ++i) ASSERT_TRUE(log.append({now, "x", {{"y", std::string(300, 'z')}}}).ok());
  std::uintmax_t bytes = 0;
  for (const auto& file : log.files()) bytes += std::filesystem::file_size(file);
  EXPECT_LT(bytes, 2'200'000U);
  EXPECT_EQ(log.last_lines(1000).size(), 1000U);
}

}  // namespace
}  // namespace entente

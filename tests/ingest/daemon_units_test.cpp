// Units that systemd refuses, or that run a job at another time than its schedule says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "ingest/jobs/schedule.h"
#include "ingest/jobs/unit_files.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// What a command prints, on both outputs.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
  std::string output;
  std::array<char, 4096> piece{};
  while (pipe && std::fgets(piece.data(), piece.size(), pipe.get()) != nullptr) output += piece.data();
  return output;
}

bool has_systemd_analyze() {
  static const bool there = output_of("systemd-analyze --version").starts_with("systemd ");
  return there;
}

JobDeclaration daily_job() {
  JobDeclaration job;
  job.name = "daily";
  job.schedule.cron = "30 5 * * 1-5";
  job.schedule.time_zone = "Asia/Seoul";
  job.after.diff_file = "/srv/50% of it/news.md";
  return job;
}

UnitOptions odd_options(const std::string& folder) {
  return {.program = "/bin/true", .store = folder + "/a 'b\" 50%$c\\d", .is_for_user = false};
}

TEST(UnitFiles, AreWhatSystemdAccepts) {
  if (!has_systemd_analyze()) GTEST_SKIP() << "no systemd-analyze here";
  const ScratchFolder folder;
  for (bool is_for_user : {false, true}) {
    UnitOptions options = odd_options(folder.path().string());
    options.is_for_user = is_for_user;
    std::vector<UnitFile> units = *job_units(daily_job(), options);
    const Result<std::vector<UnitFile>> daemon = daemon_units(options);
    ASSERT_TRUE(daemon.ok());
    units.insert(units.end(), daemon->begin(), daemon->end());
    std::string files;
    for (const UnitFile& unit : units) files += " " + folder.write(unit.name, unit.text).string();
    EXPECT_EQ(output_of("systemd-analyze verify --man=no" + files), "");
  }
  // That it would complain.
  const std::string bad =
      folder.write("bad.service", "[Service]\nExecStart=/bin/true\nNonsense=1\n").string();
  EXPECT_THAT(output_of("systemd-analyze verify --man=no " + bad), HasSubstr("Nonsense"));
}

TEST(UnitFiles, QuoteWhatSystemdWouldReadAsMore) {
  const std::vector<UnitFile> units = *job_units(daily_job(), odd_options("/s"));
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].name, "entente-daily.service");
  EXPECT_THAT(
      units[0].text,
      HasSubstr(R"(ExecStart="/bin/true" --store "/s/a 'b\" 50%%$$c\\d" job run --retry --quiet daily)"));
  EXPECT_THAT(units[0].text, HasSubstr(R"(ReadWritePaths="-/s/a 'b\" 50%%$c\\d")"));
  EXPECT_THAT(units[0].text, HasSubstr(R"(ReadWritePaths="-/srv/50%% of it")"));
  EXPECT_THAT(units[0].text, HasSubstr("NoNewPrivileges=yes"));
  EXPECT_EQ(units[1].name, "entente-daily.timer");
  EXPECT_THAT(units[1].text, HasSubstr("OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 05:30:00 Asia/Seoul\n"));
  EXPECT_THAT(units[1].text, HasSubstr("Persistent=yes\n"));
}

TEST(UnitFiles, AreRefusedWhereTheyWouldSayAnotherThing) {
  const UnitOptions options{.program = "/bin/true", .store = "/s", .is_for_user = false};
  JobDeclaration job = daily_job();
  EXPECT_FALSE(job_units(job, {.program = "/bin/true", .store = "/s\nExecStart=/bin/sh"}).ok());
  EXPECT_FALSE(job_units(job, {.program = "entente", .store = "/s"}).ok());
  EXPECT_FALSE(daemon_units({.program = "/bin/true", .store = "relative"}).ok());
  EXPECT_FALSE(crontab_lines(nullptr, {.program = "/bin/true", .store = "/s\n* * * * * rm"}).ok());
  job.after.feed = "/a\nb/feed";
  EXPECT_FALSE(job_units(job, options).ok());
  job = daily_job();
  job.schedule.cron = "";
  EXPECT_FALSE(job_units(job, options).ok());
  EXPECT_FALSE(crontab_lines(&job, options).ok());
}

TEST(Crontab, AsksOftenAndQuotesForTheShell) {
  const JobDeclaration job = daily_job();
  const std::string lines = *crontab_lines(&job, odd_options("/s"));
  EXPECT_THAT(lines,
              HasSubstr("\n*/10 * * * * '/bin/true' --store '/s/a '\\''b\" 50'\\%'$c\\d' job run --if-due"));
  JobDeclaration odd = job;
  odd.schedule.cron = "7,30 5 * * *";
  EXPECT_THAT(*crontab_lines(&odd, odd_options("/s")), HasSubstr("\n0,7,10,20,30,40,50 * * * * "));
  // What the shell makes of it once cron has turned \% into %.
  const std::string word =
      lines.substr(lines.find("--store ") + 8, lines.find(" job run") - lines.find("--store ") - 8);
  std::string after_cron = word;
  after_cron.replace(after_cron.find("\\%"), 2, "%");
  EXPECT_EQ(output_of("printf %s " + after_cron), "/s/a 'b\" 50%$c\\d");
  EXPECT_THAT(*crontab_lines(nullptr, odd_options("/s")), HasSubstr("job daemon --once --quiet"));
}

TEST(Calendar, IsTheExpressionInSystemdsWords) {
  const auto calendar = [](std::string_view cron, const std::string& zone) {
    return calendar_expressions(*parse_cron(cron), zone);
  };
  EXPECT_THAT(calendar("@daily", "local"), ElementsAre("*-*-* 00:00:00"));
  EXPECT_THAT(calendar("@hourly", "UTC"), ElementsAre("*-*-* *:00:00 UTC"));
  EXPECT_THAT(calendar("* * * * *", "local"), ElementsAre("*-*-* *:*:00"));
  EXPECT_THAT(calendar("0 6 1,15 * mon", "local"), ElementsAre("Mon *-*-* 06:00:00", "*-*-01,15 06:00:00"));
  EXPECT_THAT(calendar("0 6 */10 2 0", "local"), ElementsAre("Sun *-02-01,11,21,31 06:00:00"));
}

// The next three times by systemd, far from changes of the clock, where it has rules of its own.
std::vector<std::string> times_by_systemd(const std::string& calendar, const std::string& base) {
  const std::string text = output_of("TZ=UTC systemd-analyze calendar --base-time='" + base +
                                     "' --iterations=3 '" + calendar + "'");
  std::vector<std::string> times;
  for (std::size_t at = text.find(" 20"); at != std::string::npos; at = text.find(" 20", at + 1)) {
    if (at + 24 <= text.size() && text.compare(at + 20, 4, " UTC") == 0)
      times.push_back(text.substr(at + 1, 19));
  }
  return times;
}

TEST(Calendar, ComesWhenTheScheduleComes) {
  if (!has_systemd_analyze()) GTEST_SKIP() << "no systemd-analyze here";
  const TimePoint base = *parse_time("2027-01-12T03:17:00Z");
  for (const char* cron : {"@daily", "@hourly", "@weekly", "@monthly", "30 5 * * 1-5", "*/20 8-9 * * *",
                           "5 4 10,20 * *", "0 0 31 * *", "0 12 * 6-8 *", "0 6 */10 * 0", "59 23 29 2 *"}) {
    for (const char* zone : {"UTC", "Asia/Seoul", "Asia/Kathmandu", "Pacific/Apia"}) {
      const Schedule schedule = *Schedule::parse(cron, zone);
      const std::vector<std::string> expressions = calendar_expressions(schedule.cron(), zone);
      ASSERT_EQ(expressions.size(), 1U);
      std::vector<std::string> ours;
      TimePoint time = base;
      for (int i = 0; i < 3; ++i) {
        time = *schedule.next_after(time);
        std::string text = to_string(time);
        text[10] = ' ';
        ours.push_back(text.substr(0, 19));
      }
      EXPECT_EQ(times_by_systemd(expressions[0], "2027-01-12 03:17:00 UTC"), ours) << cron << " " << zone;
    }
  }
}

}  // namespace
}  // namespace entente

// A job that runs at the wrong hour, twice, or not at all when clocks are changed.
#include "ingest/jobs/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "ingest/jobs/zone_rule.h"

namespace entente {
namespace {

using testing::HasSubstr;

TimePoint at(std::string_view text) {
  const Result<TimePoint> time = parse_time(text);
  EXPECT_TRUE(time.ok()) << text;
  return time.ok() ? *time : TimePoint();
}

std::string next(std::string_view cron, std::string_view zone, TimePoint after) {
  const Result<Schedule> schedule = Schedule::parse(cron, zone);
  if (!schedule.ok()) return schedule.error().describe();
  const Result<TimePoint> time = schedule->next_after(after);
  return time.ok() ? to_string(*time) : time.error().describe();
}

struct DueCase {
  std::string_view cron, zone, after, next;
};

class DueTime : public testing::TestWithParam<DueCase> {};

TEST_P(DueTime, Comes) {
  const DueCase& due = GetParam();
  EXPECT_EQ(next(due.cron, due.zone, at(due.after)), due.next) << due.cron << " " << due.zone;
}

constexpr DueCase due_cases[] = {
    // Fields.
    {"30 5 * * 1-5", "UTC", "2026-11-20T05:30:00Z", "2026-11-23T05:30:00Z"},
    {"30 5 * * 1-5", "UTC", "2026-11-20T05:29:59Z", "2026-11-20T05:30:00Z"},
    {"30 5 * * MON-fri", "Asia/Seoul", "2026-11-20T00:00:00Z", "2026-11-22T20:30:00Z"},
    {"*/20 8-9 * * *", "UTC", "2026-01-01T08:40:00Z", "2026-01-01T09:00:00Z"},
    {"5-59/25 0 * * *", "UTC", "2026-01-01T00:30:00Z", "2026-01-01T00:55:00Z"},
    {"0 0 1,15 * mon", "UTC", "2026-11-10T00:00:00Z", "2026-11-15T00:00:00Z"},  // either of the two days
    {"0 0 1,15 * mon", "UTC", "2026-11-15T00:00:00Z", "2026-11-16T00:00:00Z"},
    {"0 0 */2 * mon", "UTC", "2026-11-10T00:00:00Z",
     "2026-11-23T00:00:00Z"},  // both: a star restricts nothing
    {"0 0 * * 7", "UTC", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00Z"},
    {"0 0 * * fri-sun", "UTC", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"},
    {"0 0 31 * *", "UTC", "2026-01-31T00:00:00Z", "2026-03-31T00:00:00Z"},
    {"0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z"},
    {"0 0 29 feb */6", "UTC", "2026-01-01T00:00:00Z", "2032-02-29T00:00:00Z"},  // a Sunday or a Saturday
    {"@hourly", "Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01T00:15:00Z"},
    {"@daily", "America/New_York", "2026-01-01T12:00:00Z", "2026-01-02T05:00:00Z"},
    {"@weekly", "UTC", "2026-11-24T00:00:00Z", "2026-11-29T00:00:00Z"},
    {"@monthly", "UTC", "2026-11-24T00:00:00Z", "2026-12-01T00:00:00Z"},
    {"@yearly", "Asia/Tokyo", "2026-11-24T00:00:00Z", "2026-12-31T15:00:00Z"},
    // A time that the clock leaps over comes at the first moment after, once.
    {"30 2 * * *", "America/New_York", "2026-03-07T08:00:00Z", "2026-03-08T07:00:00Z"},
    {"30 2 * * *", "America/New_York", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"},
    {"*/10 2 * * *", "America/New_York", "2026-03-08T07:00:00Z", "2026-03-09T06:00:00Z"},
    {"0 3 * * *", "America/New_York", "2026-03-07T09:00:00Z", "2026-03-08T07:00:00Z"},
    {"30 1 * * *", "Europe/London", "2026-03-28T02:00:00Z", "2026-03-29T01:00:00Z"},
    {"15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z"},
    {"0 0 * * *", "America/Sao_Paulo", "2018-11-03T12:00:00Z",
     "2018-11-04T03:00:00Z"},  // midnight was left out
    {"30 5 * * *", "Pacific/Apia", "2011-12-29T16:00:00Z",
     "2011-12-30T10:00:00Z"},  // 30 December was left out
    {"30 5 * * *", "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30T15:30:00Z"},
    {"0 0 30 12 *", "Pacific/Apia", "2011-12-01T00:00:00Z", "2011-12-30T10:00:00Z"},
    // A time that it shows twice comes the first time only.
    {"30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z"},
    {"30 1 * * *", "America/New_York", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"},
    {"30 1 * * *", "America/New_York", "2026-11-01T06:15:00Z", "2026-11-02T06:30:00Z"},
    {"45 1 * * *", "Australia/Lord_Howe", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"},
    {"0 2 * * *", "America/New_York", "2026-11-01T05:59:00Z", "2026-11-01T07:00:00Z"},
    // Every hour follows time as it passes.
    {"30 * * * *", "America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"},
    {"30 * * * *", "America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z"},
    {"30 * * * *", "America/New_York", "2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"},
    {"0 0-23 * * *", "Australia/Lord_Howe", "2026-10-03T15:00:00Z", "2026-10-03T16:00:00Z"},
    // By rule, long after the last change that is written in the file.
    {"0 12 1 7 *", "Europe/Dublin", "2090-01-01T00:00:00Z", "2090-07-01T11:00:00Z"},
    {"0 12 1 1 *", "America/Santiago", "2090-06-01T00:00:00Z", "2091-01-01T15:00:00Z"},
    {"0 12 1 7 *", "America/Nuuk", "2090-01-01T00:00:00Z", "2090-07-01T13:00:00Z"},
};

INSTANTIATE_TEST_SUITE_P(Table, DueTime, testing::ValuesIn(due_cases));

struct WrongCron {
  std::string_view cron, complaint;
};

class WrongSchedule : public testing::TestWithParam<WrongCron> {};

TEST_P(WrongSchedule, IsRefusedWithAReason) {
  const Result<CronExpression> cron = parse_cron(GetParam().cron);
  ASSERT_FALSE(cron.ok());
  EXPECT_THAT(cron.error().describe(), HasSubstr(GetParam().complaint));
}

constexpr WrongCron wrong_crons[] = {
    {"", "has 0 fields"},
    {"* * * *", "has 4 fields"},
    {"0 0 0 * * *", "has 6 fields"},
    {"60 * * * *", "minute \"60\" is not 0 to 59"},
    {"* 24 * * *", "hour \"24\" is not 0 to 23"},
    {"* * 0 * *", "day of the month \"0\" is not 1 to 31"},
    {"* * * 13 *", "month \"13\" is not 1 to 12"},
    {"* * * juli *", "month \"juli\""},
    {"* * * * 8", "day of the week \"8\" is not 0 to 7, nor a name"},
    {"* * * * mo", "day of the week \"mo\""},
    {"mon * * * *", "minute \"mon\""},
    {"-1 * * * *", "minute \"\""},
    {"1- * * * *", "minute \"\""},
    {"1-2-3 * * * *", "is not written as N"},
    {"*/2/3 * * * *", "is not written as N"},
    {"9-5 * * * *", "\"9-5\" runs backwards"},
    {"*/0 * * * *", "step \"0\" is not 1 to 59"},
    {"* */24 * * *", "step \"24\" is not 1 to 23"},
    {"5/15 * * * *", "a step needs a range, as in 5-59/15"},
    {"1,,2 * * * *", "minute \"\""},
    {"? * * * *", "minute \"?\""},
    {"0 0 L * *", "day of the month \"L\""},
    {"0 0 30 2 *", "never comes"},
    {"0 0 31 4,6,9,11 *", "never comes"},
    {"0 0 30,31 feb */2", "never comes"},
    {"@dayly", "none of @hourly"},
    {"@reboot", "entente job daemon"},
    {"99999999999999999999 * * * *", "minute"},
};

INSTANTIATE_TEST_SUITE_P(Table, WrongSchedule, testing::ValuesIn(wrong_crons));

TEST(TimeZoneNames, AreFoundOrSuggested) {
  EXPECT_TRUE(TimeZone::named("local").ok());
  for (const auto& [name, meant] :
       {std::pair{"Asia/Soul", "Asia/Seoul"}, {"seoul", "Asia/Seoul"}, {"europe/london", "Europe/London"}}) {
    const Result<TimeZone> zone = TimeZone::named(name);
    ASSERT_FALSE(zone.ok()) << name;
    EXPECT_EQ(zone.error().code, ErrorCode::unknown_name);
    EXPECT_THAT(zone.error().message, HasSubstr(meant));
  }
  for (std::string_view name : {"", "../../etc/passwd", "/etc/localtime", "Asia", "zone.tab", "a\0b"}) {
    EXPECT_FALSE(TimeZone::named(name).ok()) << name;
  }
}

std::string zone_bytes(const char* name) {
  std::ifstream file(std::string("/usr/share/zoneinfo/") + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(TimeZoneFiles, CutOffOrTurnedAroundAreRefusedOrSane) {
  const std::string whole = zone_bytes("Europe/Dublin");
  ASSERT_TRUE(TimeZone::parse(whole, "whole").ok());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(TimeZone::parse(std::string_view(whole).substr(0, size), "cut").ok()) << size;
  }
  unsigned random = 12345;
  for (int round = 0; round < 4000; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 3; ++i) {
      random = random * 1664525U + 1013904223U;
      changed[(random >> 8) % (round % 2 == 0 ? 100 : changed.size())] = static_cast<char>(random >> 3);
    }
    const Result<TimeZone> zone = TimeZone::parse(changed, "changed");
    if (!zone.ok()) continue;
    const Schedule schedule(*parse_cron("30 2 * * *"), *zone);
    const TimePoint now = at("2026-01-01");
    const Result<TimePoint> found = schedule.next_after(now);
    EXPECT_TRUE(!found.ok() || *found > now);
  }
}

TEST(TimeZoneFiles, ClocksWithLeapSecondsAreRefused) {
  const std::string bytes = zone_bytes("right/Europe/London");
  if (bytes.empty()) GTEST_SKIP() << "no zone files with leap seconds here";
  const Result<TimeZone> zone = TimeZone::parse(bytes, "right");
  ASSERT_FALSE(zone.ok());
  EXPECT_EQ(zone.error().code, ErrorCode::unsupported);
}

TEST(ZoneRules, AreReadInEveryForm) {
  const auto begins = [](std::string_view rule) {
    const auto periods = periods_by_rule(rule, at("2025-01-01"), std::chrono::year(2025));
    if (!periods.ok()) return std::string("refused");
    std::string text;
    for (const OffsetPeriod& period : *periods) {
      text += to_string(period.begin) + " " + std::to_string(period.offset.count()) + " ";
    }
    return text;
  };
  EXPECT_EQ(begins("JST-9"), "2025-01-01T00:00:00Z 32400 ");
  EXPECT_EQ(begins("<+0545>-5:45"), "2025-01-01T00:00:00Z 20700 ");
  EXPECT_EQ(begins("EST5EDT,M3.2.0,M11.1.0"),
            "2025-01-01T00:00:00Z -18000 2025-03-09T07:00:00Z -14400 2025-11-02T06:00:00Z -18000 ");
  EXPECT_EQ(begins("EST5EDT,J60/0,J305/1:30"),
            "2025-01-01T00:00:00Z -18000 2025-03-01T05:00:00Z -14400 2025-11-01T05:30:00Z -18000 ");
  EXPECT_EQ(begins("EST5EDT,59/-1,304/26"),
            "2025-01-01T00:00:00Z -18000 2025-03-01T04:00:00Z -14400 2025-11-02T06:00:00Z -18000 ");
  for (std::string_view wrong : {"", "X", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
                                 "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x", "<EST5", "EST168"}) {
    EXPECT_EQ(begins(wrong), "refused") << wrong;
  }
}

// Python's time zones, minute by minute: tests/ingest/schedule_oracle.py. 5,000 and more with
// ENTENTE_ALL_SCHEDULES=1.
TEST(Schedule, AgreesWithASecondImplementation) {
  const bool all = std::getenv("ENTENTE_ALL_SCHEDULES") != nullptr;
  const std::string command = "python3 " ENTENTE_SOURCE_DIR "/tests/ingest/schedule_oracle.py " +
                              std::string(all ? "7 6000" : "2026 60");
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  ASSERT_TRUE(pipe);
  int compared = 0;
  char line[256];
  while (std::fgets(line, sizeof line, pipe.get()) != nullptr) {
    std::istringstream fields(line);
    std::string cron, zone, after, expected;
    std::getline(fields, cron, '\t'), std::getline(fields, zone, '\t');
    std::getline(fields, after, '\t'), std::getline(fields, expected);
    const TimePoint from{std::chrono::seconds(std::stoll(after))};
    const std::string found = next(cron, zone, from);
    ++compared;
    if (expected == "never") {
      EXPECT_THAT(found, HasSubstr("never comes")) << line;
    } else if (expected == "later") {
      EXPECT_GT(at(found), from + std::chrono::days(40) - std::chrono::minutes(1)) << line;
    } else {
      EXPECT_EQ(found, to_string(TimePoint(std::chrono::seconds(std::stoll(expected))))) << line;
    }
  }
  if (compared == 0) GTEST_SKIP() << "no Python with time zones here";
  EXPECT_GE(compared, all ? 5000 : 60);
}

TEST(LocalText, ShowsTheClockOfThePlace) {
  const TimePoint time = at("2026-11-01T06:15:00Z");
  EXPECT_EQ(local_text(time, *TimeZone::named("America/New_York")), "2026-11-01 01:15:00-05:00");
  EXPECT_EQ(local_text(time, *TimeZone::named("Asia/Kathmandu")), "2026-11-01 12:00:00+05:45");
}

}  // namespace
}  // namespace entente

// Being a bad guest: asking too fast, asking for what is forbidden, asking for what is already there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fetching/misbehaving_site.h"

namespace entente {
namespace {

using testing::HasSubstr;

class Guest : public FetchingTest {};

TEST_F(Guest, SaysWhoAsksAndWhomToWriteTo) {
  ASSERT_TRUE(fetcher().fetch(site.at("/plain"), now()).ok());
  EXPECT_THAT(site.requests().back(), HasSubstr("entente/0.1 (+keeper@example.org)"));
}

TEST_F(Guest, PausesBetweenTwoRequestsToAHost) {
  options.delay = std::chrono::seconds(10);
  Fetcher pages = fetcher();
  ASSERT_TRUE(pages.fetch(site.at("/plain"), now()).ok());
  const TimePoint first = clock.now();
  ASSERT_TRUE(pages.fetch(site.at("/chunked"), now()).ok());
  EXPECT_GE(clock.now() - first, std::chrono::seconds(10));
}

TEST_F(Guest, PausesAsLongAsRobotsTxtAsks) {
  site.set("robots", "User-agent: *\nCrawl-delay: 30");
  Fetcher pages = fetcher();
  ASSERT_TRUE(pages.fetch(site.at("/plain"), now()).ok());
  const TimePoint first = clock.now();
  ASSERT_TRUE(pages.fetch(site.at("/chunked"), now()).ok());
  EXPECT_GE(clock.now() - first, std::chrono::seconds(30));
}

TEST_F(Guest, StaysAwayFromWhatRobotsTxtForbidsAlsoByARedirect) {
  site.set("robots", "User-agent: *\nDisallow: /closed/");
  Fetcher pages = fetcher();
  for (const char* path : {"/closed/page", "/to-forbidden"}) {
    const auto item = pages.fetch(site.at(path), now());
    ASSERT_FALSE(item.ok());
    EXPECT_EQ(item.error().code, ErrorCode::disallowed);
  }
  EXPECT_EQ(site.asked("/closed/page"), 0u);
  options.robots = RobotsUse::ignore;
  EXPECT_TRUE(fetcher().fetch(site.at("/closed/page"), now()).ok());
}

struct RobotsRow {
  std::string status;
  bool allowed;
};

TEST_F(Guest, TakesNoRobotsTxtForLeaveButABrokenOneForNone) {
  options.retries = 0;
  const std::vector<RobotsRow> rows = {
      {"404", true}, {"403", true}, {"410", true}, {"500", false}, {"503", false}};
  for (const RobotsRow& row : rows) {
    site.set("robots_status", row.status);
    clock.wait_until(clock.now() + std::chrono::hours(25));
    const auto item = fetcher().fetch(site.at("/plain"), now());
    EXPECT_EQ(item.ok(), row.allowed) << row.status;
    EXPECT_TRUE(item.ok() || item.error().code == ErrorCode::unreachable) << row.status;
  }
}

TEST_F(Guest, AsksForRobotsTxtOnceADay) {
  for (int run = 0; run < 3; run++) {
    reopen();
    ASSERT_TRUE(fetcher().fetch(site.at("/plain"), now()).ok());
  }
  EXPECT_EQ(site.asked("/robots.txt"), 1u);
  clock.wait_until(clock.now() + std::chrono::hours(25));
  ASSERT_TRUE(fetcher().fetch(site.at("/plain"), now()).ok());
  EXPECT_EQ(site.asked("/robots.txt"), 2u);
}

TEST_F(Guest, AsksConditionallyForWhatItHolds) {
  for (const char* path : {"/etag", "/dated"}) {
    const auto first = fetcher().fetch(site.at(path), now());
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->news, FetchNews::fresh);
    clock.wait_until(clock.now() + std::chrono::hours(1));
    reopen();
    const auto again = fetcher().fetch(site.at(path), now());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->news, FetchNews::unchanged);
    EXPECT_EQ(again->place, first->place);
    EXPECT_EQ(again->fetched, first->fetched);
    EXPECT_GT(again->checked, first->checked);
    EXPECT_EQ(body(*again), body(*first));
  }
}

TEST_F(Guest, TellsTheSamePayloadFromANewOne) {
  Fetcher pages = fetcher();
  const auto same = pages.fetch(site.at("/same-again"), now());
  EXPECT_EQ(pages.fetch(site.at("/same-again"), now())->news, FetchNews::unchanged);
  EXPECT_EQ(pages.fetch(site.at("/same-again"), now())->place, same->place);
  const auto first = pages.fetch(site.at("/changes"), now());
  const auto second = pages.fetch(site.at("/changes"), now());
  EXPECT_EQ(second->news, FetchNews::fresh);
  EXPECT_NE(second->payload_digest, first->payload_digest);
}

TEST_F(Guest, DoesNotAskForWhatThisRunHasFetched) {
  const TimePoint start = clock.now();
  for (int time = 0; time < 3; time++) {
    reopen();
    const auto item = fetcher().fetch(site.at("/changes"), start);
    ASSERT_TRUE(item.ok());
    EXPECT_EQ(body(*item), "version 1");
  }
  EXPECT_EQ(site.asked("/changes"), 1u);
}

TEST_F(Guest, AClockThatWentBackMakesNothingFreshForYears) {
  ASSERT_TRUE(fetcher().fetch(site.at("/changes"), now()).ok());
  ManualClock earlier(clock.now() - std::chrono::hours(24 * 365));
  archive.reset();
  auto reopened = FetchArchive::open(folder.path() / "fetched", earlier);
  ASSERT_TRUE(reopened.ok());
  Fetcher pages(options, *reopened, earlier);
  EXPECT_EQ(pages.fetch(site.at("/changes"), earlier.now())->news, FetchNews::fresh);
}

TEST_F(Guest, OfflineAsksNobody) {
  options.robots = RobotsUse::ignore;
  ASSERT_TRUE(fetcher().fetch(site.at("/moved"), now()).ok());
  const std::size_t before = site.requests().size();
  options.network = NetworkUse::offline;
  reopen();
  const auto held = fetcher().fetch(site.at("/moved"), now());
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(body(*held), "plain text");
  EXPECT_EQ(held->news, FetchNews::held);
  EXPECT_EQ(fetcher().fetch(site.at("/etag"), now()).error().code, ErrorCode::not_found);
  EXPECT_EQ(site.requests().size(), before);
}

}  // namespace
}  // namespace entente

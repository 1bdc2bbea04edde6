// What comes out of each way in which a server can misbehave. Only the loopback is asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fetching/misbehaving_site.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class MisbehavingServer : public FetchingTest {};

struct ServedRow {
  std::string path;
  std::string body;
  int status = 200;
};

TEST_F(MisbehavingServer, IsReadWhereThereIsSomethingToRead) {
  const std::vector<ServedRow> rows = {
      {"/plain", "plain text"},
      {"/chunked", "the parties"},
      {"/trailers", "the parties"},
      {"/longer-than-said", "four"},
      {"/truncated-once", "the whole"},
      {"/busy-once", "now it works"},
      {"/moved", "plain text"},
      {"/hops/10", "arrived"},
      {"/charset", "caf\xe9"},
      {"/gone", "no", 410},
      {"/lost", "no", 404},
  };
  Fetcher pages = fetcher();
  for (const ServedRow& row : rows) {
    const auto item = pages.fetch(site.at(row.path), now());
    ASSERT_TRUE(item.ok()) << row.path << ": " << item.error().describe();
    EXPECT_EQ(body(*item), row.body) << row.path;
    EXPECT_EQ(item->status, row.status) << row.path;
    EXPECT_EQ(item->gone(), row.status != 200) << row.path;
  }
}

struct UnservedRow {
  std::string path;
  ErrorCode code;
  std::string message;
};

TEST_F(MisbehavingServer, IsGivenUpWithAReason) {
  const std::vector<UnservedRow> rows = {
      {"/chunks-cut", ErrorCode::unreachable, ""},
      {"/truncated", ErrorCode::unreachable, "cut short"},
      {"/nothing", ErrorCode::unreachable, "did not answer"},
      {"/garbage", ErrorCode::unreachable, ""},
      {"/busy", ErrorCode::unreachable, "answered 500"},
      {"/drip", ErrorCode::timed_out, ""},
      {"/silence", ErrorCode::timed_out, ""},
      {"/endless-head", ErrorCode::too_large, "head"},
      {"/endless-body", ErrorCode::too_large, "more than 1048576 bytes"},
      {"/announced-100mb", ErrorCode::too_large, "more than"},
      {"/loop", ErrorCode::unreachable, "in a circle"},
      {"/itself", ErrorCode::unreachable, "in a circle"},
      {"/nowhere", ErrorCode::not_a_document, "without saying where"},
      {"/hops/11", ErrorCode::unreachable, "more than 10 times"},
      {"/to-file", ErrorCode::disallowed, "neither http nor https"},
      {"/to-password", ErrorCode::disallowed, "user or password"},
      {"/to-private", ErrorCode::disallowed, "private"},
      {"/to-mapped", ErrorCode::disallowed, "private"},
      {"/to-number", ErrorCode::disallowed, "private"},
      {"/to-metadata", ErrorCode::disallowed, "private"},
      {"/login", ErrorCode::not_a_document, "403"},
      {"/partial", ErrorCode::not_a_document, "206"},
      {"/unasked-304", ErrorCode::not_a_document, "304"},
      {"/come-back-tomorrow", ErrorCode::unreachable, "not to be asked before"},
  };
  options.retries = 0;
  options.limits.total = std::chrono::seconds(1);
  for (const UnservedRow& row : rows) {
    if (row.path == "/come-back-tomorrow") options.retries = 1;
    const auto item = fetcher().fetch(site.at(row.path), now());
    ASSERT_FALSE(item.ok()) << row.path;
    EXPECT_EQ(item.error().code, row.code) << row.path << ": " << item.error().describe();
    EXPECT_THAT(item.error().message, HasSubstr(row.message)) << row.path;
  }
}

TEST_F(MisbehavingServer, IsNotAskedInAPrivateNetwork) {
  options.private_hosts.clear();
  const auto item = fetcher().fetch(site.at("/plain"), now());
  ASSERT_FALSE(item.ok());
  EXPECT_EQ(item.error().code, ErrorCode::disallowed);
  EXPECT_THAT(site.requests(), ElementsAre());
}

// What inflates is the worker's to inflate, within its limits.
TEST_F(MisbehavingServer, ItsBombIsKeptAsItCame) {
  const auto item = fetcher().fetch(site.at("/bomb"), now());
  ASSERT_TRUE(item.ok());
  EXPECT_LT(item->place.size, 200'000u);
  EXPECT_THAT(body(*item), HasSubstr("inflates to more than"));
}

TEST_F(MisbehavingServer, IsTriedAgainLaterEachTime) {
  options.retries = 3;
  options.backoff = std::chrono::seconds(2);
  const TimePoint start = clock.now();
  EXPECT_FALSE(fetcher().fetch(site.at("/busy"), now()).ok());
  EXPECT_EQ(site.asked("/busy"), 4u);
  EXPECT_EQ(clock.now() - start, std::chrono::seconds(2 + 4 + 8));
}

TEST_F(MisbehavingServer, RetryAfterIsKept) {
  const TimePoint start = clock.now();
  const auto item = fetcher().fetch(site.at("/too-many"), now());
  ASSERT_TRUE(item.ok());
  EXPECT_EQ(body(*item), "patience");
  EXPECT_EQ(clock.now() - start, std::chrono::seconds(120));
}

TEST_F(MisbehavingServer, RetryAfterCountsForItsNextPageWhenTheFirstIsGivenUp) {
  options.retries = 0;
  Fetcher pages = fetcher();
  const TimePoint start = clock.now();
  EXPECT_FALSE(pages.fetch(site.at("/too-many"), now()).ok());
  EXPECT_TRUE(pages.fetch(site.at("/plain"), now()).ok());
  EXPECT_EQ(clock.now() - start, std::chrono::seconds(120));
}

TEST_F(MisbehavingServer, ThatIsDeadIsNotAskedForEverything) {
  options.retries = 0;
  options.dead_after = 3;
  options.robots = RobotsUse::ignore;
  Fetcher pages = fetcher();
  for (int page = 0; page < 10; page++) EXPECT_FALSE(pages.fetch(site.at("/busy"), now()).ok());
  EXPECT_EQ(site.asked("/busy"), 3u);
}

TEST_F(MisbehavingServer, ATransferEndsWhenItIsToldToStop) {
  int looks = 0;
  Fetcher pages(options, *archive, clock, [&looks] { return ++looks > 3; });
  const auto item = pages.fetch(site.at("/silence"), now());
  ASSERT_FALSE(item.ok());
  EXPECT_THAT(item.error().message, HasSubstr("stopped"));
}

}  // namespace
}  // namespace entente

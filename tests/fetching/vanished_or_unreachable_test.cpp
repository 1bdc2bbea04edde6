// Taking an outage for a removal, a maintenance page for an index, or a killed run for a new one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ingest/fetching/site_source.h"
#include "tests/fetching/misbehaving_site.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// An index of one item a line: "address", "address modified", "next address", "file address of-file"; "torn"
// where it was cut short.
Result<Listing> read_lines(std::string_view record, const ListingOptions&) {
  const ArchivedBody body = TRY(archived_body(record, 1u << 20));
  if (body.bytes.rfind("<html>", 0) == 0) return Listing{};  // a page without links
  Listing listing;
  listing.kind = ListingKind::sitemap;
  std::istringstream lines(body.bytes);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    if (first == "torn") {
      listing.whole = false;
    } else if (first == "next") {
      listing.next_pages.push_back(second);
    } else {
      listing.items.emplace_back();
      listing.items.back().address = first;
      if (second.rfind("/", 0) == 0) listing.items.back().files.push_back(second);
      if (second.rfind("2", 0) == 0) listing.items.back().modified = second;
    }
  }
  return listing;
}

class SiteRun : public FetchingTest {
 protected:
  SiteRun() {
    options.retries = 0;
    rules.address = site.at("/sitemap");
    for (const char* page : {"a", "b", "c"}) site.set("page", std::string(page) + "/text of " + page);
    site.set("sitemap", "/site/a,/site/b,/site/c");
  }

  // A run a week after the last.
  Result<SiteReport> run(const std::function<Onward(const SiteItem&)>& each = {}) {
    clock.wait_until(clock.now() + std::chrono::hours(24 * 7));
    return rerun(clock.now(), each);
  }

  // The same run, after a crash.
  Result<SiteReport> rerun(TimePoint start, const std::function<Onward(const SiteItem&)>& each = {}) {
    reopen();
    seen.clear();
    Fetcher pages = fetcher();
    return SiteSource(rules, pages, read_lines, announced).run(start, [&](const SiteItem& item) {
      seen.push_back(item);
      return each ? each(item) : Onward::proceed;
    });
  }

  SiteRules rules;
  AnnouncedReader announced;
  std::vector<SiteItem> seen;
};

TEST_F(SiteRun, FetchesEachOnceThenAsksWhetherItChanged) {
  auto report = run();
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_TRUE(report->complete);
  EXPECT_EQ(report->fresh, 3u);
  EXPECT_THAT(report->addresses, ElementsAre(site.at("/site/a"), site.at("/site/b"), site.at("/site/c")));
  EXPECT_EQ(body(*seen[1].page), "text of b");
  site.set("page", "b/another text");
  report = run();
  EXPECT_EQ(report->fresh, 1u);
  EXPECT_EQ(report->unchanged, 2u);
  EXPECT_EQ(body(*seen[1].page), "another text");
}

TEST_F(SiteRun, AnIndexOutOfReachSaysNothingOfItsItems) {
  ASSERT_TRUE(run().ok());
  site.set("sitemap", "down");
  const auto report = run();
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::unreachable);
  EXPECT_THAT(seen, IsEmpty());
}

TEST_F(SiteRun, AMaintenancePageIsNoSitemap) {
  site.set("sitemap", "<html>We are back soon");
  const auto report = run();
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::not_a_document);
  rules.kind = SiteKind::listing;
  const auto listing = run();
  ASSERT_TRUE(listing.ok());
  EXPECT_FALSE(listing->complete) << "a list that is suddenly empty removes nothing";
}

TEST_F(SiteRun, ANextPageOutOfReachMakesItIncomplete) {
  site.set("sitemap", "/site/a,next /busy");
  const auto report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_FALSE(report->complete);
  EXPECT_EQ(report->fresh, 1u);
  EXPECT_THAT(report->losses, ElementsAre(HasSubstr("answered 500")));
}

TEST_F(SiteRun, AnIndexCutShortIsIncomplete) {
  site.set("sitemap", "/site/a,torn");
  const auto report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_FALSE(report->complete);
  EXPECT_EQ(report->fresh, 1u);
}

TEST_F(SiteRun, NextPagesThatNeverEndAreCutAndACircleIsRead) {
  site.set("sitemap", "/site/a,next /sitemap,next /sitemap?2");
  EXPECT_TRUE(run()->complete);
  rules.kind = SiteKind::listing;
  rules.max_pages = 1;
  const auto report = run();
  EXPECT_FALSE(report->complete);
  EXPECT_THAT(report->losses, ElementsAre(HasSubstr("goes on after 1 pages")));
}

TEST_F(SiteRun, AnItemOutOfReachFailedAndOneThatIsLostIsGone) {
  ASSERT_TRUE(run().ok());
  site.set("page", "a/503");
  site.set("page", "b/410");
  const auto report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->complete);
  EXPECT_EQ(report->failed, 1u);
  EXPECT_EQ(report->gone, 1u);
  EXPECT_EQ(report->unchanged, 1u);
  EXPECT_TRUE(seen[0].error && !seen[0].gone);
  EXPECT_TRUE(seen[1].gone);
  EXPECT_EQ(report->addresses.size(), 3u) << "all are listed still";
  site.set("page", "b/here again");
  ASSERT_TRUE(run().ok());
  EXPECT_EQ(body(*seen[1].page), "here again");
}

TEST_F(SiteRun, AFeedNeverSaysThatSomethingVanished) {
  rules.kind = SiteKind::feed;
  EXPECT_FALSE(run().ok()) << "a sitemap is no feed";
  rules.kind = SiteKind::urls;
  rules.addresses = {site.at("/site/a"), site.at("/site/a#top"), "no address"};
  const auto report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_THAT(report->addresses, ElementsAre(site.at("/site/a")));
}

TEST_F(SiteRun, OldDatesOfModificationSpareTheRequest) {
  site.set("sitemap", "/site/a 2024-01-01,/site/b 2030-01-01,/site/c");
  ASSERT_TRUE(run().ok());
  const auto report = run();
  EXPECT_EQ(report->held, 1u);
  EXPECT_EQ(report->unchanged, 2u);
  EXPECT_EQ(site.asked("/site/a"), 1u);
  rules.modified = ModifiedDates::ignored;
  EXPECT_EQ(run()->unchanged, 3u);
}

TEST_F(SiteRun, ThatWasStoppedGoesOnWhereItWas) {
  const auto stop_at_b = [](const SiteItem& item) {
    return item.listed.address.back() == 'b' ? Onward::stop : Onward::proceed;
  };
  const auto report = run(stop_at_b);
  EXPECT_TRUE(report->stopped);
  EXPECT_EQ(seen.size(), 2u);
  const TimePoint start = clock.now();
  clock.wait_until(start + std::chrono::hours(5));
  const auto resumed = rerun(start);
  EXPECT_FALSE(resumed->stopped);
  EXPECT_EQ(resumed->held, 2u);
  EXPECT_EQ(resumed->fresh, 1u);
  for (const char* path : {"/sitemap", "/site/a", "/site/b", "/site/c"})
    EXPECT_EQ(site.asked(path), 1u) << path;
}

TEST_F(SiteRun, OnlyWhatMatchesIsFetched) {
  rules.include = "/site/[ab]$";
  rules.exclude = "/b";
  const auto report = run();
  EXPECT_THAT(report->addresses, ElementsAre(site.at("/site/a")));
  EXPECT_TRUE(report->complete);
  rules.include = "[";
  EXPECT_EQ(run().error().code, ErrorCode::invalid_argument);
}

TEST_F(SiteRun, AFileThatIsAPageInTruthIsNoRendition) {
  site.set("sitemap", "/site/a /true.pdf,/site/b /page.pdf,/site/c");
  announced = [](std::string_view, const FetchedItem& page) {
    return std::vector<std::string>(page.address.back() == 'c' ? 1 : 0, "../true.pdf");
  };
  ASSERT_TRUE(run().ok());
  ASSERT_EQ(seen[0].renditions.size(), 1u);
  EXPECT_EQ(body(seen[0].renditions[0]), "%PDF-1.4");
  EXPECT_THAT(seen[1].renditions, IsEmpty());
  EXPECT_THAT(seen[1].losses, ElementsAre(HasSubstr("a page was sent in place")));
  EXPECT_EQ(seen[2].renditions.size(), 1u);
  EXPECT_EQ(site.asked("/true.pdf"), 1u);
}

}  // namespace
}  // namespace entente

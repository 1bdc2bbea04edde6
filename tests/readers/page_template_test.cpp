// What repeats across a site: its frame must go, its one shared paragraph must not take a page with it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/readers/site_template.h"
#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

constexpr char notice[] =
    "The Harbour Forum takes no position of its own; what is written here is the view of those who wrote it.";

// Three paragraphs that only this page has, around the notice.
std::string page_of(int number) {
  const std::string n = std::to_string(number);
  auto paragraph = [&](const char* subject) {
    return "<p>In round " + n + " of the talks, the " + subject + " of group " +
           std::string(1, static_cast<char>('A' + number)) +
           std::string(static_cast<std::size_t>(number) + 3, 'x') +
           " said that the ports would open to the ships of both sides before the end of the year.</p>";
  };
  return "<html><body><div>" + paragraph("envoy") + paragraph("minister") + "<p>" + notice + "</p>" +
         paragraph("chair") + "</div></body></html>";
}

SiteTemplate template_of(int pages) {
  SiteSample sample;
  for (int i = 0; i < pages; ++i) sample.add(read_well(page_of(i)));
  return sample.settle();
}

TEST(SiteTemplate, HoldsWhatStandsOnManyPagesAndNothingElse) {
  SiteTemplate site = template_of(10);
  EXPECT_EQ(site.pages, 10u);
  EXPECT_EQ(site.digests.size(), 1u);
  EXPECT_TRUE(site.digests.contains(repeat_digest(notice)));
}

TEST(SiteTemplate, TwoPagesAreNoSample) {
  EXPECT_TRUE(template_of(2).digests.empty());
}

TEST(SiteTemplate, AShareBelowThreeTenthsIsNoFrame) {
  SiteSample sample;
  for (int i = 0; i < 3; ++i) sample.add(read_well(page_of(i)));
  for (int i = 0; i < 8; ++i)
    sample.add(read_well("<html><p>Page " + std::string(static_cast<std::size_t>(i) + 1, 'y') +
                         " says this.</p></html>"));
  EXPECT_TRUE(sample.settle().digests.empty());
}

TEST(SiteTemplate, ACounterIsTheSameOnEveryPage) {
  EXPECT_EQ(repeat_digest("Total: 6,433 papers"), repeat_digest("Total: 17,001 papers"));
  EXPECT_NE(repeat_digest("Total: 6,433 papers"), repeat_digest("Total: 6,433 essays"));
}

TEST(SiteTemplate, RepeatedBlocksOfAPageBecomeBoilerplate) {
  SiteTemplate site = template_of(6);
  Result<Document> with =
      read_document(page_of(20), "with", {}, {.address = "", .content_type = "", .repeated = site.digests});
  ASSERT_TRUE(with.ok());
  EXPECT_EQ(main_blocks(*with).size(), 3u);
  EXPECT_THAT(texts_of_kind(*with, BlockKind::boilerplate), testing::Contains(notice));
  Document without = read_well(page_of(20));
  EXPECT_EQ(main_blocks(without).size(), 4u);
  leave_out_repeated(without, site.digests);
  EXPECT_EQ(main_blocks(without), main_blocks(*with));
}

TEST(SiteTemplate, APageThatIsAllRepeatedIsLeftAsItIs) {
  SiteSample sample;
  for (int i = 0; i < 5; ++i) sample.add(read_well(page_of(1)));
  Document page = read_well(page_of(1));
  leave_out_repeated(page, sample.settle().digests);
  EXPECT_EQ(main_blocks(page).size(), 4u);
}

TEST(SiteTemplate, SurvivesItsJson) {
  SiteTemplate site = template_of(6);
  Result<SiteTemplate> read = site_template_from_json(to_json(site));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->digests, site.digests);
  EXPECT_EQ(read->pages, site.pages);
}

TEST(SiteTemplate, ForeignJsonIsRefused) {
  for (const char* json :
       {"", "[]", "{\"pages\":-1,\"digests\":[]}", "{\"pages\":1}", "{\"pages\":1,\"digests\":[7]}",
        "{\"pages\":1,\"digests\":[\"xyz\"]}", "{\"pages\":1,\"digests\":[\"00112233445566778\"]}"})
    EXPECT_FALSE(site_template_from_json(json).ok()) << json;
}

}  // namespace
}  // namespace entente

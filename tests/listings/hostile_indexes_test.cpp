// Indexes that are wrong, damaged, or meant to hurt.
#include <gmock/gmock.h>

#include <chrono>

#include "tests/listings/listing_fixture.h"

namespace entente {
namespace {

using testing::HasSubstr;

struct WrongIndex {
  std::string name;
  std::string bytes;
  ListingOptions options;
  ErrorCode code;
  std::string words;  // in the message
};

class RefusedIndex : public testing::TestWithParam<WrongIndex> {};

TEST_P(RefusedIndex, SaysWhy) {
  const Result<Listing> listing = read_listing(GetParam().bytes, GetParam().options);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(name_of(listing.error().code), name_of(GetParam().code)) << listing.error().message;
  EXPECT_THAT(listing.error().message, HasSubstr(GetParam().words));
}

ListingOptions with_columns(std::map<std::string, std::string> columns) {
  ListingOptions options;
  options.columns = std::move(columns);
  return options;
}

ListingOptions of_kind(std::string kind, std::string links = "") {
  ListingOptions options;
  options.kind = std::move(kind);
  options.links = std::move(links);
  return options;
}

INSTANTIATE_TEST_SUITE_P(
    Indexes, RefusedIndex,
    testing::Values(
        WrongIndex{"nothing", " \n", {}, ErrorCode::empty, "nothing"},
        WrongIndex{"prose",
                   "The ministers met, and agreed.\n\nThey left.\n",
                   {},
                   ErrorCode::unsupported,
                   "no index"},
        WrongIndex{
            "picture", "<svg xmlns='http://www.w3.org/2000/svg'/>", {}, ErrorCode::unsupported, "no index"},
        WrongIndex{"unknown_field", "file\na.pdf\n", with_columns({{"headlin", "file"}}),
                   ErrorCode::invalid_argument, "no field \"headlin\"; the fields are address, files, title"},
        WrongIndex{"missing_column", "file,Name\na.pdf,x\n", with_columns({{"title", "Headline"}}),
                   ErrorCode::invalid_argument, "no column \"Headline\"; the columns are file, Name"},
        WrongIndex{"missing_member", "[{\"file\":\"a.pdf\"}]", with_columns({{"title", "Headline"}}),
                   ErrorCode::invalid_argument, "\"Headline\""},
        WrongIndex{"no_such_kind", "file\na.pdf\n", of_kind("excel"), ErrorCode::invalid_argument, "excel"},
        WrongIndex{"no_expression", "file\na.pdf\n", of_kind("", "pub/("), ErrorCode::invalid_argument,
                   "pub/("},
        WrongIndex{"table_without_files", "a,b\n1,2\n", of_kind("csv"), ErrorCode::malformed,
                   "the columns are a, b"},
        WrongIndex{"broken_json", "[{\"file\":\n\"a.pdf\"},,]", {}, ErrorCode::malformed, "line 2"},
        WrongIndex{"numbers", "17", of_kind("json"), ErrorCode::malformed, "no object"},
        WrongIndex{"no_records", "AU  - Lee", of_kind("sitemap"), ErrorCode::malformed, "XML"},
        WrongIndex{
            "many_values", "[" + std::string(9'000'000, ',') + "]", {}, ErrorCode::too_large, "values"},
        WrongIndex{"deep",
                   "<rss><channel>" +
                       [] {
                         std::string deep;
                         for (int i = 0; i < 20'000; ++i) deep += "<a>";
                         return deep;
                       }(),
                   {},
                   ErrorCode::too_large,
                   "deeper"},
        WrongIndex{"attributes",
                   "<rss " +
                       [] {
                         std::string many;
                         for (int i = 0; i < 40'000; ++i) many += "a" + std::to_string(i) + "='' ";
                         return many;
                       }() +
                       "/>",
                   {},
                   ErrorCode::malformed,
                   "attributes"}),
    [](const auto& test) { return test.param.name; });

TEST(DamagedIndex, IsReadUpToTheDamageAndSaysSo) {
  const std::string whole =
      "<urlset><url><loc>https://a.org/1</loc></url><url><loc>https://a.org/2</loc></url><url><loc>https://"
      "a.o";
  const Listing listing = list_well(whole);
  ASSERT_GE(listing.items.size(), 2u);
  EXPECT_EQ(listing.items[1].address, "https://a.org/2");
  EXPECT_FALSE(listing.whole);
  EXPECT_THAT(joined(listing.losses), HasSubstr("damaged"));
  const Listing lines = list_well("{\"file\":\"a.pdf\"}\n{\"file\":\n{\"file\":\"b.pdf\"}\n");
  EXPECT_EQ(lines.items.size(), 2u);
  EXPECT_FALSE(lines.whole);
  EXPECT_EQ(joined(lines.losses), "row 2: is no JSON");
}

TEST(DamagedIndex, AQuoteThatNobodyClosesSwallowsNothing) {
  const Listing listing = list_well("file,title\na.pdf,\"An open quote\nb.pdf,Two\nc.pdf,\"Three\"\n");
  EXPECT_THAT(summaries(listing), testing::ElementsAre(" | a.pdf | \"An open quote |  | ",
                                                       " | b.pdf | Two |  | ", " | c.pdf | Three |  | "));
  EXPECT_EQ(joined(listing.losses), "row 2: a quote is opened and never closed");
}

// A message cut in the middle of a character would be refused on its way out of the worker.
TEST(Losses, AreCutBetweenCharacters) {
  for (std::size_t blanks = 0; blanks < 4; ++blanks) {
    std::string date(56 + blanks, 'x');
    for (int i = 0; i < 20; ++i) date += "\u20AC";
    const Listing listing = list_well("file,date\na.pdf," + date + "\n");
    EXPECT_TRUE(listing_from_json(to_json(listing)).ok()) << joined(listing.losses);
  }
}

TEST(Entities, AreNotExpandedNorFetched) {
  const std::string laughs =
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!-- ]> --><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>"
      "<rss><channel><item><title>x&c;&d;y&amp;z</title><link>https://a.org/1</link></item></channel></rss>";
  const Listing listing = list_well(laughs);
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].title, "x&c;&d;y&z");
}

TEST(Entities, OfHtmlAreReadAndCostTheOthersNothing) {
  const Listing listing = list_well(
      "<rss><item><title>Ann&nbsp;Lee &amp; Bo &#8211; R&D <![CDATA[a &amp; "
      "b]]></title><link>https://a.org/?a=1&b=2"
      "</link></item></rss>");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].title, "Ann\u00A0Lee & Bo \u2013 R&D a & b");
  EXPECT_EQ(listing.items[0].address, "https://a.org/?a=1&b=2");
  EXPECT_TRUE(listing.whole);
}

TEST(Caps, AreKept) {
  ListingOptions options;
  options.max_items = 3;
  for (const std::string& bytes :
       {std::string("file\n1\n2\n3\n4\n"),
        std::string("[{\"file\":\"1\"},{\"file\":\"2\"},{\"file\":\"3\"},{\"file\":\"4\"}]"),
        std::string("TY  - A\nL1  - 1\nTY  - A\nL1  - 2\nTY  - A\nL1  - 3\nTY  - A\nL1  - 4\n"),
        std::string("<rss><item><link>http://a/1</link></item><item><link>http://a/2</link></item>"
                    "<item><link>http://a/3</link></item><item><link>http://a/4</link></item></rss>")}) {
    const Listing listing = list_well(bytes, options);
    EXPECT_EQ(listing.items.size(), 3u) << bytes;
    EXPECT_FALSE(listing.whole) << bytes;
    EXPECT_THAT(joined(listing.losses), HasSubstr("more than 3 entries")) << bytes;
  }
}

// Work must grow with the bytes, not with their square: a hostile index of 4 MB is done in seconds.
TEST(Cost, IsLinearInHostileIndexes) {
  const std::size_t size = 4u << 20;
  const std::string comma(size, ',');
  std::string quotes = "file,title\n";
  while (quotes.size() < size) quotes += "a.pdf,\"x\n\"\"\",\"\n";
  std::string items = "<rss>";
  while (items.size() < size) items += "<item><title>&amp;lt;b</title>";
  std::string links = "<html><body>";
  while (links.size() < size) links += "<a href='/pub/" + std::to_string(links.size()) + "'>x</a>";
  ListingOptions pattern;
  pattern.links = "(/pub|x)*(.*)*0$";
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& bytes :
       {"file" + comma, "file,title\n" + comma, quotes, "[" + std::string(size, '['),
        "TY  - A\nL1  - a\n" + std::string(size, '\n'), items, "<rss " + std::string(size, '<'),
        "<rss>" + std::string(size, '&')}) {
    (void)read_listing(bytes, {});
  }
  (void)read_listing(links, pattern);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  EXPECT_LT(taken.count(), 20);
}

}  // namespace
}  // namespace entente

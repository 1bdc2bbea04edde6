// From an index to a document: a listing on its way through JSON, sidecars, and what stands over what.
#include <gmock/gmock.h>

#include "ingest/listings/sidecar.h"
#include "tests/listings/listing_fixture.h"

namespace entente {
namespace {

using testing::ElementsAre;

Listing full_listing() {
  Listing listing;
  listing.kind = ListingKind::csl_json;
  ListedItem item;
  item.address = "https://a.org/1";
  item.files = {"a.pdf", "b \"c\".html"};
  item.title = "Title “x”";
  item.authors = {"Ann Lee"};
  item.date = *Date::parse("2023-08");
  item.issuer = "I", item.publisher = "P", item.genre = "G", item.language = "en", item.modified = "M";
  item.identifiers = {{"doi", "10.1/x"}};
  item.other_columns = {{"Size", "12 kB"}};
  item.row = 7;
  listing.items = {item, ListedItem()};
  listing.next_pages = {"https://a.org/p2"};
  listing.losses = {"row 3 has neither file nor address"};
  listing.whole = false;
  return listing;
}

TEST(ListingJson, ComesBackAsItWent) {
  const Result<Listing> back = listing_from_json(to_json(full_listing()));
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(to_json(*back), to_json(full_listing()));
  EXPECT_EQ(back->items[0].other_columns.at("Size"), "12 kB");
  EXPECT_EQ(back->items[0].row, 7u);
  EXPECT_FALSE(back->whole);
}

TEST(ListingJson, IsRefusedWhenItIsNotOurs) {
  const std::string json = to_json(full_listing());
  auto swapped = [&](const std::string& from, const std::string& to) {
    std::string copy = json;
    return copy.replace(copy.find(from), from.size(), to);
  };
  for (const std::string& lie :
       {std::string("{}"), std::string("[]"), std::string(), json.substr(0, json.size() / 2),
        swapped("csl_json", "excel"), swapped("\"row\":7", "\"row\":-7"), swapped("2023-08", "2023-13"),
        swapped("[\"a.pdf\"", "[7"), swapped("\"whole\":false", "\"whole\":0"), swapped("\"P\"", "{}"),
        swapped("{\"Size\":\"12 kB\"}", "[]"), swapped("12 kB", "\xFF"),
        swapped("12 kB", std::string(2u << 20, 'x'))}) {
    const Result<Listing> listing = listing_from_json(lie);
    ASSERT_FALSE(listing.ok()) << lie.substr(0, 400);
    EXPECT_EQ(listing.error().code, ErrorCode::malformed);
  }
}

TEST(Sidecars, StandBesideTheirDocument) {
  EXPECT_THAT(sidecar_names("foo.pdf"), ElementsAre("foo.csl.json", "foo.json", "foo.ris", "foo.pdf.csl.json",
                                                    "foo.pdf.json", "foo.pdf.ris"));
  EXPECT_THAT(sidecar_names("README"), ElementsAre("README.csl.json", "README.json", "README.ris"));
  EXPECT_TRUE(sidecar_names("foo.csl.json").empty());
  struct Row {
    std::string name;
    std::string bytes;
    std::string expected;
  };
  for (const Row& row :
       {Row{"foo.json", R"({"title":"T","author":"Ann Lee","date":"2023"})",
            " | foo.pdf | T | Ann Lee | 2023"},
        Row{"foo.csl.json", R"([{"title":"T","author":[{"family":"Lee","given":"Ann"}]}])",
            " | foo.pdf | T | Ann Lee | "},
        Row{"foo.ris", "TY  - RPRT\nTI  - T\nUR  - https://a.org/1\nER  - \n",
            "https://a.org/1 | foo.pdf | T |  | "},
        Row{"foo.json", R"([{"title":"T"},{"title":"U"}])", "nothing"}, Row{"foo.json", "[]", "nothing"}}) {
    Result<Listing> listing = read_listing(row.bytes, sidecar_options("foo.pdf", row.name));
    const std::optional<ListedItem> item = listing.ok() ? sidecar_item(*std::move(listing)) : std::nullopt;
    EXPECT_EQ(item ? summary(*item) : "nothing", row.expected) << row.bytes;
  }
}

TEST(Complete, TheIndexStandsOverTheDocument) {
  Document document;
  document.title = "Microsoft Word - x.doc", document.title_source = "pdf title";
  document.date = *Date::parse("2024-01-01"), document.date_source = "pdf creation date";
  document.authors = {"admin"};
  document.publisher = "kept";
  ListedItem item;
  item.title = "T", item.date = *Date::parse("2023-08-18"), item.authors = {"Ann Lee"};
  item.address = "https://a.org/1", item.genre = "Policy Brief";
  complete(document, item);
  EXPECT_EQ(document.title + "/" + document.title_source, "T/index");
  EXPECT_EQ(document.date.to_string() + "/" + document.date_source, "2023-08-18/index");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(document.authors_source, "index");
  EXPECT_EQ(document.url, "https://a.org/1");
  EXPECT_EQ(document.genre, "report");
  EXPECT_EQ(document.publisher, "kept");
}

TEST(Complete, AYearDoesNotReplaceTheDayInIt) {
  Document document;
  document.date = *Date::parse("2023-08-18"), document.date_source = "meta";
  ListedItem item;
  item.date = *Date::parse("2023");
  complete(document, item);
  EXPECT_EQ(document.date.to_string() + "/" + document.date_source, "2023-08-18/meta");
  item.date = *Date::parse("2022");
  complete(document, item);
  EXPECT_EQ(document.date.to_string() + "/" + document.date_source, "2022/index");
}

}  // namespace
}  // namespace entente

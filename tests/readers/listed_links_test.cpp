// Listing pages: an item must not be lost or doubled, must not borrow its neighbour's date or PDF, and menus
// must not become items.
#include "ingest/readers/listed_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/readers/link_address.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view home = "https://institute.example/publications?page=1";

PageTree parse(std::string_view markup) {
  Result<PageTree> page = parse_page(markup, {});
  EXPECT_TRUE(page.ok());
  return *page;
}

// "title | address | date | pdf" of every item.
std::vector<std::string> items_of(std::string_view markup, std::string_view address = home) {
  std::vector<std::string> items;
  for (const ListedLink& link : listed_links(parse(markup), address))
    items.push_back(link.title + " | " + link.address + " | " + link.date.to_string() + " | " + link.pdf);
  return items;
}

constexpr std::string_view menu =
    "<nav><ul><li><a href=/about>About the whole institute and its people</a><li><a href=/jobs>Jobs and "
    "other "
    "openings here</a><li><a href=/press>Press releases for the media</a></ul></nav>";

TEST(ListedLinks, CardsWithDatesAndFiles) {
  std::string page = std::string(menu) +
                     "<main><div class='card c-1'><a href='/p/one'><img src=x></a><h3><a href='/p/one'>Grain "
                     "after the harvest fails</a></h3><time datetime='2024-03-02'>2 Mar</time>"
                     "<a href='/files/one.pdf'>PDF</a></div>"
                     "<div class='card c-2'><h3><a href='/p/two'>Two ports and one channel</a></h3>"
                     "<time datetime='2024-02-11'>11 Feb</time></div>"
                     "<div class='card c-3'><h3><a href='../p/three#top'>Who guards the strait</a></h3>"
                     "<p>18 January 2024</p></div></main>";
  EXPECT_THAT(items_of(page),
              ElementsAre("Grain after the harvest fails | https://institute.example/p/one | 2024-03-02 | "
                          "https://institute.example/files/one.pdf",
                          "Two ports and one channel | https://institute.example/p/two | 2024-02-11 | ",
                          "Who guards the strait | https://institute.example/p/three | 2024-01-18 | "));
}

TEST(ListedLinks, FlatHeadingsTakeWhatFollowsThem) {
  std::string page =
      "<div id=list><h2><a href='a'>The first of several notes</a></h2><p>May 3, 2023</p>"
      "<h2><a href='b'>The second of several notes</a></h2><p>April 9, 2023</p>"
      "<h2><a href='c'>The third of several notes</a></h2><p>March 1, 2023</p></div>";
  EXPECT_THAT(items_of(page),
              ElementsAre("The first of several notes | https://institute.example/a | 2023-05-03 | ",
                          "The second of several notes | https://institute.example/b | 2023-04-09 | ",
                          "The third of several notes | https://institute.example/c | 2023-03-01 | "));
}

TEST(ListedLinks, ReadMoreTakesTheHeadingOfItsItem) {
  std::string page =
      "<ul><li><h4>A corridor nobody pays for</h4><p>Text.</p><a href=/x/1>Read more</a>"
      "<li><h4>Ministers meet in the rain</h4><p>Text.</p><a href=/x/2>Read more »</a></ul>";
  EXPECT_THAT(items_of(page),
              ElementsAre("A corridor nobody pays for | https://institute.example/x/1 |  | ",
                          "Ministers meet in the rain | https://institute.example/x/2 |  | "));
}

TEST(ListedLinks, TableRowsOfFiles) {
  std::string page =
      "<table><tr><td>2021-06-01</td><td><a href='d/1.pdf'>Agreement on river transport</a></td></tr>"
      "<tr><td>2021-07-01</td><td><a href='d/2.pdf'>Protocol on river transport</a></td></tr></table>";
  EXPECT_THAT(items_of(page),
              ElementsAre("Agreement on river transport | https://institute.example/d/1.pdf | 2021-06-01 | ",
                          "Protocol on river transport | https://institute.example/d/2.pdf | 2021-07-01 | "));
}

TEST(ListedLinks, DateInATitleIsTheLastResort) {
  std::string page =
      "<ul><li><a href=/1>Statement of 4 May 2020 on fisheries</a> <span>6 May 2020</span>"
      "<li><a href=/2>Statement of 9 May 2020 on forests</a></ul>";
  EXPECT_THAT(
      items_of(page),
      ElementsAre("Statement of 4 May 2020 on fisheries | https://institute.example/1 | 2020-05-06 | ",
                  "Statement of 9 May 2020 on forests | https://institute.example/2 | 2020-05-09 | "));
}

TEST(ListedLinks, NothingThatRepeats) {
  EXPECT_THAT(items_of("<p>No link at all.</p>"), IsEmpty());
  EXPECT_THAT(items_of("<p><a href=/one>Only one link stands here</a></p>"), IsEmpty());
  EXPECT_THAT(items_of(menu), IsEmpty());
}

TEST(ListedLinks, WithoutAnAddressOfItsOwn) {
  std::string list =
      "<ul><li><a href=/1>A first title of some words</a><li><a href=/2>A second title of words</a></ul>";
  EXPECT_EQ(listed_links(parse(list), "").front().address, "/1");
  EXPECT_EQ(listed_links(parse("<base href='https://b.example/x/'>" + list), "").front().address,
            "https://b.example/1");
  EXPECT_EQ(
      listed_links(parse("<link rel=canonical href='https://c.example/x/'>" + list), "").front().address,
      "https://c.example/1");
}

TEST(ListedLinks, ManyLinksCostLittle) {
  std::string page = "<ul>";
  for (int i = 0; i < 30'000; ++i)
    page += "<li><div><div><a href=/" + std::to_string(i) + ">Title number of many words</a></div></div>";
  EXPECT_LE(listed_links(parse(page), home).size(), 5'000U);
}

struct NextPage {
  std::string_view what, markup, expected;
};

TEST(NextPageAddress, IsFoundWhereTheListingGoesOn) {
  const NextPage cases[] = {
      {"link element", "<link rel=next href='?page=2'>", "https://institute.example/publications?page=2"},
      {"anchor", "<a rel='next' href='/publications?page=2'>›</a>",
       "https://institute.example/publications?page=2"},
      {"words", "<a href='?page=2'>Next page »</a>", "https://institute.example/publications?page=2"},
      {"class and sign", "<li class='pager__item--next'><a href='?page=2'>›</a>",
       "https://institute.example/publications?page=2"},
      {"numbers", "<span class=current>1</span><a href='?page=2'>2</a><a href='?page=3'>3</a>",
       "https://institute.example/publications?page=2"},
      {"last page", "<a href='?page=0'>1</a><span class=current>2</span>", ""},
      {"an article on what comes next", "<a href=/n>What comes next</a>", ""},
      {"elsewhere", "<a rel=next href='https://elsewhere.example/2'>Next</a>", ""},
      {"itself", "<a rel=next href='?page=1'>Next</a>", ""},
  };
  for (const NextPage& each : cases)
    EXPECT_EQ(next_page_address(parse(each.markup), home), each.expected) << each.what;
}

struct Resolution {
  std::string_view base, reference, expected;
};

TEST(LinkAddress, RelativeReferences) {
  constexpr std::string_view base = "http://host.example/b/c/d;p?q";
  const Resolution cases[] = {
      {base, "g", "http://host.example/b/c/g"},
      {base, "./g/", "http://host.example/b/c/g/"},
      {base, "/g", "http://host.example/g"},
      {base, "?y", "http://host.example/b/c/d;p?y"},
      {base, "g?y/./x#s", "http://host.example/b/c/g?y/./x"},
      {base, "../../../g", "http://host.example/g"},
      {base, "..", "http://host.example/b/"},
      {base, ".", "http://host.example/b/c/"},
      {base, "https://x.example/a b\n.pdf", "https://x.example/a%20b.pdf"},
      {base, "javascript:void(0)", ""},
      {base, "MAILTO:a@b.example", ""},
      {base, "#top", ""},
      {base, "", ""},
      {"", "a/b#c", "a/b"},
      {"http://host.example", "a", "http://host.example/a"},
      {base, "data:text/plain,x", ""},
  };
  for (const Resolution& each : cases)
    EXPECT_EQ(target_address(each.base, each.reference), each.expected) << each.reference;
}

TEST(LinkAddress, SitesAndFiles) {
  EXPECT_EQ(site_of("https://user@WWW.Example.org:8080/x"), "example.org");
  EXPECT_EQ(site_of("/x/y"), "");
  EXPECT_TRUE(is_pdf_address("https://e.example/a.PDF?download=1"));
  EXPECT_FALSE(is_pdf_address("https://e.example/a?file=b.pdf"));
}

}  // namespace
}  // namespace entente

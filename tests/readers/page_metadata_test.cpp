// What a page says of itself: a neighbour's name, an editor's, a menu's or a comment's must not become its
// own, and a date of revision must not become that of publication.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/json_ld.h"
#include "ingest/readers/page_findings.h"
#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::IsEmpty;

constexpr std::string_view prose =
    "<p>The two ministers met in the harbour town and agreed that the ferry between their ports should run "
    "again, "
    "that its crews should be trained together, and that the cost should be shared in equal parts.</p>"
    "<p>Nobody in the harbour had expected that, least of all the pilots, who had waited on the quay since "
    "the "
    "morning with a letter of protest that none of them now wished to read aloud.</p>";

Document page_of(std::string_view head, std::string_view body) {
  return read_well("<html><head>" + std::string(head) + "</head><body>" + std::string(body) +
                   "</body></html>");
}

struct TitlePage {
  std::string_view what, head, body, title, source;
};

TEST(PageTitle, IsWhatReadersSee) {
  const TitlePage cases[] = {
      {"repeated by metadata", "<meta property=og:title content='Talks in the Harbour'><title>x</title>",
       "<h1>Quay House</h1><h1>Talks in the harbour</h1>", "Talks in the harbour", "heading"},
      {"much like the metadata", "<title>Talks in the harbour: what was decided | Quay House</title>",
       "<h1>Talks in the harbour</h1>", "Talks in the harbour", "heading"},
      {"only heading, whatever machines are told", "<meta property=og:title content='Five things to know'>",
       "<h1>Ministers agree on the ferry</h1>", "Ministers agree on the ferry", "heading"},
      {"the site's heading is none",
       "<meta property=og:site_name content='Quay House'><meta property=og:title content='Talks in the "
       "harbour'>",
       "<h1>Quay House</h1>", "Talks in the harbour", "open graph"},
      {"shown by an element that is no h1",
       "<title>Talks in the harbour - Quay House</title>"
       "<meta property=og:site_name content='Quay House'>",
       "<div class=headline>Talks in the harbour</div>", "Talks in the harbour", "heading"},
      {"site named by the address alone",
       "<link rel=canonical href='https://www.quayhouse.example/t'><title>Talks in the harbour - "
       "Quayhouse</title>",
       "", "Talks in the harbour", "page title"},
      {"citation tag", "<meta name=citation_title content='Talks &amp; tides in the harbour'>", "",
       "Talks & tides in the harbour", "citation tag"},
  };
  for (const TitlePage& each : cases) {
    Document document = page_of(each.head, std::string(each.body) + std::string(prose));
    EXPECT_EQ(document.title, each.title) << each.what;
    EXPECT_EQ(document.title_source, each.source) << each.what;
  }
}

struct DatedPage {
  std::string_view what, head, lines, date, source;
};

TEST(PageDate, IsThatOfPublication) {
  constexpr std::string_view linked =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Talks in the harbour\","
      "\"datePublished\":\"2024-05-01\",\"dateModified\":\"2024-06-02\"}</script>";
  const DatedPage cases[] = {
      {"json-ld", linked, "<p>Report</p>", "2024-05-01", "json-ld"},
      {"what stands under the title over json-ld", linked, "<p>3 May 2024</p>", "2024-05-03",
       "near the title"},
      {"but not an update", linked, "<p>Last updated: 2 June 2024</p>", "2024-05-01", "json-ld"},
      {"label in the line before", linked, "<p>Updated</p><p>2 June 2024</p>", "2024-05-01", "json-ld"},
      {"the day machines are told, shown behind another", linked,
       "<p>Offer ends 3 December 2024</p><p>1 May 2024</p>", "2024-05-01", "json-ld"},
      {"the day machines are told, but shown as an update", linked,
       "<p>Published 3 April 2023</p><p>Updated 1 May 2024</p>", "2023-04-03", "near the title"},
      {"figures that machines are told the meaning of", linked, "<p>05.01.2024</p>", "2024-05-01", "json-ld"},
      {"label inside the element", linked,
       "<p><time class=published datetime='2024-06-02'><b>Last updated:</b> June 2, 2024</time></p>",
       "2024-05-01", "json-ld"},
      {"a language says nothing of dots", "<meta property=og:locale content=en_US>", "<p>03.05.2024</p>",
       "2024-05-03", "near the title"},
      {"dots, month first by another date", "", "<p>05.03.2024</p><p>Next talks: 05.23.2024</p>",
       "2024-05-03", "near the title"},
      {"the publication that meta elements date",
       "<meta property=article:published_time content='2024-05-05T10:00:00Z'>"
       "<script type='application/ld+json'>[{\"@type\":\"Review\",\"datePublished\":\"2023-01-09\"},"
       "{\"@type\":\"Article\",\"datePublished\":\"2024-05-05\"}]</script>",
       "", "2024-05-05", "json-ld"},
      {"month alone", "", "<p>May 2024</p>", "2024-05", "near the title"},
      {"month in a sentence", "", "<p>Since May 2024 all is well</p>", "", ""},
      {"published and updated in one line", "", "<p>Updated 2 June 2024, published 3 May 2024</p>",
       "2024-05-03", "near the title"},
      {"an update is better than nothing", "", "<p>Updated on 2 June 2024</p>", "2024-06-02",
       "near the title"},
      {"meta", "<meta name=dcterms.issued content='2024-05-04'>", "", "2024-05-04", "meta"},
      {"figures, day first by language", "<meta property=og:locale content=en_GB>", "<p>03/05/2024</p>",
       "2024-05-03", "near the title"},
      {"figures, month first by another date", "", "<p>05/03/2024</p><p>Next talks: 05/23/2024</p>",
       "2024-05-03", "near the title"},
      {"figures that can be read two ways", "", "<p>03/05/2024</p>", "", ""},
      {"dateline", "",
       "<p>LISBON, 3 May 2024 - The two ministers met in the harbour town and agreed that the ferry "
       "between their ports should run again, with the cost shared in equal parts between the two, and that "
       "the "
       "crews of the ferry should be trained together.</p>",
       "2024-05-03", "near the title"},
      {"a date inside prose is not the page's", "",
       "<p>The ministers had met before, on 3 May 2020, in the same harbour town, where they had agreed on "
       "nothing at "
       "all, which the pilots had found about right at the time, as they told everyone who asked them on the "
       "quay "
       "and some who did not ask.</p>",
       "", ""},
      {"a card of the frame is not the page's", "",
       "<aside><time datetime='2020-01-01'>1 Jan 2020</time> Other</aside>"
       "<aside><time datetime='2020-01-02'>2 Jan 2020</time> Other</aside>",
       "", ""},
      {"address", "<link rel=canonical href='https://q.example/2024/05/03/talks'>", "", "2024-05-03", "url"},
  };
  for (const DatedPage& each : cases) {
    Document document =
        page_of(each.head, "<h1>Talks in the harbour</h1>" + std::string(each.lines) + std::string(prose));
    EXPECT_EQ(document.date.to_string(), each.date) << each.what;
    EXPECT_EQ(document.date_source, each.source) << each.what;
  }
}

struct AuthoredPage {
  std::string_view what, head, lines;
  std::vector<std::string> authors;
};

TEST(PageAuthors, AreThoseWhoWroteIt) {
  const AuthoredPage cases[] = {
      {"byline", "", "<p>By Ann Lee and Bo Kim</p>", {"Ann Lee", "Bo Kim"}},
      {"byline with date and office", "", "<p>By Ann Lee, Senior Fellow | 3 May 2024</p>", {"Ann Lee"}},
      {"label and names in lines of their own",
       "",
       "<div>Written by</div><div>Ann Lee</div><div>3 May 2024</div>",
       {"Ann Lee"}},
      {"links to the pages of experts",
       "",
       "<div><a href='/experts/lee'>Ann Lee</a></div><div><a href='/experts/kim'>Bo Kim</a></div>",
       {"Ann Lee", "Bo Kim"}},
      {"date first", "", "<p>03/01/2017 by Agnes Caleo</p>", {"Agnes Caleo"}},
      {"office behind a bar", "", "<p>Ann Lee | Senior Writer | July 2, 2025</p>", {"Ann Lee"}},
      {"another hand", "", "<p>Reviewed by Cy Roe</p><p>Photo by Di Fox</p>", {}},
      {"another hand in the same line", "", "<p>By Ann Lee, PhD. Reviewed by Cy Roe</p>", {"Ann Lee"}},
      {"json-ld by reference",
       "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Talks in the "
       "harbour\","
       "\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Ann Lee\"}]}</script>",
       "",
       {"Ann Lee"}},
      {"citation tags",
       "<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Kim, Bo'>",
       "",
       {"Ann Lee", "Bo Kim"}},
      {"a comment's author",
       "",
       "<div class=comments><div class=comment-author>Old Pilot says</div><p>I sailed "
       "there.</p></div></footer>",
       {}},
      {"prose that begins with by", "", "<p>By sea and by land the goods arrive late.</p>", {}},
      {"name before a linked section",
       "",
       "<p>Dec 26, 2025 \u2022 Ann Lee in <a href='/trade'>Trade</a></p>",
       {"Ann Lee"}},
      {"no name where the section is no link", "", "<p>Port Sella in Autumn</p>", {}},
      {"a box about the author",
       "",
       "<footer><div class=author-box><b>Ann Lee</b><p>Ann has written on ferries and their pilots for "
       "twenty years, "
       "and on the tides of the harbour.</p></div></footer>",
       {"Ann Lee"}},
      {"a box that speaks of nobody",
       "",
       "<footer><div class=author-box><b>Quay Notes</b><p>All that is new in the harbour, once a week, in "
       "one letter "
       "for everyone who waits there.</p></div></footer>",
       {}},
      {"signed at the end of the page",
       "",
       "<footer><p>Written by <a href='/x'>Ann Lee</a></p></footer>",
       {"Ann Lee"}},
      {"signatures of several hands are those of other articles",
       "",
       "<footer><p>By Ann Lee</p><p>By Bo Kim</p></footer>",
       {}},
      {"a person's own site", "<title>Talks in the harbour | Ann Lee's blog</title>", "", {"Ann Lee"}},
      {"an organisation's own site", "<title>Talks in the harbour | Ferry Institute's blog</title>", "", {}},
      {"repeated plural citation tag",
       "<meta name=citation_authors content='Ann Lee'><meta name=citation_authors content='Bo Kim'>",
       "",
       {"Ann Lee", "Bo Kim"}},
      {"a handle only where there is no name",
       "<meta name=author content=jlee42>",
       "<p>By Ann Lee</p>",
       {"Ann Lee"}},
      {"nobody", "<meta name=author content=admin>", "", {}},
  };
  for (const AuthoredPage& each : cases) {
    Document document =
        page_of(each.head, "<h1>Talks in the harbour</h1>" + std::string(each.lines) + std::string(prose));
    EXPECT_EQ(document.authors, each.authors) << each.what;
  }
}

TEST(PageAuthors, ABodyIsNoPerson) {
  Document document =
      page_of("<meta property=og:site_name content='Quay House'><meta name=author content='Quay House'>",
              "<h1>Talks in the harbour</h1>" + std::string(prose));
  EXPECT_THAT(document.authors, IsEmpty());
  EXPECT_EQ(document.corporate_author, "Quay House");
  document =
      page_of("", "<h1>Talks in the harbour</h1><p>By the Ferry Research Institute</p>" + std::string(prose));
  EXPECT_THAT(document.authors, IsEmpty());
}

struct Byline {
  std::string_view line;
  std::vector<std::string> names;
};

TEST(AuthorNames, AreTakenApart) {
  const Byline cases[] = {
      {"By Ann Lee, Bo Kim and Cy Roe", {"Ann Lee", "Bo Kim", "Cy Roe"}},
      {"Lee, Ann", {"Ann Lee"}},
      {"Ann Lee, MD", {"Ann Lee"}},
      {"Ann van der Lee & Bo Kim", {"Ann van der Lee", "Bo Kim"}},
      {"Ann Lee, Vice President for Research", {"Ann Lee"}},
      {"Ann Lee, Executive Editor, Harbour Watch", {"Ann Lee"}},
      {"Ann Lee, Senior Fellow, and Bo Kim", {"Ann Lee", "Bo Kim"}},
      {"Ministry of Trade and Ports", {"Ministry of Trade and Ports"}},
      {"Ann Lee in Port Sella", {"Ann Lee"}},
      {"ann@quay.example", {}},
      {"https://quay.example/ann", {}},
      {"Reviewed by Ann Lee", {}},
      {"Read more", {}},
      {"", {}},
  };
  for (const Byline& each : cases) EXPECT_EQ(split_authors(each.line), each.names) << each.line;
}

TEST(DateText, InFigures) {
  auto date = [](std::string_view text, DayOrder order) {
    std::optional<DateInText> found = locate_date(text, order);
    return found ? found->date.to_string() : "";
  };
  EXPECT_EQ(date("on 15/12/2025 at noon", DayOrder::unknown), "2025-12-15");
  EXPECT_EQ(date("12/15/2025", DayOrder::unknown), "2025-12-15");
  EXPECT_EQ(date("2025/12/15", DayOrder::unknown), "2025-12-15");
  EXPECT_EQ(date("15.1.2025", DayOrder::unknown), "2025-01-15");
  EXPECT_EQ(date("3/4/2025", DayOrder::unknown), "");
  EXPECT_EQ(date("3/4/2025", DayOrder::day_first), "2025-04-03");
  EXPECT_EQ(date("3/4/2025", DayOrder::month_first), "2025-03-04");
  EXPECT_EQ(date("31/31/2025", DayOrder::day_first), "");
  EXPECT_EQ(date("10.0.0.1 and 1/2/3", DayOrder::day_first), "");
}

TEST(DateText, InAddresses) {
  auto date = [](std::string_view address) { return find_date_in_url(address).value_or(Date()).to_string(); };
  EXPECT_EQ(date("https://q.example/2023/08/18/talks"), "2023-08-18");
  EXPECT_EQ(date("https://q.example/news/2023-08-18-talks.html"), "2023-08-18");
  EXPECT_EQ(date("https://q.example/world/2023/aug/18/talks"), "2023-08-18");
  EXPECT_EQ(date("https://q.example/2023/october/03/talks"), "2023-10-03");
  EXPECT_EQ(date("https://q.example/articles/2023-08-18+talks+held"), "2023-08-18");
  EXPECT_EQ(date("https://q.example%2Farticles%2F2023-08-18%2Btalks"), "2023-08-18");
  EXPECT_EQ(date("https://q.example/2023/08/"), "2023-08");
  EXPECT_EQ(date("https://q.example/2023/08/99-ships"), "2023-08");
  EXPECT_EQ(date("https://q.example/2023-may-the-sea-rise"), "");
  EXPECT_EQ(date("https://q.example/p/20231012"), "");
  EXPECT_EQ(date("https://q.example/p?d=2023/08/18"), "");
  EXPECT_EQ(date(""), "");
}

TEST(JsonLd, BrokenScriptsGiveWhatCanBeSaved) {
  EXPECT_THAT(read_json_ld("no json"), IsEmpty());
  EXPECT_THAT(read_json_ld("[[[[[["), IsEmpty());
  std::vector<LinkedData> data = read_json_ld(
      "{\"@type\":\"Article\",\"headline\":\"A \"quoted\" talk\",\"datePublished\":\"2024-05-03\",}");
  ASSERT_EQ(data.size(), 1U);
  EXPECT_EQ(data[0].published, "2024-05-03");
  EXPECT_EQ(read_json_ld("{\"@type\":[\"WebPage\",\"Article\"],\"headline\":\"Talk\"}").front().type,
            "Article");
}

// Each of these would cost much more than its bytes if something were read once a level or once a link.
TEST(HostilePage, CostsNoMoreThanItsBytes) {
  std::string nest;
  for (int i = 0; i < 50; ++i) nest += "<div class='date author published'>";
  nest += std::string(1 << 20, 'x') + "<h1>Talks in the harbour</h1>";
  std::string link = "<h1>Talks in the harbour</h1><a href='/experts/" + std::string(1 << 20, 'e') + "'>";
  for (int i = 0; i < 2'000; ++i) link += "<span>Ann Lee</span>";
  std::string linked = "<script type='application/ld+json'>[";
  for (int i = 0; i < 20'000; ++i) linked += "{\"@type\":\"Article\",\"headline\":\"Talks\"},";
  linked += "{}]</script><h1>Talks in the harbour</h1>";
  for (const std::string& page : {nest, link, linked}) {
    Result<Document> document = read_document("<html><body>" + page + std::string(prose), "test");
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->title, "Talks in the harbour");
  }
}

TEST(Entities, LeftInAttributesAreDecoded) {
  EXPECT_EQ(without_entities("Q&amp;A &#8217;24 &#x2013; &nbsp; &bogus; &#xD800; &"),
            "Q&A \u201924 \u2013 &bogus; &#xD800; &");
}

}  // namespace
}  // namespace entente

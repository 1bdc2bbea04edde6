// HTML: the frame of a site must not become sentences, the text must not be taken for frame, and what a page
// says about itself must be found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using namespace std::string_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char abstract_text[] =
    "Mara Okonjo argues that the two governments should share the income of the field before they draw a "
    "line. She "
    "examines three earlier cases, and finds that the order mattered more than the share.";

std::string publication_page(std::string_view counter) {
  return "<!DOCTYPE html><html lang=en><head><title>Two Seas, One Shelf | Harbour House</title>"
         "<meta property='og:site_name' content='Harbour House'><meta name=author content='Mara Okonjo'>"
         "<meta name='date' content='2024-05-14'><link rel=canonical "
         "href='https://example.org/p/9'></head><body>"
         "<header class=site-header><ul><li><a href=/>Home</a><li><a href=/p>Publications</a></ul>"
         "<p>Total Index: " +
         std::string(counter) +
         " publications.</p></header><main><article><h1>Two Seas, One Shelf</h1><p class=byline>By Mara "
         "Okonjo</p><p>" +
         abstract_text +
         "</p><p><a href='/f/shelf.pdf'>Download PDF</a></p></article></main>"
         "<aside><h2>Related</h2><ul><li><a href=/x>A page about something else entirely, in many "
         "words</a></ul></aside>"
         "<div class=cookie-banner><p>We use cookies to make this site work "
         "better.</p><button>Accept</button></div>"
         "<footer><p>Harbour House is a fictional institute with a long address in a "
         "port.</p></footer></body></html>";
}

TEST(Page, FrameIsBoilerplateInReadingOrder) {
  Document document = read_well(publication_page("6433"));
  EXPECT_THAT(main_blocks(document),
              ElementsAre("title: Two Seas, One Shelf", std::string("paragraph: ") + abstract_text));
  std::vector<std::string> frame = texts_of_kind(document, BlockKind::boilerplate);
  EXPECT_THAT(frame, Contains("Total Index: 6433 publications."));
  EXPECT_THAT(frame, Contains("We use cookies to make this site work better."));
  EXPECT_EQ(frame.front(), "Home");
  EXPECT_EQ(broken_promise(document), "");
}

TEST(Page, ACounterInTheFrameChangesNothing) {
  EXPECT_EQ(main_blocks(read_well(publication_page("6570"))),
            main_blocks(read_well(publication_page("6433"))));
}

TEST(Page, SaysWhatItIs) {
  Document document = read_well(publication_page("1"));
  EXPECT_EQ(document.title, "Two Seas, One Shelf");
  EXPECT_EQ(document.publisher, "Harbour House");
  EXPECT_THAT(document.authors, ElementsAre("Mara Okonjo"));
  EXPECT_EQ(document.date.to_string(), "2024-05-14");
  EXPECT_EQ(document.date_source, "meta");
  EXPECT_EQ(document.url, "https://example.org/p/9");
  EXPECT_EQ(document.announced_pdf, "https://example.org/f/shelf.pdf");
  EXPECT_EQ(document.genre, "publication_page");
  EXPECT_EQ(document.language, "en");
}

constexpr char prose[] =
    "<p>The two governments met in the port on Monday and agreed on the text of a treaty.</p>";

std::string page(std::string_view head, std::string_view body = prose) {
  return "<html><head>" + std::string(head) + "</head><body>" + std::string(body) + "</body></html>";
}

struct Dated {
  std::string name;
  std::string head;
  std::string body;
  std::string date;
  std::string source;
};
class PageDate : public testing::TestWithParam<Dated> {};

TEST_P(PageDate, ComesFromTheBestSource) {
  Document document = read_well(page(GetParam().head, GetParam().body + prose));
  EXPECT_EQ(document.date.to_string(), GetParam().date);
  EXPECT_EQ(document.date_source, GetParam().source);
}

INSTANTIATE_TEST_SUITE_P(
    Sources, PageDate,
    testing::Values(
        Dated{"json_ld",
              "<meta name=date content=2020-01-01><script "
              "type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},"
              "{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\"2023-08-18T10:00:00Z\"}]}</"
              "script>",
              "", "2023-08-18", "json-ld"},
        Dated{"broken_json_ld",
              "<meta name=date content=2020-01-01><script type='application/ld+json'>{\"@type\":</script>",
              "", "2020-01-01", "meta"},
        Dated{"published_time",
              "<meta property='article:published_time' content='2023-08-18T08:00:00+00:00'>", "",
              "2023-08-18", "meta"},
        Dated{"citation", "<meta name=citation_publication_date content='2023/08/18'>", "", "2023-08-18",
              "meta"},
        Dated{"words", "<meta name=dc.date content='August 18, 2023'>", "", "2023-08-18", "meta"},
        Dated{"time", "", "<time datetime='2023-08-18T08:00'>Friday</time>", "2023-08-18", "time element"},
        Dated{"address", "<link rel=canonical href='https://example.org/2023/08/18/a-talk/'>", "",
              "2023-08-18", "url"},
        Dated{"none", "<meta name=date content='last Friday'>", "", "", ""}),
    [](const auto& test) { return test.param.name; });

struct PdfLink {
  std::string name;
  std::string html;
  std::string address;
};
class AnnouncedPdf : public testing::TestWithParam<PdfLink> {};

TEST_P(AnnouncedPdf, IsTheOneThePageOffers) {
  EXPECT_EQ(read_well(page(GetParam().html)).announced_pdf, GetParam().address);
}

INSTANTIATE_TEST_SUITE_P(
    Links, AnnouncedPdf,
    testing::Values(PdfLink{"citation",
                            "<meta name=citation_pdf_url content='/c.pdf'><link rel=alternate "
                            "type=application/pdf href=/a.pdf>",
                            "/c.pdf"},
                    PdfLink{"alternate", "<link rel=alternate type='application/pdf' href='/a.pdf'>",
                            "/a.pdf"},
                    PdfLink{"download", "</head><a href='/d.pdf?x=1'>Download</a>", "/d.pdf?x=1"},
                    PdfLink{"two_downloads", "</head><a href=/d.pdf>PDF</a><a href=/e.pdf>PDF</a>", ""},
                    PdfLink{"embedded", "</head><embed src='/e.pdf'>", "/e.pdf"},
                    PdfLink{"none", "</head><a href=/x>Download</a>", ""}),
    [](const auto& test) { return test.param.name; });

TEST(Page, ListsHangOnTheParagraphBeforeThem) {
  Document document = read_well(
      page("", std::string(prose) +
                   "<p>The two governments will:</p><ul><li>dredge the port;<ul><li>first the east;</ul>"
                   "<li><p>light the channel.</p></ul><ol><li>One.</ol>"));
  EXPECT_THAT(main_blocks(document),
              ElementsAre(testing::_, "list_stem: The two governments will:", "list_item: dredge the port;",
                          "list_item: first the east;", "list_item: light the channel.", "list_item: One."));
  EXPECT_EQ(document.blocks[2].stem, 1);
  EXPECT_EQ(document.blocks[3].level, 2);
  EXPECT_EQ(document.blocks[4].stem, 1);
}

TEST(Page, TablesOfDataAreTablesAndTablesOfLayoutAreNot) {
  Document data = read_well(
      page("", std::string(prose) + "<table><tr><th>State<th>Share</tr><tr><td>Norway<td>40 %</tr></table>"));
  EXPECT_THAT(texts_of_kind(data, BlockKind::table), ElementsAre("State | Share\nNorway | 40 %"));
  Document layout = read_well(page("", "<table><tr><td><a href=/>Home</a></td><td><div>" +
                                           std::string(prose) + prose + "</div></td></tr></table>"));
  EXPECT_THAT(texts_of_kind(layout, BlockKind::table), IsEmpty());
  EXPECT_EQ(main_blocks(layout).size(), 2u);
}

TEST(Page, LineBreaksPartParagraphsButDoNotCutSentences) {
  Document document = read_well(page("",
                                     "<p>The first paragraph ends with this sentence.<br><br>The second is "
                                     "as long as the first, and its lines<br>"
                                     "were broken by hand in the middle of the one sentence.</p>"));
  EXPECT_THAT(main_blocks(document), ElementsAre("paragraph: The first paragraph ends with this sentence.",
                                                 testing::StartsWith("paragraph: The second is as long")));
}

TEST(Page, TextInAFrameByNameIsKeptWhenThePageHangsOnIt) {
  std::string body = "<div class='sidebar-widget menu'>" + std::string(prose) + prose + prose + "</div>";
  EXPECT_EQ(main_blocks(read_well(page("", body))).size(), 3u);
}

TEST(Page, HiddenElementsAndScriptsAreNotText) {
  Document document = read_well(
      page("", std::string(prose) +
                   "<p hidden>Never seen by anyone.</p><p style='display: none'>Nor this.</p>"
                   "<script>var a = '<p>no</p>';</script><style>p{}</style><noscript>Enable it.</noscript>"));
  EXPECT_EQ(document.blocks.size(), 1u);
}

struct Charset {
  std::string name;
  std::string bytes;
};
class PageCharset : public testing::TestWithParam<Charset> {};

TEST_P(PageCharset, IsDecodedBeforeParsing) {
  Document document = read_well(GetParam().bytes);
  ASSERT_FALSE(main_blocks(document).empty());
  EXPECT_THAT(main_blocks(document).back(), testing::HasSubstr("Caf\u00E9")) << main_blocks(document).back();
  EXPECT_THAT(main_blocks(document).back(), testing::EndsWith("to the very end.")) << "cut at a bad byte";
}

INSTANTIATE_TEST_SUITE_P(
    Charsets, PageCharset,
    testing::Values(
        Charset{"utf8",
                "<html><meta charset=utf-8><p>At the Caf\xC3\xA9 they met and read the text to the very "
                "end.</p></html>"},
        Charset{"latin1",
                "<html><meta charset=iso-8859-1><p>At the Caf\xE9 they met and read the text to the very "
                "end.</p></html>"},
        Charset{"http_equiv",
                "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>At the "
                "Caf\xE9 they met and read the text to the very end.</p></html>"},
        Charset{"undeclared",
                "<html><p>At the Caf\xE9 they met and read the text to the very end.</p></html>"},
        Charset{"bad_byte",
                "<html><meta charset=utf-8><p>At the Caf\xC3\xA9 they met \xFF and read the text to the very "
                "end.</p></html>"},
        Charset{"nul",
                "<html><p>At the Caf\xC3\xA9 they \0met and read the text to the very end.</p></html>"s}),
    [](const auto& test) { return test.param.name; });

// Thirty Cyrillic words and more, as a browser of 1999 wrote them.
std::string russian_page(std::string_view head) {
  std::string page = "<html>" + std::string(head) + "<p>";
  for (int i = 0; i < 12; ++i)
    page +=
        "\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xE0 \xE4\xE2\xF3\xF5 \xF1\xF2\xF0\xE0\xED "
        "\xEF\xEE\xE4\xEF\xE8\xF1\xE0\xEB\xE8 \xE4\xEE\xE3\xEE\xE2\xEE\xF0 \xE8 \xED\xE5 "
        "\xF1\xEA\xE0\xE7\xE0\xEB\xE8 \xEE\xE1 \xFD\xF2\xEE\xEC. ";
  return page + "</p></html>";
}

TEST(PageCharsetHint, OfTheServerStandsOverThePages) {
  const std::string bytes = russian_page("<meta charset=iso-8859-5>");
  Result<Document> document =
      read_document(bytes, "test", {}, {.address = "", .content_type = "text/html; charset=windows-1251"});
  ASSERT_TRUE(document.ok());
  EXPECT_THAT(document->text, testing::HasSubstr("договор"));
}

TEST(PageCharsetHint, IsDetectedWhereNobodySaysIt) {
  EXPECT_THAT(read_well(russian_page("")).text, testing::HasSubstr("Правительства двух стран"));
}

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Each of these takes a naive reader minutes, or its stack.
TEST(HostilePage, NestingAttributesAndStrayTagsAreBounded) {
  std::string text = "<p>The text that stands below it all is still a sentence.</p>";
  for (const std::string& bytes :
       {"<html>" + text + repeat("<div>", 100'000), "<html>" + text + repeat("<table><td>", 20'000),
        "<html><body>" + text + repeat("<b>", 2'000) + repeat("</x></i>", 100'000),
        "<html><body>" + text + "<p " + repeat("a1=2 b='x' ", 50'000) + ">after",
        "<html>" + text + repeat("<a href=x.pdf>pdf", 20'000),
        "<html><script type='application/ld+json'>" + repeat("[", 200'000) + "</script>" + text,
        "<html><script type='application/ld+json'>" + repeat("\"articleBody\":\"", 50'000) + "</script>" +
            text}) {
    Document document = read_well(bytes);
    EXPECT_EQ(broken_promise(document), "");
    EXPECT_THAT(document.text, testing::HasSubstr("still a sentence"));
  }
}

// A hundred thousand blocks, and what might make work in each of them grow with their number.
TEST(HostilePage, ManyBlocksCostInProportion) {
  std::string menus = "<html><body>";
  std::string deep = "<html>" + repeat("<div class='post body'>", 2'000);
  for (int i = 0; i < 100'000; ++i) {
    std::string n = std::to_string(i);
    menus += "<div class='c" + n + "'><a href=x>Item " + n + "</a></div>";
    if (i < 50'000) deep += "<p>The party of round " + n + " agreed, and it signed the text at noon.</p>";
  }
  for (const std::string& bytes : {menus, deep}) {
    std::clock_t begin = std::clock();
    Document document = read_well(bytes);
    double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_EQ(broken_promise(document), "");
    EXPECT_LT(seconds, 6) << "two seconds on a machine of its own";
  }
}

TEST(HostilePage, ItsLossesAreNoted) {
  EXPECT_THAT(read_well("<html><p>Some words here.</p>" + repeat("<div>", 10'000)).losses,
              Contains(testing::HasSubstr("3000 levels")));
  EXPECT_THAT(read_well("<html><p " + repeat("a=b ", 600) + ">Some words here.</p>").losses,
              Contains(testing::HasSubstr("500 attributes")));
}

TEST(HostilePage, ADepthThatPagesReachIsRead) {
  Document document = read_well("<html>" + repeat("<div>", 700) + "<p>Deep down there is a sentence.</p>");
  EXPECT_THAT(document.text, testing::HasSubstr("Deep down"))
      << "libxml2 drops what lies below depth 256 unless told not to";
}

}  // namespace
}  // namespace entente

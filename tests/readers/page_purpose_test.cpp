// What a page is for: an article must never be taken for a listing or an error page, because it would be
// lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string page_of(std::string_view title, std::string_view body, std::string_view head = "") {
  return "<!DOCTYPE html><html><head><title>" + std::string(title) + "</title>" + std::string(head) +
         "</head><body>" + std::string(body) + "</body></html>";
}

std::string prose(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i)
    text +=
        "<p>The two ministers of paragraph " + std::to_string(i) +
        " met in the harbour town and agreed that the ferry between their ports should run again, that its "
        "crews should be trained together, and that the cost should be shared in equal parts each year.</p>";
  return text;
}

std::string items(int count) {
  std::string list = "<div class=list>";
  for (int i = 0; i < count; ++i)
    list += "<div class=item><h3><a href=/p/" + std::to_string(i) + ">What the harbour talks decided, part " +
            std::to_string(i) + "</a></h3><span>" + std::to_string(1 + i % 28) + " May 2024</span></div>";
  return list + "</div>";
}

DocumentRole role_in(const std::string& page) {
  return read_well(page).role;
}

TEST(PageRoleOf, ListingsAreTold) {
  EXPECT_EQ(role_in(page_of("Publications", "<h1>Publications</h1>" + items(12))), DocumentRole::listing);
  EXPECT_EQ(role_in(page_of("News", "<h1>News</h1>" + prose(1) + items(12))), DocumentRole::listing);
  EXPECT_EQ(role_in(page_of("Archive", "<h1>May</h1>" + items(4),
                            "<script type='application/ld+json'>{\"@type\":\"CollectionPage\"}</script>")),
            DocumentRole::listing);
}

TEST(PageRoleOf, DocumentsStayDocuments) {
  const std::string article = "<h1>Talks in the harbour</h1>";
  EXPECT_EQ(role_in(page_of("Talks", article + prose(8))), DocumentRole::document);
  EXPECT_EQ(role_in(page_of("Talks", article + prose(8) + items(12))), DocumentRole::document)
      << "further reading below an article";
  EXPECT_EQ(role_in(page_of("Talks", article + "<p class=byline>By Ann Lee</p>" + prose(1) + items(12))),
            DocumentRole::document)
      << "an abstract with an author";
  EXPECT_EQ(
      role_in(page_of("Talks", article + prose(1) + "<p><a href=/f/t.pdf>Download PDF</a></p>" + items(12))),
      DocumentRole::document)
      << "an abstract with its PDF";
  EXPECT_EQ(role_in(page_of("Talks", article + prose(1) + items(12),
                            "<meta name=citation_title content='Talks in the harbour'>")),
            DocumentRole::document)
      << "a catalogue's record";
}

TEST(PageRoleOf, AListingIsReadForItsLinks) {
  Document listing = read_well(page_of("Publications", "<h1>Publications</h1>" + items(12)));
  ASSERT_EQ(listing.links.size(), 12U);
  EXPECT_EQ(listing.links[3].text, "What the harbour talks decided, part 3");
  EXPECT_EQ(listing.links[3].address, "/p/3");
}

TEST(PageLinks, AreThoseOfTheText) {
  std::string page = page_of(
      "Talks",
      "<nav><a href=/home>Home</a></nav><h1>Talks in the harbour</h1>" + prose(4) +
          "<p>The full text of the ferry agreement was published by <a href='../texts/9#a2'>the registry</a> "
          "and "
          "by <a href='https://other.example/t'>the other port</a>; <a href='mailto:a@b.example'>letters</a> "
          "are welcome until the summer.</p><footer><a href=/imprint>Imprint</a></footer>",
      "<link rel=canonical href='https://harbour.example/news/talks'>");
  Document document = read_well(page);
  ASSERT_EQ(document.links.size(), 2U);
  EXPECT_EQ(document.links[0].address, "https://harbour.example/texts/9");
  EXPECT_EQ(document.links[0].text, "the registry");
  EXPECT_EQ(document.links[1].address, "https://other.example/t");
}

TEST(PageLinks, CountFromWhereThePageWasFetched) {
  ReadHints hints;
  hints.address = "https://fetched.example/a/b";
  Result<Document> document = read_document(
      page_of("Talks", "<h1>Talks</h1><p>The text " + std::string("of the agreement ") +
                           "is <a href=c>here, in the language of both of the parties</a>.</p>" + prose(3)),
      "test", {}, hints);
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->links.size(), 1U);
  EXPECT_EQ(document->links[0].address, "https://fetched.example/a/c");
}

TEST(AnnouncedPdf, IsTheOneThatIsThePagesOwn) {
  auto pdf_of = [](std::string_view links, std::string_view head = "") {
    return read_well(page_of("Talks", "<h1>Talks</h1>" + prose(3) + std::string(links), head)).announced_pdf;
  };
  EXPECT_EQ(pdf_of("<p><a href=a.pdf>Download</a></p>"), "a.pdf");
  EXPECT_EQ(pdf_of("<p><a href=a.pdf>Download PDF</a></p><aside><a href=b.pdf>PDF: another text</a></aside>"),
            "a.pdf");
  EXPECT_EQ(pdf_of("<p><a href=a.pdf>Download the report</a> <a href=b.pdf>Annex (PDF)</a></p>"), "a.pdf");
  EXPECT_EQ(pdf_of("<p><a href=a.pdf>Annex A (PDF)</a> <a href=b.pdf>Annex B (PDF)</a></p>"), "");
  EXPECT_EQ(pdf_of("<p><a href=a.pdf>Download</a></p>",
                   "<meta name=citation_pdf_url content='https://h.example/own.pdf'>"),
            "https://h.example/own.pdf");
  EXPECT_EQ(
      pdf_of(
          "",
          "<link rel=alternate type='application/pdf' href='/x/own.pdf'><base href='https://h.example/p/'>"),
      "https://h.example/x/own.pdf");
}

struct RefusedPage {
  std::string_view title, body, expected;
};

TEST(Refusal, PagesThatStandInADocumentsPlace) {
  const RefusedPage cases[] = {
      {"Just a moment...", "<p>Enable JavaScript and cookies to continue</p>", "check for robots"},
      {"Attention Required! | Cloudflare",
       "<h1>Sorry, you have been blocked</h1><p>You are unable to access.</p>", "check for robots"},
      {"harbour.example", "<p>Verifying you are human. This may take a few seconds.</p>", "check for robots"},
      {"Access Denied", "<p>You don't have permission to access this page on this server.</p>", "denied"},
      {"403 Forbidden", "<h1>403 Forbidden</h1><p>nginx</p>", "denied"},
      {"404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
       "not there"},
      {"Page not found | Harbour House", "<h1>Page not found</h1><p>Try the search.</p>", "not there"},
      {"Log in | Harbour House", "<h1>Members</h1><p>User name and password</p>", "login"},
      {"503 Service Unavailable", "<p>The server is temporarily unable to service your request.</p>",
       "out of order"},
  };
  for (const RefusedPage& each : cases) {
    Result<Document> document = read_document(page_of(each.title, each.body), "test");
    ASSERT_FALSE(document.ok()) << each.title;
    EXPECT_EQ(document.error().code, ErrorCode::not_a_document) << each.title;
    EXPECT_THAT(document.error().message, HasSubstr(each.expected)) << each.title;
  }
}

TEST(Refusal, ArticlesAboutSuchPagesAreRead) {
  const RefusedPage cases[] = {
      {"Access denied: how ports closed to grain | Harbour House", "", ""},
      {"Just a moment in history | Harbour House", "", ""},
      {"Log in the water: shipping hazards of the delta", "", ""},
      {"Security check at the border takes longer", "", ""},
  };
  for (const RefusedPage& each : cases)
    EXPECT_TRUE(read_document(page_of(each.title, "<h1>Ports</h1>" + prose(2)), "test").ok()) << each.title;
  std::string quoted = page_of("Access denied", "<h1>Access denied</h1>" + prose(9));
  EXPECT_TRUE(read_document(quoted, "test").ok()) << "much text stands over a title";
  std::string sentence = page_of("Talks",
                                 "<h1>Talks</h1><p>Readers who saw the words verify you are human wrote "
                                 "to us.</p>" +
                                     prose(5));
  EXPECT_TRUE(read_document(sentence, "test").ok()) << "a phrase inside an article";
}

}  // namespace
}  // namespace entente

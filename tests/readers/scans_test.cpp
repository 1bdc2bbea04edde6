// A scan is refused, read with holes, or read at the wrong page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>

#include "ingest/readers/text_recognition.h"
#include "tests/readers/read_fixture.h"
#include "tests/readers/scanned_pdf.h"

namespace entente {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ScanReading : public testing::Test {
 protected:
  void SetUp() override {
    const Result<void> loaded = load_text_recognition();
    if (!loaded.ok()) GTEST_SKIP() << loaded.error().message;
    if (!shows_something(scan().front().picture)) GTEST_SKIP() << "no font to print a page with";
  }

  static const std::vector<ScannedPage>& scan() {
    static const std::vector<ScannedPage> pages = harbour_scan();
    return pages;
  }

  static Result<Document> read(const std::vector<ScannedPage>& pages, std::size_t recognised_pages) {
    ReadLimits limits;
    limits.recognised_pages = recognised_pages;
    return read_document(scanned_pdf(pages), "scan.pdf", limits);
  }
};

// The page on which the words stand, or 0.
std::uint32_t page_of(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  if (at == std::string::npos) return 0;
  for (const PageMark& page : document.pages) {
    if (page.span.begin <= at && at < page.span.end) return page.number;
  }
  return 0;
}

TEST_F(ScanReading, GivesTheTextOfEachPage) {
  const Result<Document> document = read(scan(), 10);
  ASSERT_TRUE(document.ok()) << document.error().describe();
  EXPECT_EQ(page_of(*document, "Norway will pay for the survey of the sea floor."), 1U) << document->text;
  EXPECT_EQ(page_of(*document, "The next meeting takes place in Rotterdam."), 2U) << document->text;
  EXPECT_THAT(document->losses, Contains(StartsWith("page 2 was recognised by OCR (mean confidence ")));
  EXPECT_THAT(document->losses, Not(Contains(HasSubstr("no text layer"))));
}

TEST_F(ScanReading, FindsTitleAndParagraphsByTheSamePassesAsAnyPage) {
  const Result<Document> document = read(scan(), 10);
  ASSERT_TRUE(document.ok()) << document.error().describe();
  // A blank here or there is for tesseract to find.
  EXPECT_THAT(main_blocks(*document),
              ElementsAre("title: Communique of the Harbour Ministers",
                          AllOf(StartsWith("paragraph: The ministers of the four ports"),
                                HasSubstr("end of the year."), EndsWith("larger ships will need.")),
                          "paragraph: Norway will pay for the survey of the sea floor.",
                          AllOf(StartsWith("paragraph: The next meeting takes place in Rotterdam."),
                                EndsWith("of Bergen for its welcome."))));
}

TEST_F(ScanReading, LeavesPagesWithATextLayerAlone) {
  const Result<Document> document =
      read({{{}, "The protocol of the harbour ministers is printed here in full."}, scan()[1]}, 10);
  ASSERT_TRUE(document.ok()) << document.error().describe();
  EXPECT_EQ(page_of(*document, "The protocol of the harbour ministers"), 1U);
  EXPECT_EQ(page_of(*document, "The next meeting takes place in Rotterdam."), 2U);
  EXPECT_THAT(document->losses, Not(Contains(StartsWith("page 1"))));
}

TEST_F(ScanReading, SaysWhichPagesAreTooMany) {
  const Result<Document> document = read(scan(), 1);
  ASSERT_TRUE(document.ok()) << document.error().describe();
  EXPECT_EQ(page_of(*document, "Norway will pay for the survey"), 1U);
  EXPECT_THAT(document->losses, Contains(HasSubstr("it reads 1 of a document at most")));
  EXPECT_THAT(document->losses, Contains("page 2 has no text layer"));
}

TEST_F(ScanReading, RefusesAPictureWithoutText) {
  GreyPicture blank{850, 1100, 100, std::string(850 * 1100, '\xFF')};
  const Result<Document> document = read({{blank}}, 10);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::empty);
  EXPECT_THAT(document.error().message, HasSubstr("OCR found no text"));
}

TEST_F(ScanReading, PassesOverAPageTheSizeOfAHouse) {
  GreyPicture dots{16, 16, 100, std::string(256, '\x40')};
  const Result<Document> document = read({scan()[1], {dots, "", 200}}, 10);
  ASSERT_TRUE(document.ok()) << document.error().describe();
  EXPECT_THAT(document->losses,
              Contains(HasSubstr("page 2 could not be recognised by OCR: the page measures")));
}

TEST_F(ScanReading, DoesNotDependOnThePagesBefore) {
  const Result<RecognisedPage> before = recognise_text(scan()[1].picture);
  ASSERT_TRUE(before.ok());
  ASSERT_TRUE(recognise_text(scan()[0].picture).ok());
  const Result<RecognisedPage> after = recognise_text(scan()[1].picture);
  ASSERT_TRUE(after.ok());
  ASSERT_EQ(before->lines.size(), after->lines.size());
  EXPECT_EQ(before->confidence, after->confidence);
  for (std::size_t i = 0; i < before->lines.size(); ++i) {
    EXPECT_EQ(before->lines[i].text, after->lines[i].text);
  }
}

TEST_F(ScanReading, PassesOverAPictureWithFewerDotsThanItSays) {
  for (const GreyPicture& picture : {GreyPicture{100, 100, 300, "abc"}, GreyPicture{0, 0, 300, ""},
                                     GreyPicture{-5, 7, 300, std::string(64, 'x')}}) {
    const Result<RecognisedPage> page = recognise_text(picture);
    ASSERT_TRUE(page.ok());
    EXPECT_TRUE(page->lines.empty());
  }
}

TEST(ScansWithoutOcr, AreRefusedWithAdvice) {
  const Result<Document> document =
      read_document(scanned_pdf({{GreyPicture{8, 8, 300, std::string(64, 'x')}}}), "scan.pdf");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::empty);
  EXPECT_THAT(document.error().message, HasSubstr("--ocr"));
}

}  // namespace
}  // namespace entente

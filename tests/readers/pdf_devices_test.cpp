// Two ways to read one file: they must agree where they can, and neither may fall over what it is given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "ingest/readers/pdf_contents.h"
#include "tests/readers/read_fixture.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

using testing::ElementsAre;

class PdfReading : public testing::TestWithParam<PdfDevice> {
 protected:
  static Document read(const std::string& bytes) {
    Result<Document> document = read_pdf(bytes, {}, GetParam());
    EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().describe());
    return document.ok() ? *document : Document();
  }
  static ErrorCode refuse(const std::string& bytes, const ReadLimits& limits = {}) {
    Result<Document> document = read_pdf(bytes, limits, GetParam());
    EXPECT_FALSE(document.ok());
    return document.ok() ? ErrorCode::io : document.error().code;
  }
};

std::string report() {
  std::vector<PdfPage> pages;
  for (int i = 0; i < 3; ++i) {
    PdfPage page = {
        {72, 40, "Harbour House Papers", 8},
        {72, 112, "Chapter of the Ports", 16},
        {72, 140, "The partners met in the port and agreed on a treaty that both of their parlia-"},
        {72, 154, "ments will have to approve before the end of the year that is now beginning."},
        {72, 180, "To this end, they will:"},
        {80, 196, "- dredge the channel;"},
        {80, 212, "- light the mole."},
        {72, 700, "1 See the earlier report of the house on this question.", 7},
        {300, 760, std::to_string(i + 1)}};
    pages.push_back(page);
  }
  PdfExtras extras;
  extras.info = "/Title (Harbour House Papers) /CreationDate (D:20230818120000Z)";
  extras.outline = {{"First", 0}, {"Third", 2}};
  return make_pdf(pages, extras);
}

TEST_P(PdfReading, FindsTheSameBlocks) {
  Document document = read(report());
  std::vector<std::string> blocks = main_blocks(document);
  ASSERT_GE(blocks.size(), 6u);
  blocks.resize(6);
  EXPECT_THAT(
      blocks,
      ElementsAre(
          "title: Chapter of the Ports",
          "paragraph: The partners met in the port and agreed on a treaty that both of their parlia-\nments "
          "will have to approve before the end of the year that is now beginning.",
          "list_stem: To this end, they will:", "list_item: dredge the channel;",
          "list_item: light the mole.", "footnote: 1 See the earlier report of the house on this question."));
  EXPECT_EQ(document.date.to_string(), "2023-08-18");
  EXPECT_EQ(broken_promise(document), "");
}

TEST_P(PdfReading, FindsTheOutline) {
  Document document = read(report());
  ASSERT_EQ(document.outline.size(), 2u);
  EXPECT_EQ(document.outline[1].title, "Third");
  EXPECT_EQ(document.outline[1].level, 1);
}

TEST_P(PdfReading, RefusesWhatItCannotRead) {
  EXPECT_EQ(refuse("%PDF-1.4\n"), ErrorCode::malformed);
  EXPECT_EQ(refuse(make_pdf({{}, {}})), ErrorCode::empty);
  ReadLimits limits;
  limits.max_pages = 2;
  EXPECT_EQ(refuse(report(), limits), ErrorCode::too_large);
  limits = {};
  limits.max_text_bytes = 300;
  EXPECT_EQ(refuse(report(), limits), ErrorCode::too_large);
}

TEST_P(PdfReading, AsksForNoPasswordTwice) {
  PdfExtras extras;
  extras.trailer =
      "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter "
      "/Standard "
      "/V 1 /R 2 /P -4 /O <" +
      std::string(64, 'a') + "> /U <" + std::string(64, 'b') + "> >>";
  PdfPage page = {{72, 100, "Nobody reads this without the password."}};
  EXPECT_EQ(refuse(make_pdf({page}, extras)), ErrorCode::encrypted);
}

TEST_P(PdfReading, SurvivesDamage) {
  std::mt19937 random(7213);
  std::string whole = report();
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    for (int change = 0; change < 4; ++change)
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    Result<Document> document = read_pdf(bytes, {}, GetParam());
    if (document.ok()) {
      ASSERT_EQ(broken_promise(*document), "") << "round " << round;
    }
  }
}

TEST_P(PdfReading, ReadsAnOutlineThatBitesItsTail) {
  PdfExtras extras;
  extras.outline = {{"First", 0}, {"Second", 0}};
  PdfPage page = {{72, 100, "Words of the text stand here and go on."}};
  std::string bytes = make_pdf({page}, extras);
  // The second entry says that the first comes after it. The table of objects is rebuilt by the reader.
  std::size_t second = bytes.find("(Second)");
  std::size_t first = bytes.find("/Next ") + 6;
  int number = std::stoi(bytes.substr(first)) - 1;
  bytes.insert(bytes.find("/Dest", second),
               "/Next " + std::to_string(number) + " 0 R /First " + std::to_string(number) + " 0 R ");
  EXPECT_LE(read(bytes).outline.size(), 10'000u);
}

INSTANTIATE_TEST_SUITE_P(Devices, PdfReading, testing::Values(PdfDevice::flows, PdfDevice::words),
                         [](const auto& test) { return test.param == PdfDevice::flows ? "flows" : "words"; });

}  // namespace
}  // namespace entente

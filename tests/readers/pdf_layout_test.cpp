// PDF: running heads in sentences, columns interleaved, footnotes in the middle of a paragraph, lists without
// a stem.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;

PdfPage page_of_report(int number) {
  return {{72, 40, "Harbour House Papers " + std::to_string(number)},
          {72, 120, "The partners met in the port on page " + std::to_string(number) + " of this report and"},
          {72, 134, "agreed on the text of a treaty that both of their parlia-"},
          {72, 148, "ments will have to approve before the end of the year."},
          {72, 176, "A second paragraph stands below a gap and has a sentence."},
          {72, 700, "1 See the earlier report of the house on this question.", 7},
          {300, 760, std::to_string(number)}};
}

TEST(Pdf, HeadsFootersAndNotesAreNotSentences) {
  Document document = read_well(make_pdf({page_of_report(1), page_of_report(2), page_of_report(3)}));
  EXPECT_EQ(texts_of_kind(document, BlockKind::boilerplate).size(), 6u);
  EXPECT_EQ(texts_of_kind(document, BlockKind::footnote).size(), 3u);
  std::vector<std::string> paragraphs = texts_of_kind(document, BlockKind::paragraph);
  ASSERT_EQ(paragraphs.size(), 6u) << testing::PrintToString(main_blocks(document));
  EXPECT_THAT(paragraphs[0], testing::HasSubstr("parlia-\nments"))
      << "the hyphen at the line end stays in the raw text";
  EXPECT_EQ(document.pages.size(), 3u);
  EXPECT_EQ(document.pages[1].number, 2u);
  EXPECT_EQ(broken_promise(document), "");
}

TEST(Pdf, APageWithoutTextIsALoss) {
  Document document = read_well(make_pdf({page_of_report(1), {}, page_of_report(3)}));
  EXPECT_THAT(document.losses, ElementsAre("page 2 has no text layer"));
  EXPECT_EQ(document.pages.size(), 3u);
  EXPECT_EQ(broken_promise(document), "");
}

TEST(Pdf, TwoColumnsAreReadOneAfterTheOther) {
  PdfPage page = {{72, 80, "Report on the Two Columns of a Page", 18}};
  for (int i = 0; i < 8; ++i) {
    page.push_back({72, 140.0 + 14 * i, "left column line number " + std::to_string(i) + " goes on to"});
    page.push_back({320, 140.0 + 14 * i, "right column line number " + std::to_string(i) + " goes on to"});
  }
  Document document = read_well(make_pdf({page}));
  EXPECT_LT(document.text.find("left column line number 7"),
            document.text.find("right column line number 0"));
}

TEST(Pdf, HeadingsItemsAndTheTitle) {
  Document document = read_well(
      make_pdf({{{72, 80, "Statement of the Two Ports", 18},
                 {72, 110, "Oslo, 3 May 2024"},
                 {72, 140, "Trade"},
                 {72, 160, "The two ports have met and have settled their long dispute. They"},
                 {72, 174, "will open the quays to the ships of both of them. To this end, the ports will:"},
                 {80, 194, "- dredge the channel that leads to the eastern quay before the year"},
                 {88, 208, "ends;"},
                 {80, 222, "- light the mole."}}}));
  EXPECT_THAT(
      main_blocks(document),
      ElementsAre(
          "title: Statement of the Two Ports", "paragraph: Oslo, 3 May 2024", "heading: Trade",
          "list_stem: The two ports have met and have settled their long dispute. They\nwill open the quays "
          "to the ships of both of them. To this end, the ports will:",
          "list_item: dredge the channel that leads to the eastern quay before the year\nends;",
          "list_item: light the mole."));
  EXPECT_EQ(document.date.to_string(), "2024-05-03");
  EXPECT_EQ(document.date_source, "text");
}

struct Info {
  std::string name;
  std::string dictionary;
  std::string title;
};
class PdfTitle : public testing::TestWithParam<Info> {};

TEST_P(PdfTitle, IsTheMetadataUnlessThatIsJunk) {
  PdfPage page = {{72, 80, "The Printed Title", 18},
                  {72, 120, "Words of the text stand here and go on for a while."}};
  EXPECT_EQ(read_well(make_pdf({page}, GetParam().dictionary)).title, GetParam().title);
}

INSTANTIATE_TEST_SUITE_P(
    Infos, PdfTitle,
    testing::Values(Info{"kept", "/Title (The Full Printed Title)", "The Full Printed Title"},
                    Info{"template", "/Title (Policy Brief Layout Autumn)", "The Printed Title"},
                    Info{"word", "/Title (Microsoft Word - draft 3.doc)", "The Printed Title"},
                    Info{"file", "/Title (final_v2_2024)", "The Printed Title"},
                    Info{"untitled", "/Title (Untitled document)", "The Printed Title"},
                    Info{"none", "", "The Printed Title"}),
    [](const auto& test) { return test.param.name; });

TEST(Pdf, TheCreationDateIsTheLastResort) {
  PdfPage page = {{72, 80, "The Printed Title", 18},
                  {72, 120, "Words of the text stand here and go on for a while."}};
  Document document = read_well(make_pdf({page}, "/CreationDate (D:20230818120000Z) /Author (Ann Lee)"));
  EXPECT_EQ(document.date.to_string(), "2023-08-18");
  EXPECT_EQ(document.date_source, "pdf creation date");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee"));
}

TEST(Pdf, TheExamplesKeepTheirStructure) {
  std::ifstream file(ENTENTE_SOURCE_DIR "/examples/corpus/2024-aukus-pillar-two-brief.pdf", std::ios::binary);
  if (!file) GTEST_SKIP() << "the example corpus is not here";
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  Document document = read_well(bytes);
  EXPECT_EQ(document.title, "Japan and AUKUS Pillar II: A Door Half Open");
  EXPECT_FALSE(document.outline.empty());
  EXPECT_THAT(texts_of_kind(document, BlockKind::heading), Contains("Recommendations"));
  std::size_t left = document.text.find("Nothing more has been promised");
  std::size_t right = document.text.find("Information security is the greatest");
  EXPECT_LT(left, right) << "the right column of page 1 comes after the left";
}

}  // namespace
}  // namespace entente

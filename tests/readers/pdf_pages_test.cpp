// What pages do to text: paragraphs cut in two, heads and feet inside sentences, notes of one column in the
// next, numbers that are no page numbers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/readers/reading_order.h"
#include "tests/readers/read_fixture.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Full lines that end anywhere but at a full stop.
void add_lines(PdfPage& page, double left, double top, int count, const std::string& words) {
  for (int i = 0; i < count; ++i) page.push_back({left, top + 14 * i, words});
}

PdfPage page_with_frame(int number) {
  return {{72, 40, "Papers of the Harbour House"}, {300, 760, "- " + std::to_string(number) + " -"}};
}

TEST(PdfPages, AParagraphGoesOnOverTheEndOfItsPage) {
  PdfPage one = page_with_frame(1);
  add_lines(one, 72, 120, 3, "The partners of the harbour treaty met in the old town and spoke of");
  one.push_back({72, 700, "1 A note that belongs to the first of the two pages.", 7});
  PdfPage two = page_with_frame(2);
  add_lines(two, 72, 120, 2, "the ships that had come in and of the many that were yet to come,");
  two.push_back({72, 148, "and then they went home."});
  Document document = read_well(make_pdf({one, two}));
  EXPECT_EQ(broken_promise(document), "");
  std::vector<std::string> paragraphs = texts_of_kind(document, BlockKind::paragraph);
  ASSERT_EQ(paragraphs.size(), 1u) << testing::PrintToString(main_blocks(document));
  EXPECT_THAT(paragraphs[0], HasSubstr("spoke of\nthe ships"));
  // Everything keeps its page: the note before the paragraph that leaves it, the page's end inside that.
  std::size_t turn = document.text.find("the ships");
  EXPECT_EQ(document.pages[1].span.begin, turn);
  EXPECT_LT(document.text.find("1 A note"), document.pages[1].span.begin);
  EXPECT_LT(document.text.find("- 1 -"), document.pages[1].span.begin);
  EXPECT_GT(document.text.find("- 2 -"), document.pages[1].span.begin);
}

TEST(PdfPages, AHyphenAtTheEndOfAPageIsOneLikeAnyOther) {
  PdfPage one;
  add_lines(one, 72, 600, 3, "The ministers of the two long-suffering ports met and agreed on well-");
  PdfPage two;
  two.push_back({72, 100, "established rules of long stan-"});
  two.push_back({72, 114, "ding and went home."});
  Document document = read_well(make_pdf({one, two}));
  EXPECT_THAT(document.text, HasSubstr("well-\nestablished rules")) << "no evidence: joined";
  EXPECT_EQ(broken_promise(document), "");
}

TEST(PdfPages, AHeadingAfterTheEndOfAPageIsNotPartOfTheParagraph) {
  PdfPage one;
  add_lines(one, 72, 600, 3, "The ministers of the two ports met in the old town and agreed on it");
  PdfPage two = {{72, 100, "What Follows Now", 14}};
  add_lines(two, 72, 130, 3, "The ships that had come in were many and more were yet to come in");
  Document document = read_well(make_pdf({one, two}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::paragraph), testing::SizeIs(2));
}

TEST(PdfPages, TheHeadOfAShortDocumentAndTheTitleItRepeats) {
  PdfPage one = {{72, 30, "Treaty of the Two Ports", 8}, {72, 80, "Treaty of the Two Ports", 18}};
  add_lines(one, 72, 140, 4, "The ports that are parties to this treaty have met and have agreed on");
  PdfPage two = {{72, 30, "Treaty of the Two Ports", 8}};
  add_lines(two, 72, 140, 4, "The ships of one port are free to enter the other and to leave it when");
  Document document = read_well(make_pdf({one, two}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::title), ElementsAre("Treaty of the Two Ports"));
  EXPECT_EQ(texts_of_kind(document, BlockKind::boilerplate).size(), 2u);
  EXPECT_EQ(document.title, "Treaty of the Two Ports");
  EXPECT_EQ(document.title_source, "largest line");
}

TEST(PdfPages, AHeadingThatOpensManyPagesIsNoRunningHead) {
  std::vector<PdfPage> pages;
  const char* ports[] = {"Arendal",  "Bergen", "Cork", "Dover",  "Emden",
                         "Falmouth", "Gdynia", "Hull", "Ipswich"};
  for (int i = 0; i < 9; ++i) {
    PdfPage page = page_with_frame(i + 1);
    if (i == 0) page.push_back({72, 60, "Treaty of the Nine Ports", 18});
    if (i % 3 == 1) page.push_back({72, 78, "Outlook", 10, "F2"});
    add_lines(page, 72, 90, 6,
              std::string(ports[i]) + " and the ports that met with it spoke of the treaty of");
    page.push_back({72, 174, "the year."});
    pages.push_back(page);
  }
  Document document = read_well(make_pdf(pages));
  EXPECT_EQ(texts_of_kind(document, BlockKind::heading), std::vector<std::string>(3, "Outlook"));
}

TEST(PdfPages, AYearAtTheTopOfAColumnIsNoPageNumber) {
  PdfPage page = {{72, 60, "Port"}, {200, 60, "2023"}, {300, 60, "2024"}};
  for (int i = 0; i < 4; ++i) {
    page.push_back({72, 80.0 + 20 * i, "Harbour"});
    page.push_back({200, 80.0 + 20 * i, "12"});
    page.push_back({300, 80.0 + 20 * i, "pending"});
  }
  add_lines(page, 72, 200, 8, "The figures above were given by the ports themselves and are not checked");
  Document document = read_well(make_pdf({page}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::table),
              ElementsAre("Port | 2023 | 2024\nHarbour | 12 | pending\nHarbour | 12 | pending\n"
                          "Harbour | 12 | pending\nHarbour | 12 | pending"));
}

LaidLine laid(const std::string& words, double left, double right, double top) {
  LaidLine line;
  line.text = words;
  line.left = left;
  line.right = right;
  line.top = top;
  line.bottom = top + 10;
  line.size = 10;
  return line;
}

TEST(PdfPages, WordsStretchedToTheWidthOfTheirColumnAreOneLine) {
  std::vector<LaidLine> lines = {laid("a line that fills its column as all do", 72, 300, 100),
                                 laid("to", 72, 82, 114), laid("accelerate", 102, 152, 114),
                                 laid("information", 172, 227, 114), laid("security", 247, 300, 114)};
  lines = order_lines(std::move(lines));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].text, "to accelerate information security");
  EXPECT_EQ(lines[1].gaps.size(), 3u);
}

TEST(PdfPages, CellsThatDoNotFillTheirColumnStayApart) {
  std::vector<LaidLine> lines = {laid("a line that fills its column as all do", 72, 300, 100),
                                 laid("Norway", 72, 110, 114), laid("pending", 132, 172, 114)};
  EXPECT_EQ(order_lines(std::move(lines)).size(), 3u);
}

TEST(PdfPages, ALargeInitialBelongsToItsWord) {
  PdfPage page = {{72, 135, "T", 34}};
  page.push_back({96, 114, "he ports that are parties to the treaty have met in the old town and"});
  page.push_back({96, 128, "have agreed on what is written here for all of them to read and know"});
  add_lines(page, 72, 142, 3, "and they have signed it in the presence of those who had come with them");
  Document document = read_well(make_pdf({page}));
  EXPECT_EQ(document.text.find("The ports that are parties"), 0u)
      << testing::PrintToString(main_blocks(document));
}

TEST(PdfPages, NotesOfBothColumnsAreKeptApart) {
  PdfPage page;
  add_lines(page, 72, 100, 30, "left column line that goes on to the next and");
  add_lines(page, 330, 100, 30, "right column line that goes on to the next and");
  page.push_back({72, 600, "1 The first note of the left column.", 7});
  page.push_back({72, 609, "2 The second note of it.", 7});
  page.push_back({330, 600, "3 The note of the right column.", 7});
  Document document = read_well(make_pdf({page}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::footnote),
              ElementsAre("1 The first note of the left column.", "2 The second note of it.",
                          "3 The note of the right column."));
  EXPECT_EQ(texts_of_kind(document, BlockKind::paragraph).size(), 1u)
      << "the text goes on in the next column";
}

TEST(PdfPages, ANoteGoesOnOnTheNextPage) {
  PdfPage one;
  add_lines(one, 72, 100, 20, "The text of a page that has a note at its foot and goes on for long and");
  one.push_back({72, 690, "1 A note that is so long that its page cannot hold all of it and that", 7});
  PdfPage two;
  add_lines(two, 72, 100, 20, "The text of a page that has a note at its foot and goes on for long and");
  two.push_back({72, 690, "therefore ends here, without a number of its own.", 7});
  two.push_back({72, 699, "2 Another note.", 7});
  Document document = read_well(make_pdf({one, two}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::footnote),
              Contains("therefore ends here, without a number of its own."));
}

TEST(PdfPages, ThreeColumnsAreReadOneAfterTheOther) {
  PdfPage page;
  add_lines(page, 50, 100, 20, "one column line and on");
  add_lines(page, 230, 100, 20, "two column line and on");
  add_lines(page, 410, 100, 20, "six column line and on");
  Document document = read_well(make_pdf({page}));
  EXPECT_LT(document.text.rfind("one column"), document.text.find("two column"));
  EXPECT_LT(document.text.rfind("two column"), document.text.find("six column"));
}

TEST(PdfPages, ATableOfContentsIsNoText) {
  PdfPage page = {{72, 80, "Contents", 14}};
  for (int i = 0; i < 5; ++i)
    page.push_back(
        {72, 120.0 + 16 * i, "Chapter on the Ports ............................ " + std::to_string(i + 3)});
  page.push_back({72, 300, "A sentence of the text itself stands here and ends here."});
  Document document = read_well(make_pdf({page}));
  EXPECT_THAT(main_blocks(document),
              ElementsAre("paragraph: A sentence of the text itself stands here and ends here."));
}

std::vector<PdfPage> numbered_from(int first) {
  std::vector<PdfPage> pages;
  for (int i = 0; i < 4; ++i) {
    PdfPage page = {{300, 760, std::to_string(first + i)}};
    add_lines(page, 72, 100, 6, "The ports have met for the time that the treaty says and spoke of it");
    pages.push_back(page);
  }
  return pages;
}

std::vector<std::string> labels_of(const Document& document) {
  std::vector<std::string> labels;
  for (const PageMark& page : document.pages) labels.push_back(page.label);
  return labels;
}

TEST(PdfPages, PrintedNumbersAreLabelsWhereTheFileHasNone) {
  EXPECT_THAT(labels_of(read_well(make_pdf(numbered_from(117)))), ElementsAre("117", "118", "119", "120"));
  EXPECT_THAT(labels_of(read_well(make_pdf(numbered_from(1)))), ElementsAre("", "", "", ""));
}

TEST(PdfPages, LabelsOfTheFileStandOverPrintedNumbers) {
  PdfExtras extras;
  extras.catalog = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>";
  EXPECT_THAT(labels_of(read_well(make_pdf(numbered_from(117), extras))), ElementsAre("i", "ii", "1", "2"));
}

TEST(PdfPages, BoldLinesAreHeadingsAndBoldDocumentsHaveNone) {
  PdfPage page = {{72, 60, "Treaty of the Two Ports", 18}, {72, 100, "What the Ports Agreed", 10, "F2"}};
  add_lines(page, 72, 114, 4, "The ports have met for the time that the treaty says and spoke of it");
  EXPECT_THAT(texts_of_kind(read_well(make_pdf({page})), BlockKind::heading),
              ElementsAre("What the Ports Agreed"));
  for (PdfLine& line : page) line.font = "F2";
  Document bold = read_well(make_pdf({page}));
  EXPECT_THAT(texts_of_kind(bold, BlockKind::paragraph), Not(IsEmpty()));
}

TEST(PdfPages, BulletsInAColumnOfTheirOwnGoToTheirItems) {
  PdfPage page = {{72, 100, "The ports agreed that they will:"}};
  for (int i = 0; i < 3; ++i) page.push_back({72, 120.0 + 14 * i, std::to_string(i + 1) + "."});
  for (const char* words : {"dredge the channel;", "light the mole;", "pay for both."})
    page.push_back({110, 120.0 + 14 * static_cast<double>(page.size() - 4), words});
  Document document = read_well(make_pdf({page}));
  EXPECT_THAT(texts_of_kind(document, BlockKind::list_item),
              ElementsAre("1. dredge the channel;", "2. light the mole;", "3. pay for both."));
}

}  // namespace
}  // namespace entente

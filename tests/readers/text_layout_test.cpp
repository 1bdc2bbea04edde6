// Plain text: line wraps are not paragraphs, site text is not a sentence, and every byte keeps its offset.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::ElementsAre;

TEST(Text, AStatementWithItsHead) {
  Document document = read_well(
      "JOINT DECLARATION ON FISHERIES\n\nOslo, 3 May 2024\n\nIssued by the ministers of Norway and "
      "Iceland\n\n"
      "Norway and Iceland met in Oslo and issued this\ndeclaration on the stocks that they share across\nthe "
      "sea.\n\n"
      "Both sides agreed to:\n\n  * count the stocks every\n    year;\n  * - not an item of its own;\n\n"
      "Article 2. Dates\n\n2.1  Both sides will meet again.\n");
  EXPECT_THAT(
      main_blocks(document),
      ElementsAre(
          "title: JOINT DECLARATION ON FISHERIES", "paragraph: Oslo, 3 May 2024",
          "heading: Issued by the ministers of Norway and Iceland",
          "paragraph: Norway and Iceland met in Oslo and issued this\ndeclaration on the stocks that they "
          "share across\nthe sea.",
          "list_stem: Both sides agreed to:", "list_item: count the stocks every\n    year;",
          "list_item: - not an item of its own;", "heading: Article 2. Dates",
          "paragraph: 2.1  Both sides will meet again."));
  EXPECT_EQ(document.title, "JOINT DECLARATION ON FISHERIES");
  EXPECT_EQ(document.date.to_string(), "2024-05-03");
  EXPECT_EQ(document.date_source, "text");
  EXPECT_EQ(document.issuer, "the ministers of Norway and Iceland");
  EXPECT_EQ(document.genre, "declaration");
  EXPECT_EQ(broken_promise(document), "");
}

TEST(Text, ItemsPointAtTheirStem) {
  Document document = read_well(
      "Plan of work\n\nWe will:\n\n- build;\n- mend; and\n\n- rest.\n\nThat is all for this year.\n");
  std::vector<int> stems;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::list_item) stems.push_back(block.stem);
  }
  EXPECT_THAT(stems, ElementsAre(1, 1, 1));
  EXPECT_EQ(document.blocks[1].kind, BlockKind::list_stem);
}

TEST(Text, OffsetsAreThoseOfTheFile) {
  std::string bytes = "A title of four\n\n\xE2\x80\xA2 The first \xE2\x80\x98item\xE2\x80\x99 of the list.\n";
  Document document = read_well(bytes);
  EXPECT_EQ(document.text.size(), bytes.size());
  EXPECT_EQ(document.blocks.at(1).span.begin, bytes.find("The first"));
}

constexpr char page_text[] =
    "Search All Site Content\n\nTotal Index: {} publications.\n\nSubscribe to our Mailing List!\n\n"
    "Sign up for our mailing list to keep up with the newest work.\n\n"
    "Two Seas, One Shelf: The Gas Question\n\n"
    "Mara Okonjo argues that the two governments should share the income of the field before they draw a "
    "line. She "
    "examines three earlier cases and finds that the order mattered more than the share.\n\n"
    "This browser does not support PDFs. Please download the PDF to view it: Download PDF\n";

std::string page_with(std::string_view counter) {
  std::string page = page_text;
  return page.replace(page.find("{}"), 2, counter);
}

TEST(Text, SiteTextIsBoilerplateAndItsCounterChangesNothing) {
  Document document = read_well(page_with("6433"));
  std::vector<std::string> blocks = main_blocks(document);
  ASSERT_EQ(blocks.size(), 2u) << testing::PrintToString(blocks);
  EXPECT_EQ(blocks[0], "title: Two Seas, One Shelf: The Gas Question");
  EXPECT_EQ(document.blocks.size(), 7u);
  EXPECT_EQ(document.genre, "publication_page");
  EXPECT_EQ(main_blocks(read_well(page_with("6570"))), blocks);
  EXPECT_EQ(main_blocks(read_well(page_with("12,004"))), blocks);
}

struct Line {
  std::string text;
  bool chrome;
};

class ChromeLine : public testing::TestWithParam<Line> {};

TEST_P(ChromeLine, IsToldFromAStatement) {
  Document document =
      read_well("The heading of the page\n\nThe ministers met on Monday in the capital of the republic.\n\n" +
                GetParam().text + "\n\nThey will meet again in the spring of the coming year.\n");
  bool found = texts_of_kind(document, BlockKind::boilerplate) == std::vector<std::string>{GetParam().text};
  EXPECT_EQ(found, GetParam().chrome) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, ChromeLine,
    testing::Values(Line{"Share this:", true}, Line{"Download the full report", true},
                    Line{"Privacy Policy", true},
                    Line{"\xC2\xA9 2024 The Institute. All rights reserved.", true},
                    Line{"We use cookies to make this site work.", true}, Line{"# # #", true},
                    Line{"4 min read", true}, Line{"Follow us on every network", true},
                    Line{"The parties share this view and will act on it together.", false},
                    Line{"Search and rescue remains a duty of both coast guards.", false},
                    Line{"Both sides will print the register every year.", false},
                    Line{"Publications of the two institutes will be exchanged.", false},
                    Line{"Subscribers to the fund are the four central banks.", false},
                    Line{"We will help our neighbours to protect their fisheries.", false}));

TEST(Text, FormFeedsArePages) {
  Document document = read_well("Page one says a little.\n\fPage two says a little more.\n");
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(document.pages[1].span.begin, document.text.find("Page two"));
  EXPECT_EQ(broken_promise(document), "");
}

struct Encoded {
  std::string name;
  std::string bytes;
};
class Encoding : public testing::TestWithParam<Encoded> {};

TEST_P(Encoding, BecomesUtf8) {
  Document document = read_well(GetParam().bytes);
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(text_of(document, document.blocks[0]), "Caf\u00E9 \u2013 the delegates met there.");
}

// UTF-16LE of Latin-1, with 0x13 for the dash U+2013.
std::string widened(std::string_view latin) {
  std::string wide;
  for (char c : latin) wide += {c, c == '\x13' ? ' ' : '\0'};
  return wide;
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, Encoding,
    testing::Values(Encoded{"utf8", "Caf\xC3\xA9 \xE2\x80\x93 the delegates met there."},
                    Encoded{"utf8_mark",
                            "\xEF\xBB\xBF"
                            "Caf\xC3\xA9 \xE2\x80\x93 the delegates met there."},
                    Encoded{"windows1252", "Caf\xE9 \x96 the delegates met there."},
                    Encoded{"crlf", "Caf\xC3\xA9 \xE2\x80\x93 the delegates met there.\r\n\r\n"},
                    Encoded{"utf16", "\xFF\xFE" + widened("Caf\xE9 \x13 the delegates met there.")}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente

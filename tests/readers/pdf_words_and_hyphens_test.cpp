// Lines of a PDF: note marks that stick to words, hyphens joined or kept the wrong way, letters that are
// none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/readers/pdf_hyphens.h"
#include "ingest/readers/pdf_line_builder.h"

namespace entente {
namespace {

using testing::ElementsAre;

// A word on the line whose letters stand between top and top + 10.
PdfWord word(const std::string& text, double left, double width, bool space = true, double top = 100,
             double size = 10) {
  PdfWord made;
  made.text = text;
  made.left = left;
  made.right = left + width;
  made.top = top;
  made.bottom = top + size;
  made.size = size;
  made.space_after = space;
  return made;
}

std::vector<std::string> lines_of(const std::vector<PdfWord>& words) {
  PdfLineBuilder builder;
  for (const PdfWord& each : words) builder.add(each);
  std::vector<std::string> texts;
  for (const LaidLine& line : builder.take()) texts.push_back(line.text);
  return texts;
}

TEST(PdfLines, ARaisedMarkIsLeftOutAndItsBlankStays) {
  EXPECT_THAT(lines_of({word("Japan", 72, 28, false), word("12", 100, 5, true, 99, 6), word("and", 108, 18)}),
              ElementsAre("Japan and"));
}

TEST(PdfLines, ALoweredFigureAndAPowerStay) {
  EXPECT_THAT(lines_of({word("CO", 72, 14, false), word("2", 86, 4, true, 105, 6)}), ElementsAre("CO2"));
  EXPECT_THAT(lines_of({word("10", 72, 11, false), word("6", 83, 4, true, 99, 6)}), ElementsAre("106"));
}

TEST(PdfLines, AFigureThatBeginsALineStays) {
  EXPECT_THAT(lines_of({word("3", 72, 4, false, 99, 6), word("See", 78, 16)}), ElementsAre("3 See"));
}

TEST(PdfLines, AWideGapIsRememberedAndAWiderOneEndsTheLine) {
  PdfLineBuilder builder;
  builder.add(word("Norway", 72, 36));
  builder.add(word("1905", 120, 22));
  builder.add(word("Oslo", 300, 20));
  builder.end_block();
  std::vector<LaidLine> lines = builder.take();
  ASSERT_EQ(lines.size(), 1u) << "a blank says that the line goes on";
  ASSERT_EQ(lines[0].gaps.size(), 2u);
  EXPECT_EQ(lines[0].text.substr(lines[0].gaps[1].at), " Oslo");
  EXPECT_THAT(lines_of({word("Norway", 72, 36, false), word("1905", 200, 22)}),
              ElementsAre("Norway", "1905"));
}

TEST(PdfLines, TheLongestWordGivesTheSize) {
  PdfLineBuilder builder;
  builder.add(word("T", 72, 20, false, 92, 30));
  builder.add(word("reaties", 93, 40, true, 110, 10));
  EXPECT_EQ(builder.take().back().size, 10);
}

struct Letter {
  std::string name;
  char32_t character;
  std::string utf8;
};
class PdfLetter : public testing::TestWithParam<Letter> {};

TEST_P(PdfLetter, IsUtf8OrABlankOrAReplacement) {
  std::string text;
  append_character(GetParam().character, text);
  EXPECT_EQ(text, GetParam().utf8);
}

INSTANTIATE_TEST_SUITE_P(
    Characters, PdfLetter,
    testing::Values(Letter{"ascii", U'a', "a"}, Letter{"latin", 0xE9, "\u00E9"},
                    Letter{"euro", 0x20AC, "\u20AC"}, Letter{"beyond", 0x1F30D, "\U0001F30D"},
                    Letter{"control", 0x07, " "}, Letter{"c1", 0x85, " "},
                    Letter{"surrogate", 0xD800, "\uFFFD"}, Letter{"too_large", 0x110000, "\uFFFD"},
                    Letter{"ligature", 0xFB01, "\uFB01"}, Letter{"soft_hyphen", 0xAD, "\u00AD"}),
    [](const auto& test) { return test.param.name; });

struct HyphenCase {
  std::string name;
  std::string document;  // other words of it
  std::string before;
  std::string next;
  std::string kept;
};
class PdfHyphen : public testing::TestWithParam<HyphenCase> {};

TEST_P(PdfHyphen, IsKeptOrGoes) {
  const HyphenCase& test = GetParam();
  LaidText text;
  for (const std::string& line : {test.document, test.before, test.next}) {
    text.lines.emplace_back();
    text.lines.back().text = line;
  }
  HyphenEvidence evidence(text);
  EXPECT_EQ(test.next.substr(0, evidence.kept_part(test.before, test.next)), test.kept);
}

INSTANTIATE_TEST_SUITE_P(
    Words, PdfHyphen,
    testing::Values(
        HyphenCase{"no_evidence", "", "the parlia-", "ments met", ""},
        HyphenCase{"joined_elsewhere", "Cooperation helps.", "on coop-", "eration.", ""},
        HyphenCase{"kept_elsewhere", "a co-operation office", "on co-", "operation.", "operation."},
        HyphenCase{"the_more_frequent", "co-operation cooperation cooperation", "on co-", "operation", ""},
        HyphenCase{"known_second_part", "", "a treaty-", "based order", "based"},
        HyphenCase{"prefix_of_second", "", "an under-", "standing was", ""},
        HyphenCase{"first_part_before_a_word", "the term ended", "in the long-", "term, too", "term,"},
        HyphenCase{"first_part_before_a_syllable", "", "the state-", "ment of", ""},
        HyphenCase{"chain", "", "a state-of-", "the-art yard", "the-art"},
        HyphenCase{"chain_of_two_words", "the border", "a cross-bor-", "der yard", ""},
        HyphenCase{"capital", "", "the Indo-", "Pacific region", ""},
        HyphenCase{"number", "", "in 2021-", "and later", ""},
        HyphenCase{"dash_alone", "", "it was -", "or seemed", ""},
        HyphenCase{"no_hyphen", "long-term", "it was long", "term", ""},
        HyphenCase{"nothing_after", "", "the parlia-", "", ""},
        HyphenCase{"quoted", "self-reliance", "its \"self-", "reliance\" grew", "reliance\""}),
    [](const auto& test) { return test.param.name; });

TEST(PdfHyphens, TheHalvesOfDividedWordsAreNoEvidence) {
  LaidText text;
  for (const char* line : {"a post-", "poned meeting", "the post-", "poned one"}) {
    text.lines.emplace_back();
    text.lines.back().text = line;
  }
  EXPECT_EQ(HyphenEvidence(text).kept_part("the post-", "poned one"), 0u);
}

}  // namespace
}  // namespace entente

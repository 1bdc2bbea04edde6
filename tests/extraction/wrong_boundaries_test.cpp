// Sentences, words and dates: where they begin and end.
#include <gmock/gmock.h>

#include "ingest/language/date_expressions.h"
#include "ingest/language/normalised_text.h"
#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using testing::lexicon;

std::vector<std::string> sentences_of(std::string_view text) {
  const Document document = document_of(text);
  const Reading reading = read_entities(document, lexicon());
  std::vector<std::string> sentences;
  for (const Sentence& sentence : reading.sentences) sentences.emplace_back(reading.words(sentence.span));
  return sentences;
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  EXPECT_THAT(sentences_of("Mr. Doe met Gen. Roe of the U.S. Navy. The U.S. left."),
              ElementsAre("Mr. Doe met Gen. Roe of the U.S. Navy.", "The U.S. left."));
  EXPECT_THAT(sentences_of("It trusts the U.S. The ROK does too."),
              ElementsAre("It trusts the U.S.", "The ROK does too."));
  EXPECT_THAT(sentences_of("The ASEAN-U.S. Special Summit ended. See Art. 5 and No. 7."),
              ElementsAre("The ASEAN-U.S. Special Summit ended.", "See Art. 5 and No. 7."));
}

TEST(Sentences, LineWrapsDoNotEndThem) {
  EXPECT_THAT(sentences_of("They met on March\n3. They parted."),
              ElementsAre("They met on March 3.", "They parted."));
}

TEST(Sentences, PreambleClausesAreUnits) {
  EXPECT_THAT(
      sentences_of("Recalling the past; Recognizing the present; and Determined to go on, they agree."),
      ElementsAre("Recalling the past;", "Recognizing the present;", "and Determined to go on, they agree."));
  EXPECT_THAT(sentences_of("One came; another went."), ElementsAre("One came; another went."));
}

TEST(Sentences, ItemsKnowTheirStem) {
  Document document = document_of("We will:\ntrade more\nfear less");
  document.blocks.resize(3);
  document.blocks[0] = {BlockKind::list_stem, {0, 8}, 0, -1};
  document.blocks[1] = {BlockKind::list_item, {9, 19}, 1, 0};
  document.blocks[2] = {BlockKind::list_item, {20, 29}, 1, 0};
  const Reading reading = read_entities(document, lexicon());
  ASSERT_EQ(reading.sentences.size(), 3u);
  EXPECT_EQ(reading.sentences[0].stem, -1);
  EXPECT_EQ(reading.sentences[1].stem, 0);
  EXPECT_EQ(reading.sentences[2].stem, 0);
}

TEST(Normalised, WayBackToTheBytes) {
  Document document = document_of("The co\u00ADoperation of \uFB01ve \u201Cstates\u201D\nand  more");
  const NormalisedText text = normalise(document);
  EXPECT_EQ(text.text, "The cooperation of five \"states\" and more");
  const auto at = static_cast<std::uint32_t>(text.text.find("cooperation"));
  const Span raw = text.raw({at, at + 11});
  EXPECT_EQ(document.text.substr(raw.begin, raw.size()), "co\u00ADoperation");
  const auto five = static_cast<std::uint32_t>(text.text.find("five"));
  EXPECT_EQ(document.text.substr(text.raw({five, five + 2}).begin, 3), "\uFB01");
  EXPECT_EQ(text.normalised(raw), (Span{at, at + 11}));
}

TEST(Normalised, HyphensAtLineEnds) {
  Document pdf = document_of("coop-\neration in the Indo-\nPacific");
  pdf.pdf_text = {0, static_cast<std::uint32_t>(pdf.text.size())};
  EXPECT_EQ(normalise(pdf).text, "cooperation in the Indo-Pacific");
  EXPECT_EQ(normalise(document_of("the U.S.-\nROK pact")).text, "the U.S.-ROK pact");
}

std::vector<std::string> dates_of(std::string_view text) {
  std::vector<std::string> found;
  for (const DateExpression& date :
       find_dates(text, {0, static_cast<std::uint32_t>(text.size())}, *Date::parse("2023-11-02"))) {
    found.push_back(std::string(text.substr(date.with_cue.begin, date.with_cue.size())) + "=" + date.value +
                    "/" + std::string(name_of(date.role)));
  }
  return found;
}

TEST(Dates, ValuesAndRoles) {
  EXPECT_THAT(dates_of("on August 18, 2023 and 18-19 May 2022"),
              ElementsAre("August 18, 2023=2023-08-18/date", "18-19 May 2022=2022-05-18/date"));
  EXPECT_THAT(dates_of("by the end of 2030, since March 2022"),
              ElementsAre("by the end of 2030=2030/deadline", "since March 2022=2022-03/start"));
  EXPECT_THAT(dates_of("for five years, within 90 days, every two years, next year"),
              ElementsAre("five years=P5Y/duration", "within 90 days=P90D/deadline",
                          "every two years=P2Y/frequency", "next year=2024/date"));
  EXPECT_THAT(dates_of("We may send 2000 troops and $2023 in room 1,950"), ElementsAre());
}

}  // namespace
}  // namespace entente

// Text that no author wrote: random bytes, one endless sentence, spans outside the text. Nothing may crash,
// and the same text must read the same twice.
#include <gtest/gtest.h>

#include <random>

#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

void expect_sound(const Reading& reading) {
  for (const Mention& mention : reading.mentions) {
    EXPECT_LT(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, reading.text.text.size());
    ASSERT_LT(static_cast<std::size_t>(mention.entity), reading.entities.size());
    const Span raw = reading.text.raw(mention.span);
    EXPECT_LE(raw.end, reading.document->text.size());
    EXPECT_EQ(reading.text.normalised(raw), mention.span);
  }
}

TEST(Hostile, RandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const Document document = document_of(bytes);
    expect_sound(read_entities(document, lexicon()));
  }
}

TEST(Hostile, RandomWordsOfTheTrade) {
  const std::string words[] = {"Japan",   "-",  "U.S.", "President", "of",     "the", "Summit",  "(",
                               "WHO",     ")",  "'s",   "and",       "Camp",   "two", "leaders", "first",
                               "meeting", "in", "2022", ",",         "\u2013", ".",   "Lee",     "argues"};
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += words[random() % std::size(words)] + (random() % 3 ? " " : "");
    const Document document = document_of(text);
    const Reading once = read_entities(document, lexicon());
    expect_sound(once);
    EXPECT_EQ(mentions_of(once), mentions_of(read_entities(document, lexicon())));
  }
}

TEST(Hostile, SentenceOfFiveThousandWords) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "the Council of Japan-ROK-US, ";
  const Document document = document_of(text);
  const Reading reading = read_entities(document, lexicon());
  EXPECT_GE(reading.tokens.size(), 5000u);
  expect_sound(reading);
}

TEST(Hostile, GivenSentencesKeepTheirIndices) {
  const Document document = document_of("Menu. Japan agreed. Korea left.");
  const GivenSentence given[] = {{{0, 5}, true}, {{6, 19}, false}, {{20, 31}, false}};
  const Reading reading = read_entities(document, lexicon(), given);
  ASSERT_EQ(reading.sentences.size(), 3u);
  EXPECT_TRUE(reading.sentences[0].boilerplate);
  ASSERT_EQ(reading.mentions.size(), 2u);
  EXPECT_EQ(reading.mentions[0].sentence, 1);
  EXPECT_EQ(reading.mentions[1].sentence, 2);
}

TEST(Hostile, EmptyDocument) {
  const Document document = document_of("");
  EXPECT_TRUE(read_entities(document, lexicon()).mentions.empty());
}

}  // namespace
}  // namespace entente

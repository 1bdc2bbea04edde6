// The grammar of our tokens where they are not the words of the treebank, and its promise of trees.
#include <gtest/gtest.h>

#include <random>

#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;

const Token& token_of(const Reading& reading, std::string_view word) {
  for (const Token& token : reading.tokens) {
    if (reading.words(token.span) == word) return token;
  }
  throw std::out_of_range(std::string(word));
}

std::string_view head_of(const Reading& reading, std::string_view word) {
  const int head = token_of(reading, word).head;
  return head < 0 ? "" : reading.words(reading.tokens[static_cast<std::size_t>(head)].span);
}

void expect_trees(const Reading& reading) {
  for (const Sentence& sentence : reading.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      std::uint32_t steps = 0;
      for (auto at = static_cast<std::int32_t>(i); reading.tokens[static_cast<std::size_t>(at)].head >= 0;
           ++steps) {
        at = reading.tokens[static_cast<std::size_t>(at)].head;
        ASSERT_GE(at, static_cast<std::int32_t>(sentence.first_token));
        ASSERT_LT(at, static_cast<std::int32_t>(sentence.last_token));
        ASSERT_LE(steps, sentence.last_token - sentence.first_token);
      }
      EXPECT_NE(reading.tokens[i].tag, WordTag::unknown);
      EXPECT_NE(reading.tokens[i].arc, Arc::unknown);
      EXPECT_LE(reading.tokens[i].lemma.end, reading.lemmas.size());
    }
  }
}

TEST(GrammarOfTokens, ContractionsAreOneTokenWithOneHead) {
  const Document document = document_of("The parties don't accept that claim and cannot accept it.");
  const Reading reading = read_entities(document, lexicon());
  EXPECT_EQ(head_of(reading, "don't"), "accept");
  EXPECT_EQ(token_of(reading, "don't").tag, WordTag::aux);
  EXPECT_EQ(reading.lemma(token_of(reading, "don't")), "do");
  EXPECT_EQ(token_of(reading, "cannot").tag, WordTag::aux);
  expect_trees(reading);
}

TEST(GrammarOfTokens, TokensOfOneWordHangOnItsFirst) {
  const Document document =
      document_of("See https://www.archive.example/page for the details of the treaty ...");
  const Reading reading = read_entities(document, lexicon());
  EXPECT_EQ(token_of(reading, ":").arc, Arc::goeswith);
  EXPECT_EQ(head_of(reading, "treaty"), "details");
  EXPECT_EQ(reading.tokens.back().arc, Arc::goeswith);
  expect_trees(reading);
}

TEST(GrammarOfTokens, PossessivesAndHyphensAreWords) {
  const Document document = document_of("Japan's long-term plans were welcomed by Australia.");
  const Reading reading = read_entities(document, lexicon());
  EXPECT_EQ(token_of(reading, "Japan").arc, Arc::nmod_poss);
  EXPECT_EQ(token_of(reading, "Australia").arc, Arc::obl_agent);
  expect_trees(reading);
}

TEST(GrammarOfTokens, AnyTextGivesTrees) {
  const char* const words[] = {"I'll",  "can't",   "...",  "--",   "http://a.b/c?d",
                               "10:30", "Japan's", "will", "that", "-"};
  std::mt19937 random(6);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 50; ++i)
      text += std::string(words[random() % std::size(words)]) + (random() % 4 ? " " : "");
    const Document document = document_of(text);
    expect_trees(read_entities(document, lexicon()));
  }
}

TEST(GrammarOfTokens, BoilerplateStaysUnknown) {
  const Document document = document_of("Menu here. Japan agreed.");
  const GivenSentence given[] = {{{0, 10}, true}, {{11, 24}, false}};
  const Reading reading = read_entities(document, lexicon(), given);
  EXPECT_EQ(reading.tokens.front().tag, WordTag::unknown);
  EXPECT_EQ(token_of(reading, "agreed").tag, WordTag::verb);
}

}  // namespace
}  // namespace entente

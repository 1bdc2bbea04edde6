// Words that no author wrote: whatever comes in, a forest comes out, and long input is cut into pieces.
#include <gtest/gtest.h>

#include <random>

#include "ingest/language/syntax_model.h"

namespace entente {
namespace {

const SyntaxModel& model() {
  static const SyntaxModel loaded = SyntaxModel::load().value();
  return loaded;
}

std::vector<AnalysedWord> analyse(const std::vector<std::string>& words) {
  const std::vector<std::string_view> views(words.begin(), words.end());
  return model().analyse(views);
}

// Every word reaches a root of its own piece, and every piece has one.
void expect_forest(const std::vector<AnalysedWord>& words) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    roots += words[i].head < 0;
    EXPECT_EQ(words[i].head < 0, words[i].arc == Arc::root);
    std::size_t steps = 0;
    for (std::size_t at = i; words[at].head >= 0 && steps <= words.size(); ++steps) {
      const auto head = static_cast<std::size_t>(words[at].head);
      ASSERT_LT(head, words.size());
      ASSERT_EQ(head / SyntaxModel::longest_piece, i / SyntaxModel::longest_piece);
      at = head;
    }
    ASSERT_LE(steps, SyntaxModel::longest_piece);
  }
  EXPECT_EQ(roots, (words.size() + SyntaxModel::longest_piece - 1) / SyntaxModel::longest_piece);
}

TEST(HostileWords, NoWordsNoTree) {
  EXPECT_TRUE(analyse({}).empty());
}

TEST(HostileWords, RandomBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words(random() % 40);
    for (std::string& word : words) {
      word.resize(random() % 90);
      for (char& byte : word) byte = static_cast<char>(random());
    }
    const auto found = analyse(words);
    ASSERT_EQ(found.size(), words.size());
    expect_forest(found);
  }
}

TEST(HostileWords, WordsOfTheTradeInAnyOrder) {
  const char* const words[] = {"will", "the", "of",   ",", "pledged", "Japan",
                               "to",   "and", "that", "(", "2024",    "not"};
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> sentence;
    for (std::size_t i = 0; i < 60; ++i) sentence.emplace_back(words[random() % std::size(words)]);
    expect_forest(analyse(sentence));
  }
}

TEST(HostileWords, AnEndlessSentenceIsReadInPieces) {
  for (const char* word : {"and", "the", "of", "1", "(", "Japan"}) {
    expect_forest(analyse(std::vector<std::string>(SyntaxModel::longest_piece * 3 + 7, word)));
  }
}

}  // namespace
}  // namespace entente

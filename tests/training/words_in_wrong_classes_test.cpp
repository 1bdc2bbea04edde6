// The exchange algorithm puts words together that stand in the same places, and no single word would better
// stand elsewhere.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "ingest/training/exchange_clustering.h"

namespace entente {
namespace {

// The same measure, computed from the text as its definition says.
double likelihood(const std::vector<WordNumber>& text, const std::vector<ClassNumber>& classes) {
  std::map<std::pair<int, int>, double> pairs;
  std::map<int, double> firsts, seconds;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const int a = classes[text[i - 1]], b = classes[text[i]];
    ++pairs[{a, b}];
    ++firsts[a];
    ++seconds[b];
  }
  double sum = 0;
  for (const auto& [pair, n] : pairs) sum += n * std::log(n);
  for (const auto& [one, n] : firsts) sum -= n * std::log(n);
  for (const auto& [one, n] : seconds) sum -= n * std::log(n);
  return sum;
}

// 0 ends a sentence; 1-3 are used alike, 4-6 likewise, 7 and 8 are verbs.
std::vector<WordNumber> text() {
  std::vector<WordNumber> words;
  std::uint32_t state = 1;
  for (int i = 0; i < 400; ++i) {
    state = state * 1664525u + 1013904223u;
    words.insert(words.end(), {0, 1 + (state >> 8) % 3, 7 + (state >> 16) % 2, 4 + (state >> 24) % 3});
  }
  return words;
}

TEST(WordsInWrongClasses, WordsUsedAlikeAreTogether) {
  const std::vector<ClassNumber> classes = exchange_classes(count_bigrams(text(), 9), 4, 20);
  EXPECT_EQ(classes[1], classes[2]);
  EXPECT_EQ(classes[1], classes[3]);
  EXPECT_EQ(classes[4], classes[5]);
  EXPECT_EQ(classes[4], classes[6]);
  EXPECT_EQ(classes[7], classes[8]);
  EXPECT_NE(classes[1], classes[4]);
  EXPECT_NE(classes[1], classes[7]);
}

TEST(WordsInWrongClasses, NoSingleMoveWouldBeBetter) {
  const std::vector<WordNumber> words = text();
  const std::vector<ClassNumber> classes = exchange_classes(count_bigrams(words, 9), 3, 50);
  const double best = likelihood(words, classes);
  for (std::size_t word = 0; word < classes.size(); ++word) {
    for (ClassNumber other = 0; other < 3; ++other) {
      std::vector<ClassNumber> moved = classes;
      moved[word] = other;
      EXPECT_LE(likelihood(words, moved), best + 1e-6) << word << " to " << other;
    }
  }
}

TEST(WordsInWrongClasses, CountsOfClassesAddUp) {
  const BigramCounts words = count_bigrams(text(), 9);
  const BigramCounts classes = count_class_bigrams(words, {0, 1, 1, 1, 2, 2, 2, 3, 3}, 4);
  ASSERT_EQ(classes.size(), 4u);
  ASSERT_EQ(classes.after[1].size(), 1u);
  EXPECT_EQ(classes.after[1][0].word, 3u);
  EXPECT_EQ(classes.after[1][0].count, 400u);
}

}  // namespace
}  // namespace entente

// Learning which blocks are text: labels must come from the order of words, and the learners must learn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/readers/word_hashes.h"
#include "ingest/training/text_alignment.h"
#include "ingest/training/token_training.h"
#include "ingest/training/tree_boosting.h"

namespace entente {
namespace {

struct AlignmentCase {
  std::string name, text, gold, matched;  // a digit a word of the text
};
class Alignment : public testing::TestWithParam<AlignmentCase> {};

TEST_P(Alignment, FollowsTheOrderOfWords) {
  std::string matched;
  for (bool each : align(word_hashes(GetParam().text), word_hashes(GetParam().gold)))
    matched += each ? '1' : '0';
  EXPECT_EQ(matched, GetParam().matched);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Alignment,
    testing::Values(AlignmentCase{"same", "a b c d", "a b c d", "1111"},
                    AlignmentCase{"frame_around", "x y a b c d z", "a b c d", "0011110"},
                    AlignmentCase{"one_missing", "a b c q d e f", "a b c d e f", "1110111"},
                    AlignmentCase{"a_common_word_in_the_frame", "c x a b c d", "a b c d", "001111"},
                    AlignmentCase{"turned_round", "d e f a b c", "a b c d e f", "000111"},
                    AlignmentCase{"no_gold", "a b c", "", "000"}, AlignmentCase{"no_text", "", "a b", ""}),
    [](const auto& test) { return test.param.name; });

// Either of two columns, never both: no single column tells.
TrainingRows exclusive_or() {
  TrainingRows rows;
  rows.columns = 3;
  for (int i = 0; i < 800; ++i) {
    float a = static_cast<float>(i * 7 % 13);
    float b = static_cast<float>(i * 5 % 11);
    rows.values.insert(rows.values.end(), {a, b, static_cast<float>(i % 3)});
    rows.targets.push_back((a > 6) != (b > 5) ? 1.0F : 0.0F);
    rows.weights.push_back(1);
    rows.groups.push_back(i);
  }
  return rows;
}

TEST(Boosting, LearnsWhatNoSingleColumnTells) {
  BoostingOptions options;
  options.trees = 40;
  options.rate = 0.3;
  options.columns = 1;
  const BoostedTrees trees = boost(exclusive_or(), options);
  for (float a : {1.0F, 11.0F}) {
    for (float b : {1.0F, 9.0F}) {
      const std::vector<float> row = {a, b, 0};
      EXPECT_EQ(trees.estimate(row) > 0.5F, (a > 6) != (b > 5)) << a << " " << b;
    }
  }
}

TEST(Boosting, IsDeterministicAndWritesWhatItReads) {
  BoostingOptions options;
  options.trees = 10;
  const std::string bytes = boost(exclusive_or(), options).to_bytes();
  EXPECT_EQ(boost(exclusive_or(), options).to_bytes(), bytes);
  EXPECT_TRUE(BoostedTrees::read(bytes).ok());
}

TEST(Boosting, RowsThatAreAllAlikeMakeNoFork) {
  TrainingRows rows;
  rows.columns = 2;
  for (int i = 0; i < 50; ++i) {
    rows.values.insert(rows.values.end(), {1, 2});
    rows.targets.push_back(static_cast<float>(i % 2));
    rows.weights.push_back(1);
    rows.groups.push_back(i);
  }
  EXPECT_NEAR(boost(rows, {}).estimate(std::vector<float>{1, 2}), 0.5F, 0.2F);
}

TEST(TokenTraining, WeighsWordsByTheCompanyTheyKeep) {
  auto tokens = [](const char* text) { return word_tokens({.text = text, .source = {}}); };
  const std::vector<Tokens> all = {tokens("subscribe to our letters"), tokens("the envoys signed the accord"),
                                   tokens("subscribe by post"), tokens("the accord of the envoys")};
  std::vector<TokenExample> examples;
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = 0; i < all.size(); ++i) examples.push_back({&all[i], i % 2 == 0 ? 0.0F : 1.0F, 1});
  }
  const TokenModel model = train_tokens(examples);
  EXPECT_LT(model.score(tokens("please subscribe")), 0);
  EXPECT_GT(model.score(tokens("an accord of envoys")), 0);
  EXPECT_EQ(model.score({}), 0);
  Result<TokenModel> read = TokenModel::read(model.to_bytes());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->score(all[0]), model.score(all[0]));
  EXPECT_FALSE(TokenModel::read(model.to_bytes() + "x").ok());
}

}  // namespace
}  // namespace entente

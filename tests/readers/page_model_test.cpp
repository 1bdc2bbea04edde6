// The block model: a damaged file must not be believed, and its choice must be the best expected, not the
// likeliest block by block.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/readers/announced_text.h"
#include "ingest/readers/block_model.h"
#include "ingest/readers/embedded_block_model.h"
#include "ingest/readers/name_hints.h"
#include "ingest/readers/page_choice.h"
#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

using testing::ElementsAre;

// A fork at column 1, and what lies on its two sides.
BoostedTrees one_tree() {
  return BoostedTrees(2, 0, {{{0.5F, 1, 2}, {-3, TreeNode::leaf, 0}, {3, TreeNode::leaf, 0}}});
}

TEST(BoostedTrees, SayTheSameAfterTheyWereWritten) {
  Result<BoostedTrees> read = BoostedTrees::read(one_tree().to_bytes());
  ASSERT_TRUE(read.ok());
  for (const std::vector<float>& row : {std::vector<float>{9, 0.5F}, std::vector<float>{9, 0.6F}})
    EXPECT_EQ(read->estimate(row), one_tree().estimate(row));
  EXPECT_LT(read->estimate(std::vector<float>{0, 0}), 0.1F);
  EXPECT_GT(read->estimate(std::vector<float>{0, 1}), 0.9F);
}

struct DamagedTree {
  std::string name;
  BoostedTrees trees;
};
class DamagedTrees : public testing::TestWithParam<DamagedTree> {};

TEST_P(DamagedTrees, AreRefused) {
  EXPECT_FALSE(BoostedTrees::read(GetParam().trees.to_bytes()).ok());
}

INSTANTIATE_TEST_SUITE_P(
    Nodes, DamagedTrees,
    testing::Values(
        DamagedTree{"unknown_column", BoostedTrees(1, 0, {{{0, 1, 2}, {0}, {0}}})},
        DamagedTree{"a_way_past_the_end", BoostedTrees(2, 0, {{{0, 1, 3}, {0}, {0}}})},
        DamagedTree{"a_way_to_itself", BoostedTrees(2, 0, {{{0, 1, 0}, {0}, {0}}})},
        DamagedTree{"both_ways_the_same", BoostedTrees(2, 0, {{{0, 1, 1}, {0}, {0}}})},
        DamagedTree{"no_leaf_at_the_end", BoostedTrees(2, 0, {{{0, 1, 2}, {0}, {0, 1, 2}}})},
        DamagedTree{"no_node", BoostedTrees(2, 0, {{}})},
        DamagedTree{"no_number",
                    BoostedTrees(2, 0, {{{std::numeric_limits<float>::quiet_NaN(), TreeNode::leaf, 0}}})}),
    [](const auto& test) { return test.param.name; });

TEST(BlockModel, CutOffAnywhereItIsRefused) {
  const std::string whole(embedded_block_model());
  ASSERT_GT(whole.size(), 10'000u) << "the model was not put in";
  EXPECT_TRUE(BlockModel::read(whole).ok());
  for (std::size_t size = 0; size < whole.size(); size += 997)
    EXPECT_FALSE(BlockModel::read(std::string_view(whole).substr(0, size)).ok()) << size;
  EXPECT_FALSE(BlockModel::read(whole + "x").ok());
}

PageReading reading_of(const std::string& body) {
  Result<PageReading> reading = take_apart("<html><body>" + body + "</body></html>", {}, {});
  EXPECT_TRUE(reading.ok());
  return reading.ok() ? *std::move(reading) : PageReading();
}

TEST(BlockModel, ItsColumnsAreThoseThatPagesAreDescribedIn) {
  PageReading reading =
      reading_of("<p>The two sides met at noon, and they signed the accord of the ports.</p>");
  std::vector<float> estimates = BlockModel::embedded().estimate(reading);
  ASSERT_EQ(estimates.size(), 1u);
  EXPECT_GT(estimates[0], 0.0F);
  EXPECT_LT(estimates[0], 1.0F) << "1 is the verdict of the rules: train the model again";
}

PageBlock block_of(std::size_t words, std::string_view word) {
  PageBlock block;
  for (std::size_t i = 0; i < words; ++i) block.draft.text += std::string(word) + std::to_string(i) + " ";
  return block;
}

TEST(Choice, LowEstimatesAllOverAPageStillChooseTheBest) {
  EXPECT_THAT(choose_blocks({block_of(50, "a"), block_of(50, "b"), block_of(50, "c")}, {0.4F, 0.01F, 0.38F}),
              ElementsAre(true, false, true));
}

TEST(Choice, AClearPageLeavesTheDoubtfulOut) {
  EXPECT_THAT(choose_blocks({block_of(90, "a"), block_of(90, "b"), block_of(40, "c")}, {0.99F, 0.98F, 0.3F}),
              ElementsAre(true, true, false));
}

TEST(Choice, ALongTextDrawnTwiceIsKeptOnce) {
  EXPECT_THAT(choose_blocks({block_of(30, "a"), block_of(30, "a"), block_of(3, "b"), block_of(3, "b")},
                            {0.9F, 0.95F, 0.9F, 0.9F}),
              ElementsAre(true, false, true, true));
}

TEST(NameHints, CapitalsAndSignsPartWords) {
  auto bit = [](NameHint hint) { return 1ull << static_cast<int>(hint); };
  EXPECT_EQ(name_hints("articleFooter"), bit(NameHint::article) | bit(NameHint::footer));
  EXPECT_EQ(name_hints("post__comments"), bit(NameHint::article) | bit(NameHint::comment));
  EXPECT_EQ(name_hints("x7 leads-nowhere-at-all") & bit(NameHint::navigation), 0u);
  EXPECT_EQ(name_hints(""), 0u);
}

TEST(WordHashes, PunctuationAndCaseDoNotCount) {
  EXPECT_EQ(text_digest("The “Accord”, signed\u00A0in Oslo…"), text_digest("the accord signed in oslo"));
  EXPECT_NE(text_digest("signed in Oslo"), text_digest("in Oslo signed"));
  EXPECT_EQ(word_hashes("Café-bar").size(), 2u);
  EXPECT_EQ(text_digest(" … — "), 0u);
}

std::string article_with(std::string_view script) {
  return "<html><head><script type='application/ld+json'>" + std::string(script) +
         "</script></head><p>x</p></html>";
}

TEST(AnnouncedText, BrokenScriptsAnnounceWhatStandsInThem) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "word" + std::to_string(i) + " ";
  for (const std::string& script : {"{\"articleBody\": \"" + body + "\"}",
                                    "{,,\"articleBody\":\"" + body + "\"", "{\"articleBody\":\"" + body}) {
    Result<PageTree> page = parse_page(article_with(script), {});
    ASSERT_TRUE(page.ok());
    EXPECT_DOUBLE_EQ(AnnouncedText::find(*page).share_of(word_hashes("word7 word8 word9 word10 word11")),
                     1.0);
    EXPECT_DOUBLE_EQ(AnnouncedText::find(*page).share_of(word_hashes("word8 word7 word3 word1 word11")), 0.0);
  }
  Result<PageTree> page = parse_page(article_with("{\"articleBody\":\"too short\"}"), {});
  EXPECT_FALSE(AnnouncedText::find(*page).exists());
}

}  // namespace
}  // namespace entente

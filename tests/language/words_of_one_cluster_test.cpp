// Words used alike are in one cluster, words that are too rare are told apart by their look.
#include <gtest/gtest.h>

#include "ingest/language/word_clusters.h"

namespace entente {
namespace {

struct Pair {
  const char* word;
  const char* alike;
  const char* different;
};

class WordsOfOneCluster : public testing::TestWithParam<Pair> {};

TEST_P(WordsOfOneCluster, AreNearerToEachOtherThanToAnother) {
  const auto clusters = WordClusters::load();
  ASSERT_TRUE(clusters.ok());
  const auto [word, alike, different] = GetParam();
  EXPECT_TRUE(clusters->cluster_of(word).known);
  EXPECT_EQ(clusters->cluster_of(word).coarse, clusters->cluster_of(alike).coarse);
  EXPECT_NE(clusters->cluster_of(word).coarse, clusters->cluster_of(different).coarse);
}

INSTANTIATE_TEST_SUITE_P(Words, WordsOfOneCluster,
                         testing::Values(Pair{"Berlin", "Seoul", "pledged"},
                                         Pair{"Johnson", "Sullivan", "treaty"},
                                         Pair{"NATO", "ASEAN", "strongly"}, Pair{"2021", "2023", "Council"},
                                         Pair{"Treaty", "Act", "announce"}));

TEST(WordClusters, RareWordsGoByTheirLook) {
  const auto clusters = WordClusters::load();
  ASSERT_TRUE(clusters.ok());
  const WordCluster name = clusters->cluster_of("Qwrtzplk");
  EXPECT_FALSE(name.known);
  EXPECT_EQ(name.fine, clusters->cluster_of("Xlkjhgf").fine);
  EXPECT_NE(name.fine, clusters->cluster_of("qwrtzplk").fine);
  EXPECT_NE(name.fine, clusters->cluster_of("QWRTZPLK").fine);
}

struct Look {
  const char* word;
  WordLook look;
};

class WordLooks : public testing::TestWithParam<Look> {};

TEST_P(WordLooks, AreTold) {
  EXPECT_EQ(look_of(GetParam().word), GetParam().look);
}

INSTANTIATE_TEST_SUITE_P(Words, WordLooks,
                         testing::Values(Look{"treaty", WordLook::lower},
                                         Look{"Treaty", WordLook::capitalised},
                                         Look{"NATO", WordLook::all_capitals}, Look{"DoD", WordLook::mixed},
                                         Look{"1,200", WordLook::number}, Look{"G7", WordLook::with_digit},
                                         Look{"long-term", WordLook::hyphenated}, Look{"(", WordLook::other},
                                         Look{"\xC3\xA9tat", WordLook::lower}, Look{"", WordLook::other}));

}  // namespace
}  // namespace entente

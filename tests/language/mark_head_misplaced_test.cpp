// Quotes, brackets and commas on other words than the arcs around them ask for.
#include <gtest/gtest.h>

#include "ingest/language/mark_heads.h"

namespace entente {
namespace {

struct MarkCase {
  const char* name;
  std::vector<std::string_view> words;
  std::vector<WordHead> heads;
  std::vector<int> wanted;
};

std::ostream& operator<<(std::ostream& out, const MarkCase& one) {
  return out << one.name;
}

class MarkHeads : public testing::TestWithParam<MarkCase> {};

TEST_P(MarkHeads, StandWhereTheTreeSays) {
  const MarkCase& one = GetParam();
  std::vector<int> found;
  for (const WordHead& word : with_marks_moved(one.words, one.heads)) found.push_back(word.head);
  EXPECT_EQ(found, one.wanted);
}

INSTANTIATE_TEST_SUITE_P(
    Language, MarkHeads,
    testing::Values(MarkCase{"PairAroundOnePhrase",
                             {"They", "built", "\"", "new", "roads", "\""},
                             {{1, Arc::nsubj},
                              {-1, Arc::root},
                              {1, Arc::punct},
                              {4, Arc::amod},
                              {1, Arc::obj},
                              {1, Arc::punct}},
                             {1, -1, 4, 4, 1, 4}},
                    MarkCase{"PairAroundTwoPhrasesStays",
                             {"They", "built", "(", "roads", "here", ")"},
                             {{1, Arc::nsubj},
                              {-1, Arc::root},
                              {3, Arc::punct},
                              {1, Arc::obj},
                              {1, Arc::advmod},
                              {3, Arc::punct}},
                             {1, -1, 3, 1, 1, 3}},
                    MarkCase{"CommaBeforeConjunct",
                             {"Roads", ",", "old", "bridges"},
                             {{-1, Arc::root}, {0, Arc::punct}, {3, Arc::amod}, {0, Arc::conj}},
                             {-1, 3, 3, 0}},
                    MarkCase{"CommaAfterAdjunct",
                             {"Later", ",", "ministers", "met"},
                             {{3, Arc::advmod}, {3, Arc::punct}, {3, Arc::nsubj}, {-1, Arc::root}},
                             {3, 0, 3, -1}},
                    MarkCase{"CommaOfOtherRelationStays",
                             {"Met", ",", "ministers"},
                             {{-1, Arc::root}, {0, Arc::punct}, {0, Arc::nsubj}},
                             {-1, 0, 0}},
                    MarkCase{"MarkWithDependentsStays",
                             {"(", "roads", ")"},
                             {{-1, Arc::root}, {0, Arc::obj}, {0, Arc::punct}},
                             {-1, 0, 0}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(MarkHeadsOfNothing, NoWordsNoHeads) {
  EXPECT_TRUE(with_marks_moved({}, {}).empty());
}

}  // namespace
}  // namespace entente

// A pattern that reads what it should not, or misses what it should.
#include "ingest/jobs/path_pattern.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct PatternRow {
  const char* pattern;
  const char* path;
  bool matches;
};

class PathPatternTable : public testing::TestWithParam<PatternRow> {};

TEST_P(PathPatternTable, Matches) {
  EXPECT_EQ(matches(GetParam().pattern, GetParam().path), GetParam().matches)
      << GetParam().pattern << " on " << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(Rows, PathPatternTable,
                         testing::Values(PatternRow{"pubs/*.pdf", "pubs/a.pdf", true},
                                         PatternRow{"pubs/*.pdf", "pubs/2023/a.pdf", false},
                                         PatternRow{"pubs/**/*.pdf", "pubs/a.pdf", true},
                                         PatternRow{"pubs/**/*.pdf", "pubs/2023/08/a.pdf", true},
                                         PatternRow{"pubs/**/*.pdf", "pubs/2023/08/a.html", false},
                                         PatternRow{"/srv/**", "/srv/a/b", true},
                                         PatternRow{"/srv/**", "/other/a/b", false},
                                         PatternRow{"./pubs/?.md", "pubs/a.md", true},
                                         PatternRow{"pubs/?.md", "pubs/ab.md", false},
                                         PatternRow{"pubs/[a-c]*.md", "pubs/b1.md", true},
                                         PatternRow{"pubs/[a-c]*.md", "pubs/d1.md", false},
                                         PatternRow{"**/draft-*", "a/b/draft-1.md", true},
                                         PatternRow{"a/**/b/**/c", "a/b/b/x/c", true}));

TEST(PathPattern, ManyStarsCostNoMoreThanTheirProduct) {
  std::string pattern = "a", path = "a";
  for (int i = 0; i < 500; ++i) {
    pattern += "/**";
    path += "/x";
  }
  EXPECT_FALSE(matches(pattern + "/end", path));
}

TEST(PathPattern, TheRootIsTheFolderBeforeTheFirstWildcard) {
  EXPECT_EQ(root_of("pubs/2023/*.pdf"), "pubs/2023");
  EXPECT_EQ(root_of("*.pdf"), ".");
  EXPECT_EQ(root_of("/*.pdf"), "/");
  EXPECT_EQ(root_of("pubs/a.pdf"), "pubs/a.pdf");
}

TEST(PathPattern, AnExclusionMeansAPathItsEndOrOneOfItsNames) {
  EXPECT_TRUE(is_excluded({"draft-*"}, "/srv/pubs/draft-1.pdf"));
  EXPECT_TRUE(is_excluded({"drafts"}, "/srv/drafts/1.pdf"));
  EXPECT_TRUE(is_excluded({"pubs/*.tmp"}, "/srv/pubs/a.tmp"));
  EXPECT_FALSE(is_excluded({"draft"}, "/srv/pubs/drafts.pdf"));
  EXPECT_FALSE(is_excluded({}, "/srv/a.pdf"));
}

}  // namespace
}  // namespace entente

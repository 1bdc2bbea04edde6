// Names that are not found, or found under the wrong entity.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "graph/edit_distance.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<EntityId> ids(const Result<std::vector<NameMatch>>& matches) {
  std::vector<EntityId> ids;
  EXPECT_TRUE(matches.ok()) << matches.error().describe();
  for (const NameMatch& match : matches.value()) ids.push_back(match.id);
  return ids;
}

class Names : public testing::Test {
 protected:
  Names() {
    ChangesBuilder first("first");
    first.page("Kishida Fumio, Fumio Kishida, Joe Biden, Georgia, GEORGIA, the Quad, Camp David, Tbilisi.");
    first.mention("person:fumio-kishida", "Fumio Kishida").mention("person:fumio-kishida", "Kishida Fumio");
    first.mention("person:joe-biden", "Joe Biden").mention("place:georgia", "Georgia");
    first.profile("state:GEO", "Georgia", {"Republic of Georgia"}).mention("state:GEO", "GEORGIA");
    first.profile("state:CIV", "Côte d’Ivoire", {"Ivory Coast"}).mention("grouping:quad", "the Quad");
    first.profile("state:GBR", "United Kingdom", {"UK"})
        .profile("state:USA", "United States", {"United States of America"});
    ChangesBuilder second("second");
    second.page("Georgia and the Kishida doctrine. United States.");
    second.profile("state:GEO", "Georgia", {"Republic of Georgia"}).mention("state:GEO", "Georgia");
    second.mention("topic:kishida-doctrine", "Kishida doctrine");
    second.profile("state:USA", "United States", {"United States of America"});
    EXPECT_TRUE(store_.commit(first.build()).ok());
    EXPECT_TRUE(store_.commit(second.build()).ok());
  }

  Snapshot snapshot() { return store_.snapshot().value(); }

  Store store_ = Store::open_in_memory().value();
};

TEST_F(Names, EqualWhenFolded) {
  EXPECT_THAT(ids(snapshot().named("FUMIO  kishida")), ElementsAre("person:fumio-kishida"));
  EXPECT_THAT(ids(snapshot().named("Kishida, Fumio")), ElementsAre("person:fumio-kishida"));
  EXPECT_THAT(ids(snapshot().named("Cote d'Ivoire")), ElementsAre("state:CIV"));
  EXPECT_THAT(ids(snapshot().named("Quad")), ElementsAre("grouping:quad"));
  EXPECT_THAT(ids(snapshot().named("Kishida")), IsEmpty());
  EXPECT_THAT(ids(snapshot().named("")), IsEmpty());
}

TEST_F(Names, SharedByTwoShowTheOneInMoreDocumentsFirst) {
  auto matches = snapshot().named("georgia").value();
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].id, "state:GEO");
  EXPECT_EQ(matches[0].text, "Georgia");
  EXPECT_EQ(matches[0].source, NameSource::canonical);
  EXPECT_EQ(matches[0].documents, 2U);
  EXPECT_EQ(matches[0].distance, 0);
  EXPECT_EQ(matches[1].id, "place:georgia");
}

TEST_F(Names, TheOnlyOneIsNoneWhereTwoShareAName) {
  EXPECT_EQ(snapshot().only_named("ivory COAST").value(), node_of("state:CIV"));
  EXPECT_EQ(snapshot().only_named("Kishida, Fumio").value(), node_of("person:fumio-kishida"));
  EXPECT_EQ(snapshot().only_named("Georgia").value(), std::nullopt);
  EXPECT_EQ(snapshot().only_named("Kishida").value(), std::nullopt);
  EXPECT_EQ(snapshot().only_named("").value(), std::nullopt);
}

TEST_F(Names, CompletionsBeginSo) {
  EXPECT_THAT(ids(snapshot().completions("unit", 10)), ElementsAre("state:USA", "state:GBR"));
  EXPECT_THAT(ids(snapshot().completions("unit", 1)), ElementsAre("state:USA"));
  EXPECT_THAT(ids(snapshot().completions("zz", 10)), IsEmpty());
}

TEST_F(Names, ContainingHoldsEachWord) {
  EXPECT_THAT(ids(snapshot().containing("states america", 10)), ElementsAre("state:USA"));
  EXPECT_THAT(ids(snapshot().containing("kishida", 10)),
              ElementsAre("person:fumio-kishida", "topic:kishida-doctrine"));
  EXPECT_THAT(ids(snapshot().containing("", 10)), IsEmpty());
}

struct Misspelling {
  const char* asked;
  const char* meant;
};

TEST_F(Names, NearestIsWhatWasMeant) {
  for (const Misspelling& row :
       {Misspelling{"Fumio Kihsida", "person:fumio-kishida"}, Misspelling{"Kishda", "person:fumio-kishida"},
        Misspelling{"Kishida Fumyo", "person:fumio-kishida"}, Misspelling{"Bidden", "person:joe-biden"},
        Misspelling{"Gorgia", "state:GEO"}, Misspelling{"Untied Sates", "state:USA"},
        Misspelling{"Ivory Cost", "state:CIV"}, Misspelling{"Uk.", "state:GBR"},
        Misspelling{"America", "state:USA"}}) {
    auto found = ids(snapshot().nearest(row.asked, 3));
    ASSERT_FALSE(found.empty()) << row.asked;
    EXPECT_EQ(found[0], row.meant) << row.asked;
  }
  EXPECT_THAT(ids(snapshot().nearest("xylophone", 3)), IsEmpty());
  EXPECT_THAT(ids(snapshot().nearest("", 3)), IsEmpty());
  EXPECT_EQ(snapshot().nearest("Georgia", 1).value().size(), 1U);
}

TEST_F(Names, UnknownEntityShowsItsCommonestSpelling) {
  ChangesBuilder third("third");
  third.page("Kishida Fumio again.").mention("person:fumio-kishida", "Kishida Fumio");
  ASSERT_TRUE(store_.commit(third.build()).ok());
  auto kishida = snapshot().entity(node_of("person:fumio-kishida")).value();
  EXPECT_EQ(kishida->name, "Kishida Fumio");
  ASSERT_TRUE(store_.remove("document:third").ok());
  EXPECT_EQ(snapshot().entity(node_of("person:fumio-kishida")).value()->name, "Fumio Kishida");
}

// --- edit distance against its definition

int naive_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = static_cast<int>(i + j);
        continue;
      }
      table[i][j] =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST(EditDistances, AreThoseOfTheDefinition) {
  std::mt19937 random(11);
  auto word = [&random](std::size_t longest) {
    std::string letters(random() % (longest + 1), ' ');
    for (char& c : letters) c = static_cast<char>('a' + random() % 3);
    return letters;
  };
  for (int round = 0; round < 20000; ++round) {
    std::size_t longest = round % 10 == 0 ? 90 : 9;
    std::string a = word(longest);
    std::string b = word(longest);
    int distance = naive_distance(a, b);
    ASSERT_EQ(EditDistance(a).to(b), distance) << a << " / " << b;
    int limit = static_cast<int>(random() % 6);
    int within = EditDistance(a).within(b, limit);
    ASSERT_TRUE(distance <= limit ? within == distance : within > limit) << a << " / " << b;
  }
  EXPECT_EQ(EditDistance(std::string(64, 'a')).to(std::string(65, 'a')), 1);
  EXPECT_EQ(EditDistance(std::string(65, 'a')).to(std::string(64, 'a')), 1);
}

}  // namespace
}  // namespace entente

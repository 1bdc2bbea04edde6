// What Tab offers where.
#include "query/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

std::vector<std::string> offered(std::string_view line) {
  return complete(line, summit_world().snapshot()).texts;
}

TEST(Completion, begins_with_verbs) {
  EXPECT_THAT(offered("com"), ElementsAre("common", "commitments", "compare"));
  EXPECT_THAT(offered(""), Contains("path"));
  EXPECT_THAT(offered("xyz jap"), IsEmpty());
}

TEST(Completion, offers_names_inside_quotes_and_closes_them) {
  EXPECT_THAT(offered("show \"jap"), ElementsAre("\"Japan\""));
  EXPECT_EQ(complete("show \"jap", summit_world().snapshot()).begin, 5U);
  EXPECT_THAT(offered("path Japan to AUKUS avoiding \"unit"), ElementsAre("\"United States\""));
  EXPECT_THAT(offered("show \"lakeside"), IsSupersetOf({"\"Lakeside\"", "\"Lakeside Summit\""}));
}

TEST(Completion, offers_names_where_a_name_is_due) {
  EXPECT_THAT(offered("show jap"), ElementsAre("\"Japan\""));
  EXPECT_THAT(offered("path Japan to auk"), ElementsAre("\"AUKUS\""));
  EXPECT_THAT(offered("commitments of jap"), ElementsAre("\"Japan\""));
  EXPECT_THAT(offered("commitments o"), ElementsAre("of"));
}

TEST(Completion, offers_kinds_and_classes_after_their_filters) {
  EXPECT_THAT(offered("neighbours Japan via member"), ElementsAre("member_of"));
  EXPECT_THAT(offered("neighbours Japan via member_of,par"), Contains("party_to"));
  EXPECT_THAT(offered("neighbours Japan not via member_of, par"), Contains("party_to"));
  EXPECT_THAT(offered("neighbours Japan only mee"), ElementsAre("meeting"));
  EXPECT_THAT(offered("statements of Japan class rec"), ElementsAre("recommend"));
}

TEST(Completion, offers_kinds_after_top_and_modalities) {
  EXPECT_THAT(offered("top me"), ElementsAre("meeting"));
  EXPECT_THAT(offered("top state, me"), ElementsAre("meeting"));
  EXPECT_THAT(offered("top state vi"), ElementsAre("via"));
  EXPECT_THAT(offered("timeline Japan modality pro"), ElementsAre("proposed"));
}

TEST(Completion, offers_the_filters_of_the_verb_and_only_these) {
  EXPECT_THAT(offered("neighbours Japan "), Contains("depth"));
  EXPECT_THAT(offered("links Japan to AUKUS "), Not(Contains("depth")));
  EXPECT_THAT(offered("path \"Japan\" t"), ElementsAre("to", "through"));
}

TEST(Completion, of_a_later_word_finds_the_name) {
  EXPECT_THAT(complete("show \"summit lake", summit_world().snapshot()).texts,
              testing::Contains("\"Lakeside Summit\""));
  EXPECT_THAT(complete("MATCH (a {name: 'summit lake", summit_world().snapshot()).texts,
              testing::Contains("'Lakeside Summit'"));
}

}  // namespace
}  // namespace entente

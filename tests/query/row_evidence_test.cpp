// A row of a statement that does not say what it rests on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/answer.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Answer answer_to(std::string_view question) {
  return summit_world().ask(question);
}

TEST(RowEvidence, is_what_the_patterns_matched_returned_or_not) {
  for (const std::string_view question : {"MATCH (a)-[r:participated_in]->(m) RETURN a.name, r.quote",
                                          "MATCH (a)-[:participated_in]->(m) RETURN a.name",
                                          "MATCH (a)-[:participated_in]->(m) WITH a.name AS name RETURN name",
                                          "MATCH (m:Meeting) OPTIONAL MATCH (m)<-[:participated_in]-(a) WITH "
                                          "m, a WHERE a IS NOT NULL RETURN a.name",
                                          "MATCH p = (a)-[:participated_in*1..2]->(m) RETURN length(p)"}) {
    const Answer answer = answer_to(question);
    ASSERT_FALSE(answer.empty()) << question;
    EXPECT_THAT(answer.rows, Each(Field(&AnswerRow::assertions, Not(IsEmpty())))) << question;
    EXPECT_FALSE(subgraph_of(answer).edges.empty()) << question;
  }
}

TEST(RowEvidence, is_each_relation_once) {
  const Answer answer = answer_to("MATCH p = (a)-[r:participated_in]->(m) RETURN p, r, r AS again LIMIT 1");
  ASSERT_THAT(answer.rows, SizeIs(1));
  EXPECT_THAT(answer.rows[0].assertions, SizeIs(1));
}

TEST(RowEvidence, of_a_count_is_not_that_of_its_last_row) {
  for (const std::string_view question : {"MATCH (a)-[r:participated_in]->(m) RETURN count(*)",
                                          "MATCH (a)-[r:participated_in]->(m) RETURN a.name, count(m)"}) {
    EXPECT_THAT(answer_to(question).rows, Each(Field(&AnswerRow::assertions, IsEmpty()))) << question;
  }
}

TEST(RowEvidence, of_an_optional_match_that_failed_is_nothing) {
  const Answer answer =
      answer_to("MATCH (m:Meeting) OPTIONAL MATCH (m)-[r:chairs]->(a) RETURN m.name, a.name");
  ASSERT_FALSE(answer.empty());
  EXPECT_THAT(answer.rows, Each(Field(&AnswerRow::assertions, IsEmpty())));
}

}  // namespace
}  // namespace entente

// Which entity a name means, and what is said when that is not clear.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/bound_question.h"
#include "query/name_resolution.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::HasSubstr;

EntityId meant(const std::string& name) {
  const ParsedQuestion parsed = parse("show " + name).value();
  NameResolution names(parsed.text, summit_world().snapshot());
  const Result<BoundName> bound = names.resolve(parsed.names[0], {});
  EXPECT_TRUE(bound.ok()) << (bound.ok() ? "" : bound.error().message);
  return bound.ok() ? bound->id : "";
}

Result<BoundQuestion> bound(Verb verb, std::vector<Value> arguments, ValueMap options) {
  return bind({verb, std::move(arguments), std::move(options)}, summit_world().snapshot());
}

TEST(NameInQuestion, is_found_whatever_its_case_accents_and_quotes) {
  for (const char* name : {"Japan", "japan", "JAPAN", "\"Japan\"", "Nippon", "state:JPN", "state:Japan"}) {
    EXPECT_EQ(meant(name), "state:JPN") << name;
  }
  EXPECT_EQ(meant("Republic of Korea"), "state:KOR");
  EXPECT_EQ(meant("the Quadrilateral Security Dialogue"), "grouping:quad");
}

TEST(NameInQuestion, is_found_by_its_words_in_any_order) {
  EXPECT_EQ(meant("\"Korea, Republic of\""), "state:KOR");
  EXPECT_EQ(meant("\"dialogue quadrilateral SECURITY\""), "grouping:quad");
  EXPECT_EQ(meant("\"Summit Lakeside\""), meant("\"Lakeside Summit\""));
  EXPECT_EQ(summit_world().refusal_code("show \"Republic Korea\""), ErrorCode::unknown_name);
}

TEST(NameInQuestion, unknown_lists_the_nearest) {
  EXPECT_EQ(summit_world().refusal_code("show Japn"), ErrorCode::unknown_name);
  const std::string message = summit_world().refusal("show Japn");
  EXPECT_THAT(message,
              HasSubstr("no entity is called 'Japn'\n 1 | show Japn\n   |      ^^^^ did you mean 'Japan', "
                        "State ("));
}

TEST(NameInQuestion, of_two_entities_is_refused_with_both) {
  EXPECT_EQ(summit_world().refusal_code("show Georgia"), ErrorCode::ambiguous_name);
  const std::string message = summit_world().refusal("show Georgia");
  EXPECT_THAT(message, HasSubstr("'Georgia' is the name of 2 entities"));
  EXPECT_THAT(message, HasSubstr("state:GEO, State"));
  EXPECT_THAT(message, HasSubstr("place:georgia, Place in United States (1 document, 1 relation)"));
  EXPECT_EQ(meant("place:Georgia"), "place:georgia");
  EXPECT_EQ(meant("place:\"Georgia\""), "place:georgia");
  EXPECT_EQ(meant("state:GEO"), "state:GEO");
}

TEST(NameInQuestion, canonical_beats_alias_and_says_so) {
  const Answer answer = summit_world().ask("show Congo");
  EXPECT_THAT(notes(answer), HasSubstr("taking Congo, State"));
  EXPECT_THAT(notes(answer), HasSubstr("for that write state:COD"));
}

TEST(NameInQuestion, followed_by_a_word_that_is_no_filter_is_recognised) {
  const std::string message = summit_world().refusal("neighbours South Korea foo 3");
  EXPECT_THAT(message, HasSubstr("'foo' is not a filter"));
  EXPECT_THAT(message, HasSubstr("|                        ^^^ "));
}

TEST(NameInQuestion, at_prefers_meetings) {
  const Result<BoundQuestion> question = bound(Verb::commitments, {"Japan"}, {{"at", "lakeside summit"}});
  ASSERT_TRUE(question.ok());
  EXPECT_EQ(question->at->id, "meeting:lakeside-summit-2023");
}

TEST(Binder, refuses_what_can_have_no_answer) {
  EXPECT_THAT(summit_world().refusal("path Japan to Nippon"), HasSubstr("both ends are Japan"));
  EXPECT_THAT(summit_world().refusal("neighbours Japan since 2024 until 2023"),
              HasSubstr("no day is both on or after 2024-01-01 and on or before 2023-12-31"));
  EXPECT_EQ(summit_world().refusal_code("why ffffffffffffffff"), ErrorCode::not_found);
}

TEST(Binder, reads_partial_dates_as_spans) {
  const Result<BoundQuestion> question =
      bound(Verb::neighbours, {"Japan"}, {{"since", "2024-02"}, {"until", "2024-02"}});
  ASSERT_TRUE(question.ok());
  EXPECT_EQ(Date::from_day(question->edges.since).to_string(), "2024-02-01");
  EXPECT_EQ(Date::from_day(question->edges.until).to_string(), "2024-02-29");
}

}  // namespace
}  // namespace entente

// What each verb answers on a small world, and what it says when there is nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

const World& world() {
  return summit_world();
}

TEST(Find, finds_parts_of_names_and_keeps_to_kinds) {
  EXPECT_THAT(column(world().ask("find lakeside"), "name"),
              UnorderedElementsAre("Lakeside", "Lakeside Summit", "Joint Statement of the Lakeside Summit"));
  EXPECT_THAT(column(world().ask("find lakeside only meeting"), "name"), ElementsAre("Lakeside Summit"));
  const Answer alias = world().ask("find nippon");
  EXPECT_THAT(column(alias, "name"), ElementsAre("Japan"));
  EXPECT_THAT(column(alias, "matched"), ElementsAre("Nippon"));
}

TEST(Find, says_what_is_near_when_nothing_matches) {
  const Answer answer = world().ask("find \"lakesid summitt\"");
  EXPECT_TRUE(answer.empty());
  EXPECT_THAT(notes(answer), HasSubstr("'Lakeside Summit'"));
  EXPECT_THAT(notes(answer), HasSubstr("looked at 4 documents of 2022 to 2024"));
}

TEST(Show, tells_names_and_relations_apart_by_where_they_come_from) {
  const Answer answer = world().ask("show Nippon");
  EXPECT_THAT(column(answer, "value"), Contains("Japan"));
  EXPECT_THAT(column(answer, "value"), Contains("Nippon"));
  EXPECT_THAT(column(answer, "attribute"), Contains("→ member_of"));
  EXPECT_THAT(column(answer, "value"), Contains("1, and 1 proposed, predicted or denied"));
}

TEST(Neighbours, are_facts_unless_proposals_are_asked_for) {
  EXPECT_THAT(column(world().ask("neighbours Japan via member_of"), "name"), ElementsAre("Quad"));
  const Answer all = world().ask("neighbours Japan via member_of with proposals");
  EXPECT_THAT(column(all, "name"), UnorderedElementsAre("Quad", "AUKUS"));
  EXPECT_THAT(column(all, "relations"), Contains("→ member_of 2022-03 (proposed)"));
}

TEST(Neighbours, keep_to_dates_kinds_and_who_is_avoided) {
  EXPECT_THAT(column(world().ask("neighbours Japan since 2024"), "name"), ElementsAre("South Korea"));
  EXPECT_THAT(column(world().ask("neighbours Japan until 2020"), "name"), ElementsAre("Quad"));
  EXPECT_THAT(column(world().ask("neighbours Japan only meeting"), "name"), ElementsAre("Lakeside Summit"));
  EXPECT_THAT(column(world().ask("neighbours Japan only meeting, grouping avoiding Quad"), "name"),
              ElementsAre("Lakeside Summit"));
}

TEST(Neighbours, further_away_do_not_pass_through_topics_and_places) {
  const Answer two = world().ask("neighbours Japan depth 2");
  EXPECT_THAT(column(two, "name"), Contains("Australia"));
  EXPECT_THAT(column(two, "name"), Contains("cyber"));
  EXPECT_THAT(notes(two), HasSubstr("not passing through Document, Place, Topic"));
  const Answer three = world().ask("neighbours cyber depth 1");
  EXPECT_THAT(column(three, "name"), UnorderedElementsAre("Quad", "AUKUS"));
}

TEST(Path, is_drawn_with_relation_date_documents_and_direction) {
  const Answer answer = world().ask("path Japan to Australia");
  EXPECT_THAT(
      answer.drawing,
      ElementsAre("Japan —member_of 2017 (1 document)→ Quad ←member_of 2022-03 (1 document)— "
                  "Australia",
                  StartsWith("    1 “⟦Japan is in the Quad.⟧” Partnerships, a Review, p. 1 (iv) ("),
                  StartsWith("    2 “⟦state:AUS is in the Quad.⟧” Partnerships, a Review, p. 1 (iv) (")));
  EXPECT_EQ(answer.rows.size(), 2U);
  EXPECT_EQ(answer.rows[0].assertions.size(), 1U);
  EXPECT_THAT(notes(answer), HasSubstr("not passing through"));
}

TEST(Path, obeys_avoiding_via_only_and_through) {
  EXPECT_TRUE(world().ask("path Japan to AUKUS avoiding Quad, \"Lakeside Summit\"").empty());
  const Answer summit = world().ask("path Japan to AUKUS avoiding Quad");
  EXPECT_THAT(summit.drawing.at(0), HasSubstr("Lakeside Summit"));
  EXPECT_THAT(world().ask("path Quad to AUKUS via about").drawing.at(0), HasSubstr("cyber"));
  EXPECT_THAT(world().ask("path Quad to AUKUS only topic").drawing.at(0), HasSubstr("cyber"));
  EXPECT_THAT(world().ask("path Quad to AUKUS").drawing.at(0), Not(HasSubstr("cyber")));
  EXPECT_THAT(world().ask("path Japan to AUKUS through \"Lakeside Summit\"").drawing.at(0),
              HasSubstr("Lakeside Summit"));
  EXPECT_EQ(world().ask("path Japan to AUKUS depth 1 with proposals").rows.size(), 1U);
}

TEST(Path, does_not_lead_through_those_who_urge_unless_asked) {
  EXPECT_THAT(world().ask("path Japan to AUKUS").drawing.at(0), Not(HasSubstr("Ana Kim")));
  EXPECT_THAT(world().ask("path Japan to AUKUS via urged").drawing.at(0), HasSubstr("Ana Kim"));
  EXPECT_THAT(notes(world().ask("links \"Ana Kim\" to AUKUS")), HasSubstr("add 'with proposals'"));
  EXPECT_EQ(world().ask("links \"Ana Kim\" to AUKUS with proposals").rows.size(), 1U);
}

TEST(Path, names_what_all_ways_pass) {
  const Answer answer = world().ask("path Japan to AUKUS avoiding Australia ways 2");
  EXPECT_EQ(answer.counted, "2 ways");
  EXPECT_THAT(notes(answer), HasSubstr("all 2 ways pass United States; try avoiding it"));
}

TEST(Path, says_which_filter_left_nothing) {
  const Answer answer = world().ask("path Japan to AUKUS avoiding \"United States\", Quad");
  EXPECT_TRUE(answer.empty());
  EXPECT_THAT(notes(answer), HasSubstr("no way of at most 6 steps between Japan and AUKUS"));
  EXPECT_THAT(notes(answer), HasSubstr("without 'avoiding \"United States\", Quad' there would be 1 way"));
  EXPECT_THAT(notes(answer), HasSubstr("'with proposals' there would be 1 way"));
  EXPECT_THAT(notes(answer), HasSubstr("Japan is known (State, "));
}

TEST(Path, reports_the_busiest_node_when_it_grows_too_large) {
  Limits limits;
  limits.edges_kept = 3;
  const Result<Answer> answer = ask("path Japan to AUKUS", world().snapshot(), limits);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::limit_exceeded);
  EXPECT_THAT(answer.error().message, HasSubstr(" alone has "));
}

TEST(Path, stops_when_asked_to) {
  const std::atomic<bool> stop = true;
  Limits limits;
  limits.stop = &stop;
  const Result<Answer> answer = ask("path Japan to AUKUS ways 5", world().snapshot(), limits);
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(answer->stopped);
}

TEST(Links, group_relations_and_count_what_is_hidden) {
  const Answer answer = world().ask("links Japan to AUKUS");
  EXPECT_TRUE(answer.empty());
  EXPECT_THAT(notes(answer), HasSubstr("1 relation that is not a plain fact"));
  const Answer all = world().ask("links Japan to AUKUS with proposals");
  EXPECT_THAT(column(all, "standing"), ElementsAre("proposed"));
  EXPECT_THAT(column(world().ask("links \"United States\" to AUKUS"), "relation"), ElementsAre("member_of"));
}

TEST(Links, of_symmetric_relations_have_no_direction) {
  EXPECT_THAT(column(world().ask("links ROK to Japan"), "direction"), ElementsAre("–"));
}

TEST(Common, lists_shared_neighbours_with_both_relations) {
  const Answer answer = world().ask("common Japan and \"South Korea\"");
  EXPECT_THAT(column(answer, "name"),
              UnorderedElementsAre("Lakeside Summit", "consult promptly on regional threats"));
  EXPECT_THAT(column(world().ask("common AUKUS and Quad"), "name"),
              UnorderedElementsAre("Australia", "United States"));
  EXPECT_THAT(column(world().ask("common AUKUS and Quad only topic"), "name"), ElementsAre("cyber"));
}

TEST(Commitments, stand_together_with_every_statement_of_them) {
  const Answer answer = world().ask("commitments of Japan");
  EXPECT_EQ(answer.counted, "2 commitments in 3 statements");
  EXPECT_THAT(column(answer, "number"), ElementsAre("1", "1", "2"));
  EXPECT_THAT(column(answer, "date"), ElementsAre("2023-08-18", "2024-08-18", "2023-08-18"));
  EXPECT_THAT(column(answer, "class"), ElementsAre("commit", "reaffirm", "commit (not to)"));
  EXPECT_THAT(column(answer, "status"), ElementsAre("pledged", "reaffirmed", ""));
  EXPECT_THAT(column(answer, "made_at"), ElementsAre("Lakeside Summit", "Anniversary Call", ""));
  EXPECT_THAT(column(answer, "page"), ElementsAre("1 (iv)", "1 (iv)", "1 (iv)"));
}

TEST(Commitments, keep_to_meeting_class_and_time) {
  EXPECT_EQ(world().ask("commitments of Japan at Lakeside Summit").rows.size(), 1U);
  EXPECT_EQ(world().ask("commitments of Japan class reaffirm").rows.size(), 1U);
  EXPECT_EQ(world().ask("commitments of Japan since 2024").rows.size(), 1U);
  const Answer none = world().ask("commitments of Japan since 2025");
  EXPECT_TRUE(none.empty());
  EXPECT_THAT(notes(none), HasSubstr("without 'since 2025' there would be 2 commitments in 3 statements"));
}

TEST(Commitments, of_a_document_are_those_it_states) {
  EXPECT_EQ(world().ask("commitments of \"Joint Statement of the Lakeside Summit\"").rows.size(), 2U);
  EXPECT_EQ(world().ask("commitments of commitment:whaling").rows.size(), 1U);
}

TEST(Statements, show_the_role_and_who_else_says_so) {
  const Answer answer = world().ask("statements of Japan class recommend");
  EXPECT_THAT(column(answer, "role"), ElementsAre("party"));
  EXPECT_THAT(column(answer, "said_by"), ElementsAre("Ana Kim"));
  EXPECT_THAT(column(world().ask("statements of \"Ana Kim\""), "role"), ElementsAre("speaker"));
}

TEST(Sources, quote_every_sentence_once_by_relation) {
  const Answer answer = world().ask("sources Japan to \"South Korea\"");
  EXPECT_THAT(column(answer, "sentence"),
              UnorderedElementsAre("⟦Japan met South Korea.⟧",
                                   "The two reaffirmed that ⟦they will consult promptly⟧.",
                                   "We ⟦will consult promptly on regional threats⟧."));
  EXPECT_EQ(world().ask("sources Japan to \"South Korea\" via met_with").rows.size(), 1U);
}

TEST(Timeline, puts_relations_and_statements_in_order) {
  const Answer answer = world().ask("timeline Japan");
  const std::vector<std::string> dates = column(answer, "date");
  EXPECT_TRUE(std::is_sorted(dates.begin(), dates.end()));
  EXPECT_THAT(column(answer, "what"), Contains("reaffirm"));
  EXPECT_THAT(column(answer, "what"), Contains("→ member_of"));
  EXPECT_THAT(column(world().ask("timeline Japan only grouping"), "with"), ElementsAre("Quad"));
}

TEST(Documents, are_all_or_those_that_mention_an_entity) {
  EXPECT_EQ(world().ask("documents").rows.size(), 4U);
  EXPECT_THAT(column(world().ask("documents during 2022-05"), "title"), ElementsAre("Georgia and Georgia"));
  EXPECT_THAT(column(world().ask("documents limit 2"), "date"), ElementsAre("2022-03", "2022-05-01"));
}

TEST(Stats, counts_the_store) {
  EXPECT_THAT(column(world().ask("stats"), "number"), Contains("4"));
  EXPECT_THAT(column(world().ask("schema"), "name"), Contains("participated_in"));
}

TEST(Why, shows_the_marked_sentence_its_document_and_its_standing) {
  const Answer links = world().ask("statements of Japan class recommend");
  const std::string id = to_string(links.rows.at(0).assertions.at(0));
  const Answer answer = world().ask("why " + id.substr(0, 8));
  EXPECT_THAT(column(answer, "value"), Contains("Japan ⟦should join AUKUS⟧, Kim argues."));
  EXPECT_THAT(column(answer, "value"), Contains("https://example.org/partnerships"));
  EXPECT_THAT(column(answer, "value"), Contains("recommend"));
  EXPECT_THAT(column(answer, "value"), Contains("Ana Kim (default_author)"));
}

TEST(Why, tells_a_relation_from_a_statement) {
  const Answer links = world().ask("links Japan to AUKUS with proposals");
  const Answer answer = world().ask("why " + to_string(links.rows.at(0).assertions.at(0)));
  EXPECT_THAT(column(answer, "value"), Contains("Japan member_of AUKUS"));
  EXPECT_THAT(column(answer, "value"), Contains("proposed"));
}

TEST(Answers, keep_the_part_of_the_graph_they_used) {
  const Subgraph part = subgraph_of(world().ask("path Japan to Australia"));
  EXPECT_EQ(part.edges.size(), 2U);
  EXPECT_EQ(part.nodes.size(), 3U);
  EXPECT_TRUE(std::is_sorted(part.nodes.begin(), part.nodes.end()));
  const Subgraph pledges = subgraph_of(world().ask("commitments of Japan at \"Lakeside Summit\""));
  EXPECT_THAT(pledges.nodes, Contains(node_of("commitment:consult-promptly")));
  EXPECT_EQ(pledges.edges.size(), 2U);
}

TEST(Answers, cut_at_the_limit_and_say_so) {
  const Answer answer = world().ask("neighbours Japan limit 1");
  EXPECT_EQ(answer.rows.size(), 1U);
  EXPECT_THAT(notes(answer), HasSubstr("1 shown: limit 1"));
  const Answer statements = world().ask("statements of Japan limit 2");
  EXPECT_EQ(statements.rows.size(), 2U);
  EXPECT_THAT(notes(statements), HasSubstr("4 rows, 2 shown: limit 2"));
}

}  // namespace
}  // namespace entente

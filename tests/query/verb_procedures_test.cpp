// The verbs as procedures of openCypher, and the verbs that came with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/procedures/verb_procedure.h"
#include "query/verbs/verb_columns.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

const World& world() {
  return summit_world();
}

TEST(VerbProcedure, yields_the_columns_of_the_verb) {
  const std::string relation =
      to_string(world().ask("links Japan to \"South Korea\"").rows.at(0).assertions.at(0));
  const std::map<Verb, std::string> lines = {{Verb::find, "find lakeside"},
                                             {Verb::show, "show Japan"},
                                             {Verb::neighbours, "neighbours Japan"},
                                             {Verb::path, "path Japan to AUKUS"},
                                             {Verb::links, "links Japan to Quad"},
                                             {Verb::common, "common Japan and \"South Korea\""},
                                             {Verb::sources, "sources Japan to Quad"},
                                             {Verb::timeline, "timeline Japan"},
                                             {Verb::commitments, "commitments Japan"},
                                             {Verb::statements, "statements Japan"},
                                             {Verb::documents, "documents"},
                                             {Verb::stats, "stats"},
                                             {Verb::schema, "schema"},
                                             {Verb::why, "why " + relation},
                                             {Verb::compare, "compare Japan and \"South Korea\""},
                                             {Verb::top, "top actors"},
                                             {Verb::changes, "changes"},
                                             {Verb::pledges, "pledges at \"Lakeside Summit\""},
                                             {Verb::who, "who says consult"}};
  for (const auto& [verb, line] : lines) {
    const Answer answer = world().ask(line);
    const std::vector<VerbColumn> expected = columns_of(verb);
    ASSERT_EQ(answer.columns.size(), expected.size()) << line;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(answer.columns[i].name, expected[i].name) << line;
      for (const AnswerRow& row : answer.rows) {
        if (row.cells[i].is_null()) continue;
        EXPECT_TRUE(expected[i].type != "INTEGER" || row.cells[i].is<std::int64_t>()) << line << i;
        EXPECT_TRUE(expected[i].type != "LIST" || row.cells[i].is<ValueList>()) << line << i;
        EXPECT_TRUE(expected[i].type != "STRING" || row.cells[i].is<std::string>()) << line << i;
      }
    }
  }
}

TEST(VerbProcedure, is_called_from_statements) {
  const Answer answer = world().ask(
      "CALL graph.links(entity('Japan'), entity('Quad')) YIELD relation, date RETURN relation, date AS when");
  EXPECT_THAT(column(answer, "relation"), ElementsAre("member_of"));
  EXPECT_THAT(column(answer, "when"), ElementsAre("2017"));
  EXPECT_EQ(answer.rows[0].assertions.size(), 1U);
  const Answer joined = world().ask(
      "MATCH (a:State {name: 'Japan'}) CALL graph.neighbours(a, {kinds: 'member_of'}) YIELD entity "
      "MATCH (g:Grouping {id: entity}) RETURN g.name AS name");
  EXPECT_THAT(column(joined, "name"), ElementsAre("Quad"));
}

TEST(VerbProcedure, shows_people_what_the_verb_shows_them) {
  const Answer verb = world().ask("common Japan and \"South Korea\"");
  const Answer call = world().ask("CALL graph.common(entity('Japan'), entity('ROK'))");
  ASSERT_EQ(call.columns.size(), verb.columns.size());
  EXPECT_EQ(call.columns[2].heading, "Japan");
  EXPECT_EQ(call.columns.back().readers, Column::For::programs);
  EXPECT_EQ(world().ask("CALL graph.path(entity('Japan'), entity('AUKUS'))").drawing,
            world().ask("path Japan to AUKUS").drawing);
}

TEST(VerbProcedure, takes_texts_for_dates_and_for_names_of_options) {
  EXPECT_EQ(world().ask("CALL graph.links(entity('Japan'), entity('ROK'), {since: '2024'})").rows.size(), 1U);
  EXPECT_TRUE(world().ask("CALL graph.links(entity('Japan'), entity('ROK'), {since: '2025'})").empty());
  EXPECT_EQ(world().ask("CALL graph.commitments(entity('Japan'), {at: 'Lakeside Summit'})").rows.size(), 1U);
}

struct Refused {
  std::string statement;
  std::string because;
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.statement;
}

class VerbOptions : public testing::TestWithParam<Refused> {};

TEST_P(VerbOptions, are_checked) {
  EXPECT_THAT(world().refusal(GetParam().statement), HasSubstr(GetParam().because));
}

INSTANTIATE_TEST_SUITE_P(
    of_the_wrong_kind, VerbOptions,
    testing::Values(
        Refused{"CALL graph.timeline(entity('Japan'), {sicne: '2021'})", "since"},
        Refused{"CALL graph.timeline(entity('Japan'), {since: 2021})", "'since' is a date"},
        Refused{"CALL graph.timeline(entity('Japan'), {kinds: ['x']})", "a kind of relation"},
        Refused{"CALL graph.timeline(entity('Japan'), {labels: 'x'})", "a kind of entity"},
        Refused{"CALL graph.timeline(entity('Japan'), {limit: 0})", "from 1 to 100000"},
        Refused{"CALL graph.timeline(entity('Japan'), {min_confidence: 2})", "from 0 to 1"},
        Refused{"CALL graph.timeline(entity('Japan'), {direction: 'up'})", "'out', 'in' or 'both'"},
        Refused{"CALL graph.timeline(entity('Japan'), {with_proposals: 1})", "true or false"},
        Refused{"CALL graph.timeline('Japan')", "NODE"},
        Refused{"CALL graph.commitments(entity('Japan'), {at: 'Lakside'})", "did you mean"},
        Refused{"CALL graph.links(entity('Japan'), entity('Nippon'))", "both ends are Japan"},
        Refused{"why 0000", "answers print ids"},
        Refused{"timeline Japan since 2023 until 2021",
                "2021-12-31\n 1 | timeline Japan since 2023 until 2021\n   |                ^^^^^^^^^^"},
        Refused{"timeline Japan cited by nobody", "no document is, or is by, 'nobody'"},
        Refused{"timeline Japan cited by nobody", "                ^^^^^^^^^^^^^^^"}));

TEST(Compare, tells_what_is_of_one_and_what_of_both) {
  const Answer answer = world().ask("compare AUKUS and Quad via member_of");
  EXPECT_THAT(column(answer, "name"), UnorderedElementsAre("Australia", "United States", "Japan"));
  EXPECT_THAT(column(answer, "side"), ElementsAre("both", "both", "Quad alone"));
  EXPECT_EQ(answer.counted, "0 AUKUS alone, 2 both, 1 Quad alone");
}

TEST(Top, counts_relations_of_one_kind) {
  const Answer answer = world().ask("top state via member_of limit 1");
  EXPECT_THAT(column(answer, "relations"), ElementsAre("2"));
  EXPECT_THAT(notes(answer), HasSubstr("3 rows, 1 shown"));
  EXPECT_THAT(column(world().ask("top grouping via member_of into"), "name"), Contains("Quad"));
  EXPECT_TRUE(world().ask("top grouping via member_of out").empty());
}

TEST(Pledges, are_those_made_at_the_meeting) {
  const Answer answer = world().ask("pledges at \"Lakeside Summit\"");
  EXPECT_TRUE(answer.empty());  // nothing says that the commitment was made there but the statement
  const Answer made = world().ask("commitments of Japan at \"Lakeside Summit\"");
  EXPECT_EQ(made.rows.size(), 1U);
}

TEST(WhoSays, looks_for_entities_and_else_for_words) {
  const Answer about = world().ask("who says commitment:consult-promptly");
  EXPECT_THAT(column(about, "said_by"),
              ElementsAre("Japan, South Korea, United States", "Japan, South Korea"));
  const Answer words = world().ask("who says \"join aukus\"");
  EXPECT_THAT(column(words, "said_by"), ElementsAre("Ana Kim"));
  EXPECT_THAT(notes(words), HasSubstr("contains the words 'join aukus'"));
  EXPECT_THAT(notes(world().ask("who says \"perpetual peace\"")), HasSubstr("looked at 4 documents"));
}

TEST(Changes, without_runs_say_so) {
  EXPECT_THAT(notes(world().ask("changes since 2024")), HasSubstr("no run is on record"));
}

TEST(Sources, can_be_chosen_and_left_out) {
  const std::string all = "neighbours Japan via participated_in, met_with";
  EXPECT_THAT(column(world().ask(all + " cited by \"Readout of the Anniversary Call\""), "name"),
              ElementsAre("South Korea"));
  EXPECT_THAT(column(world().ask(all + " not cited by anniversary.txt"), "name"),
              ElementsAre("Lakeside Summit"));
  EXPECT_THAT(notes(world().ask(all + " cited by partnerships.txt")),
              HasSubstr("without 'cited by partnerships.txt' there would be 2 neighbours"));
  EXPECT_THAT(world().ask("documents not cited by anniversary.txt").rows.size(), 3U);
}

TEST(AsOf, takes_what_had_begun) {
  EXPECT_THAT(column(world().ask("neighbours Quad via member_of as of 2020"), "name"), ElementsAre("Japan"));
  EXPECT_THAT(column(world().ask("neighbours AUKUS via member_of as of 2024"), "name"),
              UnorderedElementsAre("Australia", "United States"));
}

TEST(Modality, shows_what_is_meant_so_and_nothing_else) {
  EXPECT_THAT(column(world().ask("neighbours Japan modality proposed"), "name"), ElementsAre("AUKUS"));
  EXPECT_THAT(column(world().ask("statements of Japan modality recommended"), "class"),
              ElementsAre("recommend"));
}

TEST(Direction, is_that_of_the_relation) {
  EXPECT_THAT(column(world().ask("neighbours Quad via member_of out"), "name"), ElementsAre());
  EXPECT_EQ(world().ask("neighbours Quad via member_of into").rows.size(), 3U);
  EXPECT_THAT(notes(world().ask("neighbours Quad via member_of out")),
              HasSubstr("without 'out' there would be 3 neighbours"));
}

TEST(NothingFound, by_a_statement_says_what_a_name_may_mean) {
  const Answer alias = world().ask("MATCH (a {name: 'ROK'})-->(b) RETURN b");
  EXPECT_THAT(notes(alias), HasSubstr("no name is exactly 'ROK': entity('ROK') is 'South Korea', State"));
  EXPECT_THAT(notes(alias), HasSubstr("looked at 4 documents of 2022 to 2024"));
  const Answer slip = world().ask("MATCH (a) WHERE a.name = 'Japn' RETURN a");
  EXPECT_THAT(notes(slip), HasSubstr("nothing is called 'Japn'; did you mean 'Japan', State?"));
}

TEST(NothingFound, by_new_verbs_is_explained) {
  for (const char* line :
       {"compare Japan and AUKUS only event", "top office via attacked", "pledges at \"Anniversary Call\"",
        "who says Japan class disclaim", "timeline AUKUS modality planned"}) {
    const Answer answer = world().ask(line);
    EXPECT_TRUE(answer.empty()) << line;
    EXPECT_THAT(notes(answer), HasSubstr("looked at 4 documents of 2022 to 2024")) << line;
  }
  EXPECT_THAT(notes(world().ask("who says Japan class disclaim")),
              HasSubstr("without 'class disclaim' there would be 4 statements"));
}

TEST(NothingFound, says_what_each_filter_took_away) {
  const Answer answer = world().ask("timeline \"South Korea\" between 1990 and 1991 via meeting");
  EXPECT_THAT(notes(answer), HasSubstr("without 'until 1991' there would be"));
  EXPECT_THAT(notes(answer), HasSubstr("looked at 4 documents of 2022 to 2024"));
  const Answer during = world().ask("timeline \"South Korea\" during 1990 via meeting, member_of");
  EXPECT_THAT(notes(during), HasSubstr("without 'during 1990' there would be"));
  EXPECT_THAT(notes(during), Not(HasSubstr("nothing was found by")));
}

}  // namespace
}  // namespace entente

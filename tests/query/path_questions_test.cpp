// Questions about paths, as verb and as procedure, in a world small enough to tell the answers by hand:
//
//   A -met 2020-01-01- B -met 2020-03-01- Z     both sure (0.9), B known to many
//   A -met 2021-05-01- C -met 2021-05-03- Z     doubtful (0.5), near in time
//   A -met 2023-01-01- D -met 2022-01-01- Z     against the order of time, few know D
//   A -met 2019-01-01- E -met (undated)- Z
//   A -proposed member_of- Z
//   A -supports-> F -supports-> Z               stance: no tie to walk on
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

struct Meeting {
  std::string_view a, b, time;
  float confidence;
};

Changes meetings() {
  Report report("meetings", "Who Met Whom", "");
  for (const char* letter : {"A", "B", "C", "D", "E", "F", "Z"})
    report.known(fmt::format("state:{}", letter), fmt::format("{}-land", letter));
  for (const auto& [a, b, time, confidence] :
       {Meeting{"A", "B", "2020-01-01", 0.9F}, Meeting{"B", "Z", "2020-03-01", 0.9F},
        Meeting{"A", "C", "2021-05-01", 0.5F}, Meeting{"C", "Z", "2021-05-03", 0.5F},
        Meeting{"A", "D", "2023-01-01", 0.8F}, Meeting{"D", "Z", "2022-01-01", 0.8F},
        Meeting{"A", "E", "2019-01-01", 0.8F}, Meeting{"E", "Z", "", 0.8F}}) {
    report.relation(RelationKind::met_with, fmt::format("state:{}", a), fmt::format("state:{}", b),
                    fmt::format("{} met {} in {}.", a, b, time), time);
    report.last_relation().envelope.confidence = confidence;
  }
  for (int i = 0; i < 9; ++i) {
    const std::string guest = fmt::format("state:G{}", i);
    report.relation(RelationKind::met_with, "state:B", guest, fmt::format("B met guest {}.", i),
                    "2018-01-01");
    if (i < 3) report.relation(RelationKind::met_with, "state:C", guest, "C met too.", "2018-01-01");
    if (i < 5) report.relation(RelationKind::met_with, "state:E", guest, "E met too.", "2018-01-01");
  }
  report.relation(RelationKind::member_of, "state:A", "state:Z", "A may join Z.", "2024");
  report.last_relation().envelope.modality = Modality::proposed;
  report.relation(RelationKind::supports, "state:A", "state:F", "A supports F.", "2020");
  report.relation(RelationKind::supports, "state:F", "state:Z", "F supports Z.", "2020");
  return report.changes();
}

// The same tie said by another document: more documents, and another date.
Changes memoir() {
  Report report("memoir", "A Memoir", "2024");
  report.relation(RelationKind::met_with, "state:A", "state:B", "A met B in secret.", "2020-02-29");
  report.last_relation().envelope.confidence = 0.3F;
  return report.changes();
}

const World& world() {
  static const World made({meetings(), memoir()});
  return made;
}

// The lines of the drawing that are ways, without the words under them.
std::vector<std::string> ways(const Answer& answer) {
  std::vector<std::string> lines;
  for (const std::string& line : answer.drawing) {
    if (!line.starts_with("    ")) lines.push_back(line);
  }
  return lines;
}

// The node in the middle of each way.
std::vector<std::string> passed(std::string_view question) {
  std::vector<std::string> names;
  const Answer answer = world().ask(question);
  const std::vector<std::string> to = column(answer, "to");
  const std::vector<std::string> step = column(answer, "step");
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (step[i] == "1") names.push_back(to[i].substr(0, 1));
  }
  return names;
}

TEST(PathQuestions, find_the_shortest_ways_by_documents_then_by_id) {
  EXPECT_THAT(passed("path A-land to Z-land"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land ways 3"), ElementsAre("B", "C", "D"));
  EXPECT_THAT(passed("path A-land to Z-land all shortest depth 2"), ElementsAre("B", "C", "D", "E"));
}

TEST(PathQuestions, prefer_what_costs_least_by_each_weight) {
  EXPECT_THAT(passed("path A-land to Z-land by hops"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land by distrust ways 2 depth 2"), ElementsAre("B", "D"));
  EXPECT_THAT(passed("path A-land to Z-land by hubs ways 2"), ElementsAre("D", "C"));
  EXPECT_THAT(passed("path A-land to Z-land by days depth 2 avoiding E-land"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land by days depth 2 avoiding E-land, B-land"), ElementsAre("C"));
}

TEST(PathQuestions, say_what_a_way_costs) {
  // -ln 0.81; ln(1 + 2); one day from the memoir's 29 February to 1 March.
  EXPECT_THAT(ways(world().ask("path A-land to Z-land by distrust")).at(0),
              HasSubstr("[distrust 0.211: confidence 0.81 in all steps together]"));
  EXPECT_THAT(ways(world().ask("path A-land to Z-land by hubs")).at(0), HasSubstr("[hubs 1.10]"));
  const Answer days = world().ask("path A-land to Z-land by days depth 2 avoiding E-land");
  EXPECT_THAT(ways(days).at(0), HasSubstr("[1 day between the steps]"));
  EXPECT_THAT(column(days, "cost"), ElementsAre("1.0", "1.0"));
  EXPECT_THAT(column(world().ask("path A-land to Z-land"), "cost"), ElementsAre("", ""));
}

TEST(PathQuestions, in_order_of_time_take_no_step_before_the_last) {
  EXPECT_THAT(passed("path A-land to Z-land in order"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land latest"), ElementsAre("C"));
  EXPECT_THAT(passed("path A-land to Z-land fastest"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land in order avoiding B-land, C-land depth 2"), IsEmpty());
  EXPECT_THAT(passed("path A-land to Z-land in order avoiding B-land, C-land depth 2 undated"),
              ElementsAre("E"));
  EXPECT_THAT(passed("path A-land to Z-land fastest avoiding B-land gap 1 depth 2"), IsEmpty());
  EXPECT_THAT(passed("path A-land to Z-land fastest avoiding B-land gap 2 depth 2"), ElementsAre("C"));
}

TEST(PathQuestions, tell_when_a_way_in_order_begins_and_ends) {
  const Answer earliest = world().ask("path A-land to Z-land earliest");
  EXPECT_THAT(ways(earliest).at(0),
              HasSubstr("[arrives on 2020-03-01 at the earliest, leaving on 2020-01-01]"));
  EXPECT_THAT(notes(earliest), HasSubstr("relations without a date are left out"));
  EXPECT_THAT(ways(world().ask("path A-land to Z-land latest")).at(0),
              HasSubstr("[leaves on 2021-05-01 at the latest, arrives on 2021-05-03]"));
  EXPECT_THAT(ways(world().ask("path A-land to Z-land fastest")).at(0),
              HasSubstr("[takes 1 day, 2020-02-29 to 2020-03-01]"));
}

TEST(PathQuestions, a_window_holds_for_the_days_of_every_step) {
  EXPECT_THAT(passed("path A-land to Z-land since 2021 until 2021"), ElementsAre("C"));
  EXPECT_THAT(passed("path A-land to Z-land in order since 2020-02"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land in order since 2020-03"), ElementsAre("C"));
  EXPECT_THAT(passed("path A-land to Z-land as of 2020-06 depth 2"), ElementsAre("B"));
}

TEST(PathQuestions, avoid_pass_through_and_keep_to_the_sure) {
  EXPECT_THAT(passed("path A-land to Z-land avoiding B-land, C-land"), ElementsAre("D"));
  EXPECT_THAT(passed("path A-land to Z-land through E-land"), ElementsAre("E"));
  EXPECT_THAT(passed("path A-land to Z-land by hubs through C-land"), ElementsAre("C"));
  EXPECT_THAT(passed("path A-land to Z-land all shortest through D-land"), ElementsAre("D"));
  EXPECT_THAT(passed("path A-land to Z-land confidence 0.85"), ElementsAre("B"));
  EXPECT_THAT(passed("path A-land to Z-land confidence 0.7 avoiding B-land ways 5 depth 2"),
              ElementsAre("D", "E"));
  EXPECT_THAT(passed("path A-land to Z-land cited by \"A Memoir\""), IsEmpty());
}

TEST(PathQuestions, follow_arrows_where_asked_and_no_stance_unless_asked) {
  EXPECT_THAT(passed("path A-land to Z-land via supports"), ElementsAre("F"));
  EXPECT_THAT(passed("path A-land to Z-land via supports out"), ElementsAre("F"));
  EXPECT_THAT(passed("path A-land to Z-land via supports into"), IsEmpty());
  EXPECT_THAT(passed("path Z-land to A-land via supports into"), ElementsAre("F"));
  EXPECT_THAT(passed("path A-land to Z-land out"), ElementsAre("B"));  // a meeting has no direction
}

TEST(PathQuestions, hide_proposals_and_label_them_when_asked) {
  EXPECT_EQ(world().ask("path A-land to Z-land ways 9 depth 1").counted, "0 ways");
  const Answer asked = world().ask("path A-land to Z-land with proposals");
  EXPECT_THAT(ways(asked).at(0), HasSubstr("member_of 2024 (proposed)"));
  const Answer modality = world().ask("path A-land to Z-land modality proposed");
  EXPECT_THAT(ways(modality), ElementsAre(HasSubstr("(proposed)")));
}

TEST(PathQuestions, show_the_words_of_each_step_and_the_id_for_why) {
  const Answer answer = world().ask("path A-land to Z-land through C-land");
  EXPECT_THAT(answer.drawing, ElementsAre(StartsWith("A-land —met_with 2021-05-01"),
                                          StartsWith("    1 “⟦A met C in 2021-05-01.⟧” Who Met Whom, p. 1"),
                                          StartsWith("    2 “⟦C met Z in 2021-05-03.⟧” Who Met Whom, p. 1")));
  const std::string id = to_string(answer.rows.at(0).assertions.at(0)).substr(0, 8);
  EXPECT_THAT(answer.drawing.at(1), HasSubstr("(" + id + ")"));
  EXPECT_FALSE(world().ask("why " + id).empty());
  EXPECT_THAT(column(answer, "said_in"), ElementsAre("Who Met Whom", "Who Met Whom"));
}

TEST(PathQuestions, name_what_all_ways_pass) {
  const Answer hub = world().ask("path A-land to state:G8 ways 2 depth 4");
  EXPECT_THAT(notes(hub), HasSubstr("all 2 ways pass B-land; try avoiding it"));
  EXPECT_THAT(notes(world().ask("path A-land to state:G8 ways 2 depth 4 through B-land")),
              Not(HasSubstr("try avoiding it")));
}

TEST(PathQuestions, say_that_an_end_is_not_avoided) {
  EXPECT_THAT(notes(world().ask("path A-land to Z-land avoiding Z-land")),
              HasSubstr("Z-land is an end: it cannot be avoided"));
}

TEST(PathQuestions, that_exclude_each_other_are_refused) {
  const auto refused_with = [](const std::string& options) {
    return world().refusal("CALL graph.path(entity('A-land'), entity('Z-land'), {" + options + "})");
  };
  EXPECT_THAT(refused_with("order: 'non_decreasing', weight: 'days'"), HasSubstr("in order or by a weight"));
  EXPECT_THAT(refused_with("all_shortest: true, k: 2"), HasSubstr("without a number of ways"));
  EXPECT_THAT(refused_with("max_gap: 5"), HasSubstr("belong to a path in order"));
  EXPECT_THAT(world().refusal("path A-land to Z-land in order through B-land"),
              HasSubstr("cannot be asked to pass through"));
  EXPECT_THAT(world().refusal("path A-land to Z-land by hub"), HasSubstr("did you mean 'hubs'?"));
}

TEST(PathQuestions, keep_within_limits_and_name_who_grew) {
  Limits limits;
  limits.edges_kept = 4;
  for (const char* question :
       {"path A-land to Z-land by hubs", "path A-land to Z-land in order", "path A-land to Z-land by days",
        "path A-land to Z-land ways 9", "path A-land to Z-land all shortest"}) {
    const Result<Answer> answer = ask(question, world().snapshot(), limits);
    ASSERT_FALSE(answer.ok()) << question;
    EXPECT_EQ(answer.error().code, ErrorCode::limit_exceeded);
    EXPECT_THAT(answer.error().message, HasSubstr("land alone has ")) << question;
  }
  Limits few_rows;
  few_rows.rows = 3;
  const Result<Answer> all = ask("path A-land to Z-land all shortest", world().snapshot(), few_rows);
  ASSERT_FALSE(all.ok());
  EXPECT_THAT(all.error().message, HasSubstr("there are 4 shortest ways of 2 steps, more than 3"));
}

// The cells of one column of what a statement answers.
std::vector<std::string> cells(const std::string& statement, std::string_view name) {
  return column(world().ask(statement), name);
}

std::string call(std::string_view procedure, std::string_view options, std::string_view yields) {
  return fmt::format("CALL path.{}(entity('A-land'), entity('Z-land'), {}) YIELD {}", procedure, options,
                     yields);
}

TEST(PathProcedures, yield_paths_of_one_relationship_a_step) {
  const std::string chain = " RETURN [n IN nodes(path) | n.name] AS chain, length(path) AS hops, length";
  EXPECT_THAT(cells(call("shortest", "{}", "path, length") + chain, "chain"),
              ElementsAre("A-land, B-land, Z-land"));
  EXPECT_THAT(cells(call("k_shortest", "{k: 2}", "path, length") + chain, "hops"), ElementsAre("2", "2"));
  EXPECT_EQ(cells(call("k_shortest", "{}", "path, length") + chain, "chain").size(), 3U);
  EXPECT_EQ(cells(call("all_shortest", "{max_depth: 2}", "path, length") + chain, "chain").size(), 4U);
  // The surer of two meetings of A and B stands for the step.
  EXPECT_THAT(cells(call("shortest", "{}", "path, first_date, last_date"), "first_date"),
              ElementsAre("2020-01-01"));
}

TEST(PathStatements, find_ways_that_differ_in_their_nodes) {
  const std::string ends = "(a:State {name: 'A-land'})-[:met_with]-{1,6}(z:State {name: 'Z-land'})";
  EXPECT_THAT(cells("MATCH p = SHORTEST 3 " + ends + " RETURN nodes(p)[1].name AS passed", "passed"),
              ElementsAre("B-land", "C-land", "D-land"));
  EXPECT_THAT(cells("MATCH p = ANY SHORTEST " + ends + " RETURN nodes(p)[1].name AS passed", "passed"),
              ElementsAre("B-land"));
  EXPECT_THAT(cells("MATCH p = shortestPath((a {name: 'A-land'})-[:supports*]->(z {name: 'Z-land'})) "
                    "RETURN nodes(p)[1].name AS passed",
                    "passed"),
              ElementsAre("F-land"));
  EXPECT_THAT(world()
                  .ask("MATCH p = shortestPath((a {name: 'A-land'})<-[:supports*]-(z {name: 'Z-land'})) "
                       "RETURN p")
                  .rows,
              IsEmpty());
  // A and B met twice, as two documents say: all shortest walks take one or the other.
  EXPECT_EQ(cells("MATCH p = ALL SHORTEST " + ends + " RETURN nodes(p)[1].name AS passed", "passed").size(),
            5U);
}

TEST(PathProcedures, yield_cost_and_days) {
  EXPECT_THAT(
      cells(call("weighted", "{weight: 'hubs', k: 2}", "path, cost") + " RETURN round(cost, 3) AS cost",
            "cost"),
      ElementsAre("1.099", "1.792"));
  EXPECT_THAT(cells(call("temporal", "{mode: 'latest'}", "departure, arrival, duration"), "departure"),
              ElementsAre("2021-05-01"));
  EXPECT_THAT(cells(call("temporal", "{mode: 'latest'}", "departure, arrival, duration"), "duration"),
              ElementsAre("P2D"));
  EXPECT_THAT(
      cells(call("temporal", "{order: 'increasing', max_gap: duration('P2D')}", "arrival"), "arrival"),
      ElementsAre("2020-03-01"));
  EXPECT_THAT(cells(call("exists", "{max_depth: 1}", "exists"), "exists"), ElementsAre("false"));
  EXPECT_THAT(cells(call("exists", "{avoid: [entity('B-land')]}", "exists"), "exists"), ElementsAre("true"));
}

TEST(PathProcedures, refuse_unknown_options_with_the_nearest) {
  EXPECT_THAT(world().refusal(call("shortest", "{max_depht: 2}", "path")),
              HasSubstr("did you mean 'max_depth'?"));
  EXPECT_THAT(world().refusal(call("weighted", "{weight: 'hub'}", "path")),
              HasSubstr("did you mean 'hubs'?"));
  EXPECT_THAT(world().refusal(call("temporal", "{mode: 1}", "path")), HasSubstr("it is one of earliest"));
  EXPECT_THAT(world().refusal(call("weighted", "{weight: 'hubs', mode: 'latest'}", "path")),
              HasSubstr("in order or by a weight"));
  EXPECT_THAT(world().refusal(call("all_shortest", "{k: 2}", "path")), HasSubstr("without a number of ways"));
}

TEST(PathQuestions, answer_alike_in_every_order_of_documents) {
  const World other({memoir(), meetings()});
  for (const char* question : {"path A-land to Z-land ways 9", "path A-land to Z-land by hubs ways 9",
                               "path A-land to Z-land by days", "path A-land to Z-land fastest"}) {
    EXPECT_EQ(world().ask(question).drawing, other.ask(question).drawing) << question;
  }
}

TEST(NeighbourQuestions, take_the_filters_of_paths) {
  EXPECT_THAT(column(world().ask("neighbours A-land via supports out"), "name"), ElementsAre("F-land"));
  EXPECT_THAT(world().ask("neighbours A-land via supports into").rows, IsEmpty());
  EXPECT_THAT(column(world().ask("neighbours A-land as of 2020-01-31"), "name"),
              UnorderedElementsAre("B-land", "E-land", "F-land"));
  EXPECT_THAT(column(world().ask("neighbours A-land cited by \"A Memoir\""), "name"), ElementsAre("B-land"));
  EXPECT_THAT(column(world().ask("neighbours A-land modality proposed"), "name"), ElementsAre("Z-land"));
  EXPECT_THAT(column(world().ask("neighbours A-land depth 2 confidence 0.85 via met_with"), "name"),
              Not(testing::Contains("C-land")));
}

}  // namespace
}  // namespace entente

// Statements on small scratch graphs: what each answers, row by row.
#include <gtest/gtest.h>

#include <algorithm>

#include "query/ask.h"
#include "query/procedures/procedure.h"

namespace entente {
namespace {

// Rows as openCypher would write them, "a | b", in the order of the answer.
using Rows = std::vector<std::string>;

Rows rows_of(const Answer& answer) {
  Rows rows;
  for (const AnswerRow& row : answer.rows) {
    std::string& text = rows.emplace_back();
    for (const Value& cell : row.cells) text += (text.empty() ? "" : " | ") + literal_of(cell);
  }
  return rows;
}

struct StatementCase {
  std::string_view name;
  std::string_view graph;  // a CREATE; "" for the empty graph
  std::string_view statement;
  Rows rows;
  bool in_order = false;
};

class Statements : public testing::TestWithParam<StatementCase> {};

TEST_P(Statements, Answer) {
  const StatementCase& test = GetParam();
  ScratchGraph graph;
  if (!test.graph.empty()) {
    const Result<Answer> made = ask_scratch(test.graph, graph, Procedures(), Limits{});
    ASSERT_TRUE(made.ok()) << made.error().message;
  }
  const Result<Answer> answer = ask_scratch(test.statement, graph, Procedures(), Limits{});
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  Rows found = rows_of(*answer);
  Rows expected = test.rows;
  if (!test.in_order) {
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
  }
  EXPECT_EQ(found, expected);
}

constexpr std::string_view three =
    "CREATE (a:P {name: 'a', age: 1}), (b:P {name: 'b', age: 2}), (c:Q {name: 'c'}), "
    "(a)-[:R {w: 1}]->(b), (b)-[:R {w: 2}]->(c), (a)-[:S]->(c)";
constexpr std::string_view ring =
    "CREATE (a {n: 1})-[:R]->(b {n: 2})-[:R]->(c {n: 3})-[:R]->(a), (c)-[:R]->(c)";

INSTANTIATE_TEST_SUITE_P(
    Reading, Statements,
    testing::Values(
        StatementCase{"scan", three, "MATCH (n) RETURN n.name", {"'a'", "'b'", "'c'"}},
        StatementCase{"label", three, "MATCH (n:P) RETURN n.name", {"'a'", "'b'"}},
        StatementCase{"unknown_label", three, "MATCH (n:Nowhere) RETURN n.name", {}},
        StatementCase{"hop", three, "MATCH (x {name: 'a'})-->(y) RETURN y.name", {"'b'", "'c'"}},
        StatementCase{"hop_back", three, "MATCH (x {name: 'c'})<--(y) RETURN y.name", {"'a'", "'b'"}},
        StatementCase{"hop_type", three, "MATCH (x)-[r:R]->(y) RETURN r.w, y.name", {"1 | 'b'", "2 | 'c'"}},
        StatementCase{"either_way", three, "MATCH ({name: 'b'})--(y) RETURN y.name", {"'a'", "'c'"}},
        StatementCase{"triangle",
                      three,
                      "MATCH (x)-->(y)-->(z), (x)-->(z) RETURN x.name, y.name, z.name",
                      {"'a' | 'b' | 'c'"}},
        StatementCase{"a_loop_is_met_once", ring, "MATCH (x {n: 3})-[r]-(x) RETURN x.n", {"3"}},
        StatementCase{"no_relationship_twice", ring, "MATCH (x {n: 1})-->(y)<--(z) RETURN z.n", {}},
        StatementCase{
            "twice_in_two_matches", ring, "MATCH (x {n: 1})-->(y) MATCH (y)<--(z) RETURN z.n", {"1"}},
        StatementCase{"bound_relationship",
                      three,
                      "MATCH ()-[r:S]->() MATCH (x)-[r]->(y) RETURN x.name, y.name",
                      {"'a' | 'c'"}},
        StatementCase{"bound_relationship_either_way",
                      three,
                      "MATCH ()-[r:S]->() MATCH (x)-[r]-(y) RETURN x.name, y.name",
                      {"'a' | 'c'", "'c' | 'a'"}},
        StatementCase{"walk", three, "MATCH ({name: 'a'})-[*]->(y) RETURN y.name", {"'b'", "'c'", "'c'"}},
        StatementCase{"walk_bounds", three, "MATCH ({name: 'a'})-[*2..2]->(y) RETURN y.name", {"'c'"}},
        StatementCase{"walk_of_none", three, "MATCH ({name: 'a'})-[*0..0]->(y) RETURN y.name", {"'a'"}},
        StatementCase{"walk_list", three, "MATCH ({name: 'a'})-[r*2]->() RETURN [x IN r | x.w]", {"[1, 2]"}},
        StatementCase{
            "walk_in_a_ring", ring, "MATCH ({n: 1})-[r*]->() RETURN size(r)", {"1", "2", "3", "3", "4"}},
        StatementCase{"path", three, "MATCH p = ({name: 'a'})-[:R*2]->() RETURN length(p)", {"2"}},
        StatementCase{"path_nodes",
                      three,
                      "MATCH p = ({name: 'c'})<-[:R*]-({name: 'a'}) RETURN [n IN nodes(p) | n.name]",
                      {"['c', 'b', 'a']"}},
        StatementCase{"shortest",
                      three,
                      "MATCH p = shortestPath((x {name: 'a'})-[*]->(y {name: 'c'})) RETURN length(p)",
                      {"1"}},
        StatementCase{"all_shortest",
                      "CREATE (a {n: 1}), (d {n: 4}), (a)-[:R]->()-[:R]->(d), (a)-[:R]->()-[:R]->(d)",
                      "MATCH p = allShortestPaths((x {n: 1})-[*]-(y {n: 4})) RETURN length(p)",
                      {"2", "2"}},
        StatementCase{"shortest_two",
                      three,
                      "MATCH p = SHORTEST 2 (x {name: 'a'})-[]->{1,5}(y {name: 'c'}) RETURN length(p)",
                      {"1", "2"}},
        StatementCase{"shortest_by_condition",
                      three,
                      "MATCH p = shortestPath((x {name: 'a'})-[r*]->(y {name: 'c'})) "
                      "WHERE all(s IN r WHERE s.w > 0) RETURN length(p)",
                      {"2"}},
        StatementCase{"shortest_of_at_least",
                      three,
                      "MATCH p = shortestPath((x {name: 'a'})-[*2..]->(y {name: 'c'})) RETURN length(p)",
                      {"2"}},
        StatementCase{"no_shortest",
                      three,
                      "OPTIONAL MATCH p = shortestPath((x {name: 'c'})-[*]->(y {name: 'a'})) RETURN p",
                      {"null"}},
        StatementCase{"optional",
                      three,
                      "MATCH (x:P) OPTIONAL MATCH (x)-[:S]->(y) RETURN x.name, y.name",
                      {"'a' | 'c'", "'b' | null"}},
        StatementCase{"optional_where",
                      three,
                      "MATCH (x:P) OPTIONAL MATCH (x)-[r:R]->(y) WHERE r.w > 1 RETURN x.name, y.name",
                      {"'a' | null", "'b' | 'c'"}},
        StatementCase{"predicate", three, "MATCH (x) WHERE (x)-[:S]->() RETURN x.name", {"'a'"}},
        StatementCase{"no_predicate", three, "MATCH (x) WHERE NOT (x)-->() RETURN x.name", {"'c'"}},
        StatementCase{"comprehension",
                      three,
                      "MATCH (x:P) RETURN x.name, [(x)-->(y) WHERE y:Q | y.name]",
                      {"'a' | ['c']", "'b' | ['c']"}},
        StatementCase{"exists", three, "MATCH (x) WHERE EXISTS { (x)-[:R]->(:P) } RETURN x.name", {"'a'"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Rows, Statements,
    testing::Values(
        StatementCase{"unwind", "", "UNWIND [1, 2, null] AS x RETURN x", {"1", "2", "null"}},
        StatementCase{"unwind_null", "", "UNWIND null AS x RETURN x", {}},
        StatementCase{"unwind_empty", "", "UNWIND [] AS x RETURN x", {}},
        StatementCase{
            "distinct", "", "UNWIND [1, 1.0, null, null, 2] AS x RETURN DISTINCT x", {"1", "2", "null"}},
        StatementCase{"order",
                      "",
                      "UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x DESC",
                      {"null", "3", "2", "1"},
                      true},
        StatementCase{"equal_rows_keep_their_order",
                      "",
                      "UNWIND [[1, 'a'], [0, 'b'], [1, 'c'], [0, 'd']] AS x RETURN x[1] AS y ORDER BY x[0]",
                      {"'b'", "'d'", "'a'", "'c'"},
                      true},
        StatementCase{"skip_limit",
                      "",
                      "UNWIND range(1, 10) AS x RETURN x ORDER BY x SKIP 2 LIMIT 3",
                      {"3", "4", "5"},
                      true},
        StatementCase{"limit_of_many",
                      "",
                      "UNWIND range(1, 5000) AS x RETURN x ORDER BY x % 10, x DESC LIMIT 2",
                      {"5000", "4990"},
                      true},
        StatementCase{
            "limit_without_end",
            "",
            "UNWIND range(1, 3000) AS x WITH x ORDER BY x LIMIT 9223372036854775807 RETURN count(x)",
            {"3000"}},
        StatementCase{"limit_none", "", "UNWIND [1] AS x RETURN x LIMIT 0", {}},
        StatementCase{"count_of_nothing",
                      "",
                      "MATCH (n) RETURN count(*), count(n), collect(n), max(n.x)",
                      {"0 | 0 | [] | null"}},
        StatementCase{
            "groups",
            "",
            "UNWIND [['a', 1], ['b', 2], ['a', 3]] AS x RETURN x[0] AS k, sum(x[1]) AS s ORDER BY k",
            {"'a' | 4", "'b' | 2"},
            true},
        StatementCase{"an_item_of_a_comprehension_is_no_key",
                      "",
                      "UNWIND [{k: 1, v: 1}, {k: 1, v: 2}] AS a "
                      "RETURN a.k AS k, [a IN collect({k: a.v}) | a.k] AS l",
                      {"1 | [1, 2]"}},
        StatementCase{"an_item_of_a_comprehension_is_no_column",
                      "",
                      "UNWIND [1, 2] AS x RETURN x AS y, count(*) AS c ORDER BY [x IN [-y] | x]",
                      {"2 | 1", "1 | 1"},
                      true},
        StatementCase{"a_pattern_beside_an_aggregate_rests_on_a_key",
                      three,
                      "MATCH (a:P) RETURN a AS n, count(*) + size([(a)-->(b) | b]) AS c",
                      {"(:P {age: 1, name: 'a'}) | 3", "(:P {age: 2, name: 'b'}) | 2"}},
        StatementCase{
            "null_is_a_group", "", "UNWIND [null, 1, null] AS x RETURN x, count(*)", {"null | 2", "1 | 1"}},
        StatementCase{"distinct_in_an_aggregate",
                      "",
                      "UNWIND [1, 1, 2, null] AS x RETURN count(DISTINCT x), sum(DISTINCT x), count(x)",
                      {"2 | 3 | 3"}},
        StatementCase{"today_is_not_the_day_the_clocks_began",
                      "",
                      "RETURN date.truncate('day') = date(), date.transaction('Z') = date('1970-01-01'), "
                      "date.truncate('year', date('2024-05-06')) = date('2024-01-01')",
                      {"true | false | true"}},
        StatementCase{"with_where",
                      "",
                      "UNWIND [1, 2, 3] AS x WITH x, x * x AS y WHERE y > 3 RETURN x + y",
                      {"6", "12"}},
        StatementCase{"aggregate_of_an_optional",
                      three,
                      "MATCH (x:P) OPTIONAL MATCH (x)-[:S]->(y) RETURN x.name, count(y)",
                      {"'a' | 1", "'b' | 0"}},
        StatementCase{"union", "", "RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", {"1", "2"}},
        StatementCase{"union_all", "", "RETURN 1 AS x UNION ALL RETURN 1 AS x", {"1", "1"}},
        StatementCase{"limit_does_not_undo_create",
                      "",
                      "UNWIND [1, 2, 3] AS x CREATE (n {x: x}) WITH n LIMIT 1 MATCH (m) RETURN count(m)",
                      {"3"}},
        StatementCase{"create_and_return",
                      "",
                      "CREATE (a:A {x: 1})-[r:R {y: 2}]->(b) RETURN a, r.y, b",
                      {"(:A {x: 1}) | 2 | ()"}}),
    [](const auto& test) { return std::string(test.param.name); });

// --- what an answer tells besides its rows

Answer answer_of(std::string_view statement, std::string_view created = three) {
  ScratchGraph graph;
  EXPECT_TRUE(ask_scratch(created, graph, Procedures(), Limits{}).ok());
  Result<Answer> answer = ask_scratch(statement, graph, Procedures(), Limits{});
  EXPECT_TRUE(answer.ok()) << answer.error().message;
  return answer.ok() ? std::move(*answer) : Answer();
}

bool has_note(const Answer& answer, std::string_view words) {
  return std::any_of(answer.notes.begin(), answer.notes.end(),
                     [words](const std::string& note) { return note.find(words) != std::string::npos; });
}

TEST(TextOfAList, KeepsItsEmptyTexts) {
  EXPECT_EQ(text_of(Value(ValueList{"", "", "a"})), ", , a");
}

TEST(AnswerOfAStatement, OutlivesItsGraph) {
  const Answer answer = answer_of("MATCH p = (a:P)-[r:R]->(b:P) RETURN a, r, p, [a, {k: r}] AS both");
  ASSERT_EQ(answer.rows.size(), 1U);
  const std::vector<Value>& cells = answer.rows.front().cells;
  EXPECT_EQ(cells[0].as<NodeValue>().content->id, "n1");
  EXPECT_EQ(cells[1].as<RelationshipValue>().content->source, "n1");
  EXPECT_EQ(cells[2].as<PathValue>().nodes.back().content->id, "n2");
  EXPECT_EQ(cells[3].as<ValueList>().front().as<NodeValue>().content->labels.front(), "P");
}

TEST(AnswerOfAStatement, WithoutRowsSaysWhereTheLastOneEnded) {
  const Answer answer = answer_of("MATCH (a:P)-[r:R]->(b) WHERE r.w > 7 RETURN b");
  EXPECT_TRUE(has_note(answer, "2 rows came to")) << (answer.notes.empty() ? "" : answer.notes.front());
  EXPECT_TRUE(has_note(answer, "r.w > 7"));
}

TEST(AnswerOfAStatement, WithoutRowsNamesTheLimitThatCutThem) {
  EXPECT_TRUE(has_note(answer_of("MATCH (a) RETURN a LIMIT 0"), "1 row came to LIMIT 0: none passed"));
  EXPECT_TRUE(has_note(answer_of("MATCH (a) RETURN a SKIP 7"), "3 rows came to SKIP 7: none passed"));
}

TEST(AnswerOfAStatement, ExplainedRunsNothing) {
  const Answer answer = answer_of("EXPLAIN MATCH (a:P)-[r]->(b) RETURN b");
  EXPECT_EQ(answer.edges_read, 0U);
  ASSERT_FALSE(answer.rows.empty());
  EXPECT_EQ(answer.columns.front().name, "operator");
}

TEST(AnswerOfAStatement, ProfiledTellsRowsAndEdgesOfEachOperator) {
  const Answer answer = answer_of("PROFILE MATCH (a:P)-[r]->(b) RETURN b");
  const auto walk = std::find_if(answer.rows.begin(), answer.rows.end(), [](const AnswerRow& row) {
    return row.cells.front().as<std::string>() == "Expand";
  });
  ASSERT_NE(walk, answer.rows.end());
  EXPECT_EQ(walk->cells[3].as<std::int64_t>(), 3);  // rows
  EXPECT_EQ(walk->cells[4].as<std::int64_t>(), 3);  // edges read
}

}  // namespace
}  // namespace entente

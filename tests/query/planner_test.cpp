// Which operators a statement becomes, and in which order.
#include <gtest/gtest.h>

#include "query/graphs/scratch_graph.h"
#include "query/graphs/store_graph.h"
#include "tests/query/planned_statement.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

struct Shape {
  std::string_view statement;
  std::string_view operators;
};

class PlannerShapes : public ::testing::TestWithParam<Shape> {};

TEST_P(PlannerShapes, OfAScratchGraph) {
  EXPECT_EQ(operators_of(planned(GetParam().statement)), GetParam().operators) << GetParam().statement;
}

const Shape clauses[] = {
    {"RETURN 1 AS a", "Project"},
    {"MATCH (n) RETURN n", "NodeScan"},
    {"MATCH (n) WITH n AS m RETURN m", "NodeScan"},
    {"MATCH (n) RETURN n.x", "NodeScan Project"},
    {"MATCH (n) RETURN DISTINCT n.x", "NodeScan Project Distinct"},
    {"MATCH (n) RETURN n.x ORDER BY n.y SKIP 1 LIMIT 2", "NodeScan Project Sort Skip Limit"},
    {"MATCH (n) RETURN count(*) AS c", "NodeScan Aggregate"},
    {"MATCH (n) RETURN n.x, count(*) + 1 AS c", "NodeScan Aggregate Project"},
    {"MATCH (n) RETURN n.x AS x, count(*) AS c ORDER BY n.x, count(*)", "NodeScan Aggregate Sort"},
    {"MATCH (n) WITH n.x AS x WHERE x > 1 RETURN x", "NodeScan Project Filter"},
    {"UNWIND [1, 2] AS x RETURN x", "Unwind"},
    {"RETURN 1 AS a UNION RETURN 2 AS a", "Project | Project"},
    {"CALL test.nothing()", "Call"},
    {"MATCH (n) CALL test.ways(n, {depth: 2}) YIELD way, steps AS s WHERE s > 1 RETURN way",
     "NodeScan Call Filter"},
};
INSTANTIATE_TEST_SUITE_P(Clauses, PlannerShapes, ::testing::ValuesIn(clauses));

const Shape patterns[] = {
    {"MATCH (a)-[r]->(b) RETURN b", "NodeScan Expand"},
    {"MATCH (a)-->(b)-->(c) RETURN c", "NodeScan Expand Expand"},
    {"MATCH (a)-->(b), (b)-->(c), (c)-->(a) RETURN a", "NodeScan Expand Expand Expand"},
    {"MATCH (a), (b) RETURN a", "NodeScan NodeScan"},
    {"MATCH (a)-[*1..3]->(b) RETURN b", "NodeScan ExpandRepeated"},
    {"MATCH p = (a)-->(b) RETURN p", "NodeScan Expand MakePath"},
    {"MATCH p = (a) RETURN p", "NodeScan MakePath"},
    {"MATCH (a {x: 1})-->(b {y: a.z}) RETURN b", "NodeScan Filter Expand Filter"},
    {"MATCH (a)-[r {x: 1}]->(b) RETURN b", "NodeScan Expand Filter"},
    {"MATCH (a)-[* {x: 1}]->(b) RETURN b", "NodeScan ExpandRepeated"},
    {"MATCH p = shortestPath((a)-[*]-(b)) RETURN p", "NodeScan NodeScan FindShortest MakePath"},
    {"MATCH (a) OPTIONAL MATCH (a)-->(b) RETURN b", "NodeScan Optional(Expand)"},
    {"OPTIONAL MATCH (a) MATCH (a) RETURN a", "Optional(NodeScan) Filter"},
    {"MATCH (a) MATCH (a)-->(b) RETURN b", "NodeScan Expand"},
    {"MATCH ()-[r]->() WITH r MATCH (a)-[r]->(b) RETURN b", "NodeScan Expand Unwind Expand"},
    {"MATCH (a) WHERE false RETURN a", "Filter NodeScan"},
    {"MATCH (a), (b) WHERE a.x = 1 AND b.x = a.x RETURN b", "NodeScan Filter NodeScan Filter"},
};
INSTANTIATE_TEST_SUITE_P(Patterns, PlannerShapes, ::testing::ValuesIn(patterns));

// What is written must not be seen by what reads in the same statement, and must all be there afterwards.
const Shape writing[] = {
    {"CREATE (a)-[:R]->(b)", "Create"},
    // labels and types that the statement itself makes are not known while it is planned
    {"CREATE (a:New)-[:R]->(b) WITH a MATCH (c:New) RETURN c", "Create Gather NodeScan Filter"},
    {"CREATE (a:New)-[:R]->(b) WITH a MATCH (a)-[:R]->(c) RETURN c", "Create Gather Expand Filter"},
    {"MATCH (a) CREATE (b)", "NodeScan Gather Create"},
    {"UNWIND [1, 2] AS x CREATE (b)", "Unwind Create"},
    {"UNWIND [1, 2] AS x CREATE (b) WITH b MATCH (c) RETURN c", "Unwind Create Gather NodeScan"},
    {"UNWIND [1, 2] AS x CREATE (b) RETURN b LIMIT 1", "Unwind Create Gather Limit"},
    {"CREATE (a), (b {x: 1}), (c {x: b.x})-[:R {x: a.x}]->(a)", "Create"},
    {"CREATE (a)-[r:R {x: 1}]->(b), (c {x: r.x})", "Create Create"},
    {"MATCH (a) WITH count(*) AS c CREATE (b)", "NodeScan Aggregate Create"},
};
INSTANTIATE_TEST_SUITE_P(Writing, PlannerShapes, ::testing::ValuesIn(writing));

TEST(Planner, StartsWhereTheIndexFindsTheNode) {
  const StoreGraph graph(summit_world().snapshot());
  EXPECT_EQ(operators_of(planned("MATCH (a)-[r]->(b {name: 'Japan'}) RETURN a", graph)), "NodeSeek Expand");
  EXPECT_EQ(operators_of(planned("MATCH (a)-[r]->(b) WHERE $name = b.name RETURN a", graph)),
            "NodeSeek Filter Expand");
  EXPECT_EQ(operators_of(planned("MATCH (a)-[r]->(b) WHERE b = entity('Japan') RETURN a", graph)),
            "NodeSeek Expand");
}

TEST(Planner, WalksBetweenTwoNodesItFoundByName) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan = planned("MATCH (a {name: 'Japan'})-[*1..4]-(b {name: 'AUKUS'}) RETURN a", graph);
  EXPECT_EQ(operators_of(plan), "NodeSeek NodeSeek ExpandRepeated");
  EXPECT_TRUE(all_of<ExpandRepeated>(*plan).at(0)->to_is_bound);
}

TEST(Planner, SeeksEachNameOfAListOnce) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan =
      planned("MATCH (a) WHERE a.name IN ['Japan', 'South Korea', 'Japan'] RETURN a", graph);
  ASSERT_EQ(operators_of(plan), "Unwind NodeSeek");
  const auto* list = std::get_if<LiteralExpression>(&all_of<UnwindList>(*plan).at(0)->list->form);
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->value.as<ValueList>().size(), 2U);
  EXPECT_EQ(operators_of(planned("MATCH (a)--(b) WHERE a.name IN [b.name] RETURN a", graph)),
            "NodeScan Expand Filter");
}

TEST(Planner, StartsAtTheRarerLabel) {
  ScratchGraph graph;
  for (int i = 0; i < 50; ++i) graph.create_node({"Many"}, {});
  graph.create_node({"Few"}, {});
  const Result<Plan> plan = planned("MATCH (a:Many)-->(b:Few) RETURN a", graph);
  EXPECT_EQ(operators_of(plan), "NodeScan Expand LabelFilter");
  EXPECT_EQ(all_of<NodeScan>(*plan).at(0)->label_name, "Few");
}

TEST(Planner, WalksBackFromTheEndOfThePattern) {
  ScratchGraph graph;
  for (int i = 0; i < 50; ++i) graph.create_node({}, {});
  graph.create_node({"Few"}, {});
  const Result<Plan> plan = planned("MATCH (a)-[rs:R*2..3]->(b:Few) RETURN a", graph);
  ASSERT_EQ(operators_of(plan), "NodeScan ExpandRepeated");
  const ExpandRepeated& walk = *all_of<ExpandRepeated>(*plan).at(0);
  EXPECT_TRUE(walk.reversed);
  EXPECT_EQ(walk.rule.filter.direction, Direction::in);
  EXPECT_EQ(walk.least, 2U);
  EXPECT_EQ(walk.most, 3U);
}

TEST(Planner, NoRelationshipTwiceInOneMatch) {
  const Result<Plan> plan = planned("MATCH (a)-[r]->(b)-[s]->(c) MATCH (c)-[t]->(d) RETURN d");
  ASSERT_TRUE(plan.ok());
  const auto hops = all_of<Expand>(*plan);
  ASSERT_EQ(hops.size(), 3U);
  EXPECT_EQ(hops[0]->rule.distinct_from, std::vector<Slot>{});
  EXPECT_EQ(hops[1]->rule.distinct_from, std::vector<Slot>{hops[0]->relationship});
  EXPECT_EQ(hops[2]->rule.distinct_from, std::vector<Slot>{});
}

TEST(Planner, RelationshipsOfDifferentTypesCannotMeet) {
  ScratchGraph graph;
  const NodeId node = graph.create_node({}, {});
  for (const std::string_view type : {"R", "S", "T"}) graph.create_relationship(node, node, type, {});
  const Result<Plan> plan = planned("MATCH (a)-[r:R|S]->(b)-[s:T]->(c)-[t:S]->(d) RETURN d", graph);
  ASSERT_TRUE(plan.ok());
  const auto hops = all_of<Expand>(*plan);
  ASSERT_EQ(hops.size(), 3U);
  EXPECT_TRUE(hops[1]->rule.distinct_from.empty());
  EXPECT_EQ(hops[2]->rule.distinct_from, std::vector<Slot>{hops[0]->relationship});
}

// --- days and facts, of a stored graph

struct Window {
  std::string_view condition;  // of MATCH (a {name: 'Japan'})-[r]-(b), or of rs in -[rs*1..2]-
  std::string_view since, until;
};

class DateWindows : public ::testing::TestWithParam<Window> {};

TEST_P(DateWindows, AreReadBySeeks) {
  const StoreGraph graph(summit_world().snapshot());
  const Window& window = GetParam();
  const bool repeated = window.condition.find("x IN") != std::string_view::npos;
  const std::string text = std::string("MATCH p = (a {name: 'Japan'})-") + (repeated ? "[rs*1..2]" : "[r]") +
                           "-(b) WHERE " + std::string(window.condition) + " RETURN b";
  const Result<Plan> plan = planned(text, graph);
  ASSERT_TRUE(plan.ok()) << plan.error().message;
  const HopRule& rule =
      repeated ? all_of<ExpandRepeated>(*plan).at(0)->rule : all_of<Expand>(*plan).at(0)->rule;
  EXPECT_EQ(words_at(*plan, rule.since), window.since) << text;
  EXPECT_EQ(words_at(*plan, rule.until), window.until) << text;
}

const Window windows[] = {
    {"r.date >= date('2022-01-01')", "date('2022-01-01')", ""},
    {"r.date < date('2022-01-01')", "", "date('2022-01-01')"},
    {"r.date = date('2022')", "date('2022')", "date('2022')"},
    {"date('2022') <= r.date", "date('2022')", ""},
    {"date('2022') <= r.date <= date('2023')", "date('2022')", "date('2023')"},
    {"r.date > date($name) AND r.date < date()", "date($name)", "date()"},
    {"all(x IN rs WHERE x.date >= date('2022'))", "date('2022')", ""},
    {"all(x IN relationships(p) WHERE x.date >= date('2022') AND x.date <= date('2023'))", "date('2022')",
     "date('2023')"},
    // not a window: an alternative, a day that differs from row to row, another property, a negation
    {"r.date >= date('2022') OR b.name = 'AUKUS'", "", ""},
    {"r.date >= b.date", "", ""},
    {"r.until >= date('2022')", "", ""},
    {"NOT r.date >= date('2022')", "", ""},
    {"none(x IN rs WHERE x.date >= date('2022'))", "", ""},
    {"any(x IN rs WHERE x.date >= date('2022'))", "", ""},
};
INSTANTIATE_TEST_SUITE_P(Conditions, DateWindows, ::testing::ValuesIn(windows));

TEST(Planner, AConditionOfAllStepsEndsTheWalk) {
  const Result<Plan> plan =
      planned("MATCH (a)-[rs*]->(b) WHERE all(r IN rs WHERE r.x > 1) AND none(r IN rs WHERE r.y) RETURN b");
  ASSERT_EQ(operators_of(plan), "NodeScan ExpandRepeated");
  EXPECT_NE(all_of<ExpandRepeated>(*plan).at(0)->step_condition, nullptr);
  // what the far end says cannot be asked on the way
  EXPECT_EQ(operators_of(planned("MATCH (a)-[rs*]->(b) WHERE all(r IN rs WHERE r.x > b.x) RETURN b")),
            "NodeScan ExpandRepeated Filter");
}

TEST(Planner, AConditionOfAllNodesEndsTheWalk) {
  const auto shape = [](std::string_view hop, std::string_view where) {
    return operators_of(
        planned("MATCH p = (a)-" + std::string(hop) + "-(b) WHERE " + std::string(where) + " RETURN p"));
  };
  EXPECT_EQ(shape("[*1..4]", "none(n IN nodes(p) WHERE n.name = 'x')"), "NodeScan ExpandRepeated MakePath");
  EXPECT_EQ(shape("[*1..4]", "all(n IN nodes(p) WHERE n.x > 1)"), "NodeScan ExpandRepeated MakePath");
  // a path without steps has a node all the same
  EXPECT_EQ(shape("[*0..4]", "none(n IN nodes(p) WHERE n.name = 'x')"),
            "NodeScan ExpandRepeated MakePath Filter");
  EXPECT_EQ(shape("[*1..4]", "any(n IN nodes(p) WHERE n.name = 'x')"),
            "NodeScan ExpandRepeated MakePath Filter");
}

TEST(Planner, FactsUnlessAskedHowTheyAreMeant) {
  const StoreGraph graph(summit_world().snapshot());
  const auto facts_only = [&](std::string_view condition) {
    const Result<Plan> plan = planned("MATCH (a)-[r]->(b) " + std::string(condition) + " RETURN b", graph);
    EXPECT_TRUE(plan.ok()) << (plan.ok() ? "" : plan.error().message);
    return all_of<Expand>(*plan).at(0)->rule.filter.edges.facts_only;
  };
  EXPECT_TRUE(facts_only(""));
  EXPECT_TRUE(facts_only("WHERE b.standing = 'fact'"));
  EXPECT_FALSE(facts_only("WHERE r.standing = 'proposal'"));
  EXPECT_FALSE(facts_only("WHERE r['modality'] = 'proposed' OR a.name = 'Japan'"));
  const Result<Plan> written = planned("MATCH (a)-[r {polarity: '-'}]->(b) RETURN b", graph);
  EXPECT_FALSE(all_of<Expand>(*written).at(0)->rule.filter.edges.facts_only);
  const Result<Plan> second =
      planned("MATCH (a)-[r]->(b) WHERE r.factuality = 'CT+' MATCH (b)-[s]->(c) RETURN c", graph);
  EXPECT_TRUE(all_of<Expand>(*second).at(1)->rule.filter.edges.facts_only);
}

TEST(Planner, ThousandsOfParametersAreNumberedInNoTime) {
  std::string text = "RETURN $number";
  for (int i = 0; i < 50'000; ++i) text += " + $number";
  const Result<Plan> plan = planned(text);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->parameters.size(), 1U);
}

// --- names

TEST(Planner, WarnsOfWordsTheGraphDoesNotKnow) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan =
      planned("MATCH (a:Stat)-[r:participated_inn]->(b) WHERE a.nmae = 'Japan' RETURN r.dat", graph);
  ASSERT_TRUE(plan.ok()) << plan.error().message;
  std::string warnings;
  for (const std::string& warning : plan->warnings) warnings += warning + "\n";
  EXPECT_NE(warnings.find("label 'Stat'; did you mean 'State' ("), std::string::npos) << warnings;
  EXPECT_NE(warnings.find("type 'participated_inn'; did you mean 'participated_in'?"), std::string::npos)
      << warnings;
  EXPECT_NE(warnings.find("no node has a property 'nmae'; did you mean 'name'?"), std::string::npos)
      << warnings;
  EXPECT_NE(warnings.find("no relationship has a property 'dat'"), std::string::npos) << warnings;
}

TEST(Planner, NothingIsUnknownToAScratchGraph) {
  const Result<Plan> plan = planned("MATCH (a:Stat)-[r:R]->(b) RETURN a.nmae");
  ASSERT_TRUE(plan.ok());
  EXPECT_TRUE(plan->warnings.empty());
}

TEST(Planner, ANameIsLookedUpOnceForTheStatement) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan = planned("MATCH (a)-[r]->(b) WHERE a = entity($name) RETURN b", graph);
  ASSERT_TRUE(plan.ok()) << plan.error().message;
  const auto* literal = std::get_if<LiteralExpression>(&all_of<NodeSeek>(*plan).at(0)->value->form);
  ASSERT_NE(literal, nullptr);
  EXPECT_TRUE(literal->value.is<NodeValue>());
}

TEST(Planner, ANameOfAKind) {
  const StoreGraph graph(summit_world().snapshot());
  const auto node = [&](std::string_view call) {
    const Result<Plan> plan = planned("RETURN " + std::string(call) + " AS n", graph);
    if (!plan.ok()) return plan.error().message.substr(0, plan.error().message.find('\n'));
    const Expression& made = *all_of<Projecting>(*plan).at(0)->items.at(0).second;
    const NodeId id = std::get<LiteralExpression>(made.form).value.as<NodeValue>().id;
    return std::string(summit_world().snapshot().id_of(id).value().value_or("?"));
  };
  EXPECT_EQ(node("entity('state:GEO')"), "state:GEO");
  EXPECT_EQ(node("entity('Georgia', 'Place')"), "place:georgia");
  EXPECT_EQ(node("entity('Georgia', 'Actor')"), "state:GEO");
  EXPECT_EQ(node("entity('Georgia', 'Stat')"), "'Stat' is not a kind of entity");
  EXPECT_EQ(node("entity('Georgia')"), "'Georgia' is the name of 2 entities");
}

TEST(Planner, ConstantsAreComputedOnce) {
  const Result<Plan> plan = planned("RETURN date('2022-01-01') AS day, rand() AS chance");
  ASSERT_TRUE(plan.ok());
  const Projecting& project = *all_of<Projecting>(*plan).at(0);
  EXPECT_TRUE(std::holds_alternative<LiteralExpression>(project.items[0].second->form));
  EXPECT_TRUE(std::holds_alternative<CallExpression>(project.items[1].second->form));
}

TEST(Planner, SortingKeepsNoMoreThanIsSkippedAndTaken) {
  const Result<Plan> plan = planned("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1 LIMIT $number");
  ASSERT_TRUE(plan.ok());
  const Expression* most = all_of<SortRows>(*plan).at(0)->most;
  ASSERT_NE(most, nullptr);
  EXPECT_EQ(std::get<LiteralExpression>(most->form).value.as<std::int64_t>(), 8);
}

TEST(Planner, ColumnsAreCalledWhatIsWritten) {
  const Result<Plan> plan = planned("MATCH (n) RETURN n.x,  count( * ), n.y + 1 AS z");
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->columns, (std::vector<std::string>{"n.x", "count( * )", "z"}));
}

TEST(Planner, PartsOfAUnionMayOrderTheirColumnsDifferently) {
  const Result<Plan> plan = planned("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a");
  ASSERT_TRUE(plan.ok());
  const Projecting& second = *all_of<Projecting>(*plan).at(1);
  EXPECT_EQ(plan->parts[1].columns, (std::vector<Slot>{second.items[1].first, second.items[0].first}));
}

}  // namespace
}  // namespace entente

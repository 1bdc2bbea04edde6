// What no statement may say, where the caret is, and what would be right.
#include <gtest/gtest.h>

#include "query/graphs/store_graph.h"
#include "query/planning/planner.h"
#include "tests/query/planned_statement.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

struct Refused {
  std::string_view statement;
  std::string_view marked;   // the words over the caret
  std::string_view message;  // a part of it
  std::string_view hint;     // a part of it
};

void is_refused(const Refused& refused) {
  const Result<Plan> plan = planned(refused.statement);
  ASSERT_FALSE(plan.ok()) << refused.statement;
  const std::string& message = plan.error().message;
  EXPECT_EQ(plan.error().code, ErrorCode::invalid_query) << message;
  EXPECT_EQ(marked(message), refused.marked) << message;
  EXPECT_NE(message.find(refused.message), std::string::npos) << message;
  EXPECT_NE(message.find(refused.hint), std::string::npos) << message;
}

class PlannerRefuses : public ::testing::TestWithParam<Refused> {};

TEST_P(PlannerRefuses, WithTheCaretAtTheWord) {
  is_refused(GetParam());
}

const Refused names_of_one_kind[] = {
    {"MATCH ()-[r]-() MATCH (r) RETURN r", "r", "'r' is a relationship, and cannot be a node",
     "another name"},
    {"MATCH ()-[r*]-(), (r) RETURN r", "r", "'r' is a list, and cannot be a node", ""},
    {"MATCH p = ()--() MATCH ()-[p]-() RETURN p", "p", "'p' is a path, and cannot be a relationship", ""},
    {"WITH 5 AS n MATCH (n) RETURN n", "n", "'n' is an integer, and cannot be a node", ""},
    {"WITH [1] AS r MATCH ()-[r*]-() RETURN r", "r", "cannot be a list of relationships", ""},
    {"MATCH (n) WITH [n] AS users MATCH (users)-->(m) RETURN m", "users", "'users' is a list", ""},
    {"OPTIONAL MATCH ()-[r]-() MATCH (r) RETURN r", "r", "'r' is a relationship", ""},
    {"MATCH (p) MATCH p = ()--() RETURN p", "p", "'p' is a node already", "a name of its own"},
    {"MATCH p = (p)--() RETURN p", "p", "'p' is a path, and cannot be a node", ""},
    {"MATCH (a)-[r]->()-[r]->(a) RETURN r", "r", "'r' stands twice in one MATCH", "second MATCH"},
    {"MATCH (x) UNWIND [1] AS x RETURN x", "x", "'x' is a node already", "another name"},
};
INSTANTIATE_TEST_SUITE_P(NamesOfOneKind, PlannerRefuses, ::testing::ValuesIn(names_of_one_kind));

const Refused unknown_names[] = {
    {"MATCH (person) RETURN persn.name", "persn", "'persn' is not defined", "did you mean 'person'?"},
    {"RETURN x", "x", "'x' is not defined", "no variables are known here"},
    {"MATCH (a), (b) RETURN q", "q", "'q' is not defined", "defined here: a, b"},
    {"MATCH (a) WITH a.x AS x RETURN a", "a", "'a' is not defined", "x"},
    {"MATCH (n) WHERE (n)-->(m) RETURN n", "m", "'m' is not defined", "EXISTS"},
    {"MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", "n", "'n' is not defined", "only what is projected"},
    {"MATCH (n) RETURN count(*) AS c ORDER BY n.y", "n", "'n' is not defined", "only what is projected"},
    {"RETURN [x IN [1] | x] + x", "x", "'x' is not defined", ""},
    {"RETURN sise([1])", "sise", "no function 'sise'", "did you mean 'size'?"},
    {"CALL test.way() YIELD way RETURN way", "test.way", "no procedure", "did you mean 'test.ways'?"},
    {"RETURN $nmae", "$nmae", "$nmae has no value", "given are $name, $number"},
};
INSTANTIATE_TEST_SUITE_P(UnknownNames, PlannerRefuses, ::testing::ValuesIn(unknown_names));

const Refused kinds[] = {
    {"RETURN NOT 5", "5", "this is an integer", "NOT takes a boolean"},
    {"RETURN true AND 'foo'", "'foo'", "this is a string", "AND takes a boolean"},
    {"RETURN null OR [true]", "[true]", "this is a list", "OR takes a boolean"},
    {"MATCH (n) WHERE n RETURN n", "n", "this is a node", "a condition takes a boolean"},
    {"MATCH p = ()--() RETURN size(p)", "p", "this is a path", "size takes a string or a list"},
    {"MATCH (n) RETURN length(n)", "n", "this is a node", "length takes a path"},
    {"MATCH (n) RETURN type(n)", "n", "this is a node", "type takes a relationship"},
    {"WITH 123 AS x RETURN x.y", "x", "an integer, which has no properties", ""},
    {"RETURN 1 IN 'foo'", "'foo'", "this is a string", "IN takes a list"},
    {"RETURN none(x IN ['a', 'b'] WHERE x % 2 = 0)", "x", "this is a string",
     "% takes an integer or a float"},
    {"WITH [1] AS l RETURN l['a']", "'a'", "this is a string", "takes an integer"},
    {"RETURN true + 1", "true", "this is a boolean", "+ takes"},
};
INSTANTIATE_TEST_SUITE_P(Kinds, PlannerRefuses, ::testing::ValuesIn(kinds));

const Refused aggregates[] = {
    {"MATCH (a) WHERE count(a) > 1 RETURN a", "count(a)", "cannot gather rows in WHERE", "WITH or RETURN"},
    {"RETURN count(count(*))", "count(*)", "inside another aggregate", "WITH before"},
    {"RETURN count(rand())", "rand()", "differs from call to call", ""},
    {"MATCH (n) RETURN n.x ORDER BY max(n.y)", "max(n.y)", "cannot gather rows in ORDER BY", ""},
    {"MATCH (a) RETURN a.age + count(*)", "a", "'a' may differ among the rows", "column of its own"},
    {"MATCH (a) RETURN a.x, count(*) > 1 AND EXISTS { (a)-->() }", "EXISTS { (a)-->() }",
     "'a' may differ among the rows", "column of its own"},
    {"MATCH (a) RETURN a.x, count(*) > 1 AND exists((a)-->())", "exists((a)-->())",
     "'a' may differ among the rows", "column of its own"},
    {"MATCH (a) RETURN a.x, count(*) + size([(b)-->() WHERE b.x = a.x | 1])",
     "[(b)-->() WHERE b.x = a.x | 1]", "'a' may differ among the rows", "column of its own"},
    {"MATCH (n) RETURN [x IN [1] | count(*)]", "count(*)", "cannot gather rows for each item", ""},
    {"RETURN toUpper(DISTINCT 'a')", "toUpper(DISTINCT 'a')", "DISTINCT means nothing", ""},
};
INSTANTIATE_TEST_SUITE_P(Aggregates, PlannerRefuses, ::testing::ValuesIn(aggregates));

const Refused clauses[] = {
    {"MATCH () RETURN *", "*", "there are none", ""},
    {"RETURN 1 AS a, 2 AS a", "a", "two columns are called 'a'", "another name"},
    {"MATCH (a) WITH a.x RETURN 1", "a.x", "needs a name", "add AS"},
    {"RETURN 1 AS a UNION RETURN 2 AS b", "RETURN 2 AS b", "other columns: b", "the first part has a"},
    {"MATCH (n) RETURN n LIMIT -1", "-1", "-1 is less than 0", "0 or more"},
    {"MATCH (n) RETURN n SKIP 1.5", "1.5", "this is a float", "take an integer"},
    {"MATCH (n) RETURN n LIMIT n.x", "n", "'n' is not defined", "the same for all rows"},
    {"MATCH (n) RETURN (n)-->()", "(n)-->()", "a condition here, not a value", "EXISTS"},
    {"MATCH (n) RETURN size((n)-->())", "(n)-->()", "a condition here, not a value", ""},
    {"MATCH (n $name) RETURN n", "$name", "properties of a pattern are written out", "{name: $name}"},
    {"RETURN size([1], 2)", "size([1], 2)", "size takes 1 argument, not 2", "size("},
};
INSTANTIATE_TEST_SUITE_P(Clauses, PlannerRefuses, ::testing::ValuesIn(clauses));

const Refused calls_and_writing[] = {
    {"MATCH (n) CALL test.ways(n, {dept: 2}) YIELD way RETURN way", "dept", "no option 'dept'", "'depth'?"},
    {"MATCH (n) CALL test.ways(n) YIELD wai RETURN wai", "wai", "yields no 'wai'", "did you mean 'way'?"},
    {"CALL test.ways('Japan') YIELD way RETURN way", "'Japan'", "this is a string", "of type NODE"},
    {"CALL test.ways() YIELD way RETURN way", "test.ways", "takes 1 argument", "test.ways(from, options)"},
    {"MATCH (n) CALL test.ways(n) RETURN n", "test.ways", "is not named", "add YIELD way, steps"},
    {"MATCH (n) CALL test.ways(n) YIELD way AS n RETURN n", "n", "'n' is defined already", "AS"},
    {"MATCH (a) CREATE (a)", "a", "'a' is a node already", "another name"},
    {"CREATE ()-[:A]-()", "-[:A]-", "created in one direction", "->"},
    {"CREATE ()-->()", "-->", "created with one type", ""},
    {"CREATE ()-[:A*2]->()", "-[:A*2]->", "one relationship is created at a time", ""},
    {"MATCH (n) SET n.x = 1", "SET n.x = 1", "SET is not possible", "only CREATE"},
    {"RETURN entity('Japan')", "entity('Japan')", "a scratch graph has no names", ""},
};
INSTANTIATE_TEST_SUITE_P(CallsAndWriting, PlannerRefuses, ::testing::ValuesIn(calls_and_writing));

TEST(PlannerRefuses, WritingToAGraphThatIsRead) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan = planned("CREATE (n)", graph);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().code, ErrorCode::invalid_query);
  EXPECT_NE(plan.error().message.find("only read"), std::string::npos) << plan.error().message;
}

TEST(PlannerRefuses, NamesThatNobodyHas) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan = planned("MATCH (a) WHERE a = entity('Japn') RETURN a", graph);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().code, ErrorCode::unknown_name);
  EXPECT_EQ(marked(plan.error().message), "'Japn'") << plan.error().message;
  EXPECT_NE(plan.error().message.find("Japan"), std::string::npos) << plan.error().message;
}

// The person wrote a verb: the message shows that, not the statement made of it.
TEST(PlannerRefuses, NamesOfAVerbWhereTheyWereWritten) {
  const StoreGraph graph(summit_world().snapshot());
  const std::string verb = "path Japan to AUKSU";
  const std::map<std::string, ParameterOrigin> origins = {{"p1", {verb, {14, 19}}}};
  const ValueMap parameters = {{"p1", Value("AUKSU")}};
  Result<Query> query = parse_query("MATCH (a) WHERE a = entity($p1) RETURN a");
  ASSERT_TRUE(query.ok());
  const Procedures none;
  const Result<Plan> plan = plan_query(std::move(query).value(), {graph, none, parameters, origins, false});
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().code, ErrorCode::unknown_name);
  EXPECT_NE(plan.error().message.find(" 1 | path Japan to AUKSU\n"), std::string::npos)
      << plan.error().message;
  EXPECT_EQ(marked(plan.error().message), "AUKSU") << plan.error().message;
}

TEST(PlannerRefuses, NamesThatAreComputed) {
  const StoreGraph graph(summit_world().snapshot());
  const Result<Plan> plan = planned("UNWIND ['Japan'] AS n RETURN entity(n)", graph);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(marked(plan.error().message), "n") << plan.error().message;
}

// The run hands a row from operator to operator: each is a frame on the stack.
TEST(PlannerRefuses, ThousandsOfConditions) {
  std::string text = "MATCH (a) WHERE a.x = 1";
  for (int i = 0; i < 5000; ++i) text += " AND a.x = 1";
  const Result<Plan> plan = planned(text + " RETURN a");
  ASSERT_FALSE(plan.ok());
  EXPECT_NE(plan.error().message.find("more than 2500 steps"), std::string::npos) << plan.error().message;
}

// Each pair of relationships is compared: without a limit, the plan grows with the square of the text.
TEST(PlannerRefuses, PatternsOfThousandsOfRelationships) {
  std::string text = "MATCH ()";
  for (int i = 0; i < 5000; ++i) text += "--()";
  const Result<Plan> plan = planned(text + " RETURN 1");
  ASSERT_FALSE(plan.ok());
  EXPECT_NE(plan.error().message.find("up to 1000"), std::string::npos) << plan.error().message;
}

}  // namespace
}  // namespace entente

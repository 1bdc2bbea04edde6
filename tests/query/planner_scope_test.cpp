// What a clause sees: names before and after WITH, inside lists, patterns and subqueries.
#include <gtest/gtest.h>

#include "query/planning/scope.h"
#include "tests/query/planned_statement.h"

namespace entente {
namespace {

struct Seen {
  std::string_view statement;
  bool allowed;
};

class PlannerScope : public ::testing::TestWithParam<Seen> {};

TEST_P(PlannerScope, AllowsWhatIsKnown) {
  const Result<Plan> plan = planned(GetParam().statement);
  EXPECT_EQ(plan.ok(), GetParam().allowed) << GetParam().statement << '\n'
                                           << (plan.ok() ? "" : plan.error().message);
}

const Seen projections[] = {
    {"MATCH (a) WITH a.x AS x RETURN x", true},
    {"MATCH (a) WITH a.x AS x RETURN a", false},
    {"MATCH (a) WITH a.x AS x ORDER BY a.y RETURN x", true},
    {"MATCH (a) WITH a.x AS x WHERE a.y = 1 RETURN x", true},
    {"MATCH (a) WITH DISTINCT a.x AS x WHERE a.y = 1 RETURN x", false},
    {"MATCH (a) WITH DISTINCT a.x AS x ORDER BY a.x RETURN x", true},
    {"MATCH (a) WITH a.x AS x, count(*) AS c ORDER BY a.x + count(*) RETURN x", true},
    {"MATCH (a) WITH a.x AS x, count(*) AS c ORDER BY sum(a.y) RETURN x", false},
    {"MATCH (a)--(b) RETURN a.x + b.x, a.x + b.x + count(*)", false},
    {"MATCH (a)--(b) RETURN a, b.x, a.x + b.x + count(*)", true},
    {"MATCH (a) RETURN a.x, [y IN collect(a.y) | y + a.x]", true},
    {"MATCH (a) RETURN [y IN collect(1) | a.x]", false},
    {"MATCH (a) RETURN a, size([(a)-->(b) | b]) + count(*)", true},
    {"MATCH (a) RETURN size([(a)-->(b) | b]) + count(*)", false},
    {"MATCH (a) WITH * RETURN a", true},
    {"WITH 1 AS x WITH x + 1 AS x RETURN x", true},
};
INSTANTIATE_TEST_SUITE_P(Projections, PlannerScope, ::testing::ValuesIn(projections));

const Seen local_names[] = {
    {"RETURN [x IN [1] WHERE x > 0 | x + 1]", true},
    {"RETURN [x IN [1] | x], x", false},
    {"RETURN all(x IN [1] WHERE x > 0) AND x", false},
    {"RETURN reduce(s = 0, x IN [1] | s + x)", true},
    {"RETURN reduce(s = x, x IN [1] | s)", false},
    {"MATCH (x) RETURN [x IN [1] | x + 1]", true},
    {"MATCH (a) RETURN [(a)-->(b) WHERE b.x = 1 | b.x]", true},
    {"MATCH (a) RETURN [(a)-->(b) | b.x], b", false},
    {"MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x = a.x } RETURN a", true},
    {"MATCH (a) WHERE EXISTS { (a)-->(b) } RETURN b", false},
    {"MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WITH b RETURN a } RETURN a", false},
    {"MATCH (a) WHERE (a)-->() AND NOT (a)<--() RETURN a", true},
    {"MATCH (a) RETURN CASE WHEN (a)-->() THEN 1 ELSE 0 END", true},
    {"MATCH (a)-[rs* WHERE rs.x = 1]->(b) RETURN rs", true},
};
INSTANTIATE_TEST_SUITE_P(LocalNames, PlannerScope, ::testing::ValuesIn(local_names));

const Seen kinds[] = {
    {"WITH null AS a OPTIONAL MATCH (a)-->(b) RETURN b", true},
    {"MATCH (a) WITH collect(a) AS all UNWIND all AS b MATCH (b)-->(c) RETURN c", true},
    {"MATCH ()-[r]->() WITH collect(r) AS rs MATCH (a)-[rs*]->(b) RETURN b", true},
    {"MATCH (a) WITH collect(a) AS rs MATCH ()-[rs*]->() RETURN rs", false},
    {"UNWIND $name AS x MATCH (x) RETURN x", true},
    {"MATCH (a) CREATE (a)-[:R]->(b), (b)-[:R]->(c {x: b.x}) RETURN c", true},
    {"CREATE (a {x: 1}), (b {x: a.x})", true},
    {"CREATE (b {x: a.x}), (a {x: 1})", false},
};
INSTANTIATE_TEST_SUITE_P(KindsAllow, PlannerScope, ::testing::ValuesIn(kinds));

TEST(Scope, LaterNamesHideEarlierOnesUntilTheyAreForgotten) {
  for (const std::size_t others : {0U, 10U, 100U}) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < others; ++i) names.push_back("v" + std::to_string(i));
    Scope scope;
    scope.add({"x", 1000, anything});
    for (std::size_t i = 0; i < others; ++i) scope.add({names[i], static_cast<Slot>(i), anything});
    const std::size_t before = scope.size();
    scope.add({"x", 2000, anything});
    EXPECT_EQ(scope.find("x")->slot, 2000U);
    EXPECT_EQ(scope.sorted().size(), others + 1);
    scope.shrink(before);
    EXPECT_EQ(scope.find("x")->slot, 1000U);
    EXPECT_EQ(scope.find("y"), nullptr);
    if (others > 5) {
      EXPECT_EQ(scope.find("v5")->slot, 5U);
    }
  }
}

}  // namespace
}  // namespace entente

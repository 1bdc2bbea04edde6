// Every form of expression: three truths, lists with nulls and negative places, patterns, and what is
// refused.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "tests/query/computed_expression.h"

namespace entente {
namespace {

TEST(Evaluation, LogicHasThreeTruths) {
  expect_computed({
      {"true AND null", "null"},
      {"false AND null", "false"},
      {"null AND false", "false"},
      {"true OR null", "true"},
      {"null OR true", "true"},
      {"false OR null", "null"},
      {"true XOR null", "null"},
      {"true XOR true XOR true", "true"},
      {"NOT null", "null"},
      {"NOT true = false", "true"},
      {"null IS NULL AND n.nothing IS NULL", "true"},
      {"n.name IS NOT NULL", "true"},
  });
}

TEST(Evaluation, WhatDecidesEarlySparesTheRest) {
  expect_computed({
      {"false AND 1 / 0 = 1", "false"},
      {"true OR 1 / 0 = 1", "true"},
      {"CASE WHEN true THEN 1 ELSE 1 / 0 END", "1"},
      {"any(x IN [1, 0] WHERE 1 / x = 1)", "true"},
      {"true AND 1 / 0 = 1", "error: 1 / 0 has no result"},
  });
}

TEST(Evaluation, MembershipIsUnknownWhereNullDecides) {
  expect_computed({
      {"1 IN [1, null]", "true"},
      {"2 IN [1, null]", "null"},
      {"null IN []", "false"},
      {"null IN [1]", "null"},
      {"1 IN null", "null"},
      {"[1] IN [[1, 2], [1]]", "true"},
      {"[null] IN [[1]]", "null"},
      {"1 IN [1.0]", "true"},
  });
}

TEST(Evaluation, ListsAreLookedIntoFromBothEnds) {
  expect_computed({
      {"[1, 2, 3][0]", "1"},
      {"[1, 2, 3][-1]", "3"},
      {"[1, 2, 3][3]", "null"},
      {"[1, 2, 3][-4]", "null"},
      {"[1, 2, 3][9223372036854775807]", "null"},
      {"[1, 2, 3][-9223372036854775808]", "null"},
      {"[1, 2, 3][null]", "null"},
      {"[1, 2, 3][1..]", "[2, 3]"},
      {"[1, 2, 3][..-1]", "[1, 2]"},
      {"[1, 2, 3][-2..-1]", "[2]"},
      {"[1, 2, 3][2..1]", "[]"},
      {"[1, 2, 3][-9..9]", "[1, 2, 3]"},
      {"[1, 2, 3][-9223372036854775808..9223372036854775807]", "[1, 2, 3]"},
      {"[1, 2, 3][null..2]", "null"},
      {"[1, 2, 3][1..null]", "null"},
  });
  expect_refused({"[[1], 'a'][1][0]", "[1, 2]['a']", "[1][1.0]", "[[1], 'a'][1][0..1]", "[1, 2][0..1.5]"});
}

TEST(Evaluation, PropertiesOfEverythingThatHasSome) {
  expect_computed({
      {"n.name", "'Oslo'"},
      {"r.km", "3"},
      {"n.nothing", "null"},
      {"null.name", "null"},
      {"{a: 1}.a", "1"},
      {"{a: 1}.A", "null"},
      {"{a: 1}['a']", "1"},
      {"{a: 1}[null]", "null"},
      {"n['na' + 'me']", "'Oslo'"},
      {"r['km']", "3"},
      {"date('2024-05-06').month", "5"},
      {"duration('P1M2D').days", "2"},
      {"{a: 1, b: 2, a: 3}", "{a: 3, b: 2}"},
  });
  expect_refused({"[1, {a: 1}][0].a", "{a: 1}[0]", "['x', n][0].name"});
}

TEST(Evaluation, LabelsAndTypesAreTested) {
  expect_computed({{"n:Town", "true"},
                   {"n:Port", "false"},
                   {"m:Town:Port", "true"},
                   {"n:Unheard", "false"},
                   {"r:NEAR", "true"},
                   {"r:FAR", "false"},
                   {"[null, n][0]:Town", "null"}});
}

TEST(Evaluation, CaseTakesTheFirstBranchThatIsTrue) {
  expect_computed({
      {"CASE 1.0 WHEN 1 THEN 'one' END", "'one'"},
      {"CASE null WHEN null THEN 'same' ELSE 'unknown' END", "'unknown'"},
      {"CASE 3 WHEN 1 THEN 'one' END", "null"},
      {"CASE WHEN null THEN 1 WHEN 2 > 1 THEN 2 END", "2"},
  });
}

TEST(Evaluation, ListsAreWalked) {
  expect_computed({
      {"[x IN [1, null, 3] WHERE x > 1]", "[3]"},
      {"[x IN [1, 2] | x * 2]", "[2, 4]"},
      {"[x IN [1, 2, 3] WHERE x <> 2 | [y IN [x] | y + x]]", "[[2], [6]]"},
      {"[x IN null | x]", "null"},
      {"reduce(a = 0, x IN [1, 2, 3] | a + x)", "6"},
      {"reduce(a = 1, x IN [] | a / 0)", "1"},
      {"reduce(a = 0, x IN null | a)", "null"},
      {"[x IN [1, 2] | reduce(a = x, y IN [x, x] | a + y)]", "[3, 6]"},
      {"all(x IN [] WHERE x = 1)", "true"},
      {"all(x IN [1, null] WHERE x = 1)", "null"},
      {"all(x IN [2, null] WHERE x = 1)", "false"},
      {"any(x IN [2, null] WHERE x = 1)", "null"},
      {"any(x IN [1, null] WHERE x = 1)", "true"},
      {"none(x IN [2, null] WHERE x = 1)", "null"},
      {"none(x IN [1, null] WHERE x = 1)", "false"},
      {"single(x IN [1, null] WHERE x = 1)", "null"},
      {"single(x IN [1, 1, null] WHERE x = 1)", "false"},
      {"single(x IN [1, 2] WHERE x = 1)", "true"},
      {"any(x IN null WHERE true)", "null"},
  });
  expect_refused({"[x IN [1, 'a'][0] | x]", "reduce(a = 0, x IN [1, 'a'][0] | a)",
                  "all(x IN [[1], 'a'] WHERE [x, 2][1])"});
}

TEST(Evaluation, TextsAreLookedInto) {
  expect_computed({
      {"'abc' STARTS WITH 'ab'", "true"},
      {"'abc' ENDS WITH ''", "true"},
      {"'abc' CONTAINS 'd'", "false"},
      {"'abc' CONTAINS null", "null"},
      {"[1, 'a'][0] CONTAINS 'a'", "null"},
      {"'Japan' =~ 'J.*n'", "true"},
      {"'Japan' =~ 'apa'", "false"},
      {"'JAPAN' =~ '(?i)japan'", "true"},
      {"'Côte' =~ 'C.te'", "true"},
      {"null =~ '.*'", "null"},
      {"[x IN ['a', 'b'] | 'a' =~ x]", "[true, false]"},
  });
}

TEST(Evaluation, PatternsOfTextCannotHoldAQuestionUp) {
  expect_refused({"'a' =~ '('", "'a' =~ '(a{1000}){1000}'", "'aa' =~ '(a)\\\\1'"});
  const auto begun = std::chrono::steady_clock::now();
  const std::string text = std::string(20'000, 'a') + "!";
  EXPECT_EQ(computed("'" + text + "' =~ '(a+)+(a|aa)*(a*)*b'"), "false");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
}

TEST(Evaluation, PatternsAreAsked) {
  expect_computed({
      {"exists((n)-[:NEAR]->(:Port))", "true"},
      {"size([(n)-[x]->(y) | y])", "1"},
      {"[(n)-[x]->(y) WHERE x.km > 1 | x.km + size(labels(y))]", "[5]"},
      {"[(n)<--(y) | y]", "[]"},
      {"[x IN [n, m] | size([(x)-->(y) | y])]", "[1, 0]"},
      {"EXISTS { (n)-->(:Port) }", "true"},
      {"EXISTS { MATCH (n)-->(y) WHERE y:Town AND NOT y:Port RETURN y }", "false"},
  });
}

// --- limits

TEST(Evaluation, WhatWouldEatTheMemoryStopsBefore) {
  Limits limits;
  limits.memory = 16 << 20;
  const auto begun = std::chrono::steady_clock::now();
  for (const std::string_view expression :
       {"size(range(1, 1000000000))", "size(range(-9223372036854775808, 9223372036854775807))",
        "size([x IN range(1, 300000) | [x, x]])", "reduce(a = [1], x IN range(1, 60) | [a, a]) = 1",
        "reduce(a = [1], x IN range(1, 60) | a + a) = 1", "reduce(a = 'x', x IN range(1, 60) | a + a) = 1",
        "reduce(a = 1, x IN range(1, 60) | {k: a, l: a}) = 1",
        "reduce(a = 'xx', x IN range(1, 20) | replace(a, 'x', a)) = 1",
        "size(split(reduce(a = 'x', x IN range(1, 22) | a + a), ''))"}) {
    const std::string answer = computed(expression, limits);
    EXPECT_NE(answer.find("16 MiB"), std::string::npos) << expression << ": " << answer;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

TEST(Evaluation, ValuesDoNotNestWithoutEnd) {
  for (const std::string_view expression :
       {"reduce(a = [], x IN range(1, 100000) | [a])", "reduce(a = {}, x IN range(1, 100000) | {k: a})",
        "reduce(a = [], x IN range(1, 100000) | [y IN [a] | y])"}) {
    EXPECT_EQ(computed(expression), "error: a value nests lists and maps over 1000 deep") << expression;
  }
}

TEST(Evaluation, TimeEndsALoop) {
  Limits limits;
  limits.time = std::chrono::milliseconds(30);
  const std::string answer =
      computed("size([x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE y = -x)])", limits);
  EXPECT_NE(answer.find("30 ms"), std::string::npos) << answer;
}

}  // namespace
}  // namespace entente

// Each function on what it is for, on null, at its edges, and on what it must refuse.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "query/functions/function_table.h"
#include "query/graphs/scratch_graph.h"
#include "tests/query/computed_expression.h"

namespace entente {
namespace {

TEST(Functions, OfElements) {
  expect_computed({
      {"labels(m)", "['Town', 'Port']"},
      {"type(r)", "'NEAR'"},
      {"properties(r)", "{km: 3}"},
      {"keys(n)", "['name', 'size']"},
      {"keys({b: null, a: 1})", "['a', 'b']"},
      {"startNode(r) = n AND endNode(r) = m", "true"},
      {"id(n) = id(startNode(r))", "true"},
      {"elementId(n)", "'n1'"},
      {"size(nodes(p))", "2"},
      {"relationships(p) = [r]", "true"},
      {"length(p)", "1"},
      {"coalesce(null, 2, 3)", "2"},
      {"coalesce(null)", "null"},
      {"exists(n.name)", "true"},
      {"exists(n.nothing)", "false"},
      {"exists((n)-->())", "true"},
      {"exists((n)<--())", "false"},
  });
  expect_refused({"type([1, r][0])", "labels([1, n][0])", "nodes([1, p][0])", "length([1, p][0])",
                  "properties([1, n][0])", "startNode([1, r][0])", "elementId([1, n][0])", "id([1, n][0])",
                  "keys([1, n][0])"});
}

TEST(Functions, OfLists) {
  expect_computed({
      {"head([])", "null"},
      {"last([1, 2])", "2"},
      {"tail([])", "[]"},
      {"tail([1, 2])", "[2]"},
      {"reverse([1, 2])", "[2, 1]"},
      {"size([])", "0"},
      {"isEmpty({})", "true"},
      {"range(1, 3)", "[1, 2, 3]"},
      {"range(3, 1)", "[]"},
      {"range(0, -10, -3)", "[0, -3, -6, -9]"},
      {"range(0, 0, -1)", "[0]"},
      {"range(9223372036854775805, 9223372036854775807, 2)", "[9223372036854775805, 9223372036854775807]"},
      {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
       "[-9223372036854775808, -1, 9223372036854775806]"},
  });
  expect_refused({"range(1, 2, 0)", "range([1.0, 'a'][0], 2)", "size([1, 'a'][0])", "head([1, 'a'][1])",
                  "tail([1, 'a'][1])", "reverse([1, 'a'][0])"});
}

TEST(Functions, TextsAreCountedInCharacters) {
  expect_computed({
      {"size('Côte')", "4"},
      {"size('日本')", "2"},
      {"reverse('日本é')", "'é本日'"},
      {"toUpper('côte straße')", "'CÔTE STRAßE'"},
      {"toLower('ÅNGSTRÖM ΣΑΣ')", "'ångström σασ'"},
      {"substring('Côte', 1)", "'ôte'"},
      {"substring('Côte', 1, 2)", "'ôt'"},
      {"substring('Côte', 9)", "''"},
      {"left('Côte', 2)", "'Cô'"},
      {"left('Côte', 99)", "'Côte'"},
      {"right('Côte', 3)", "'ôte'"},
      {"right('Côte', 99)", "'Côte'"},
      {"trim('\\t a b \\n')", "'a b'"},
      {"ltrim('  a ')", "'a '"},
      {"rtrim(' a\\u3000')", "' a'"},
      {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
      {"split('', ',')", "['']"},
      {"split('日本', '')", "['日', '本']"},
      {"replace('aaa', 'a', 'ab')", "'ababab'"},
      {"replace('abc', '', 'x')", "'abc'"},
      {"replace('aXbX', 'X', null)", "null"},
  });
  expect_refused({"substring('a', -1)", "left('a', -1)", "right('a', ['b', 1][0])", "toUpper([1, 'a'][0])",
                  "split([1, 'a'][0], ',')", "trim([1, 'a'][0])"});
}

TEST(Functions, OfNumbers) {
  expect_computed({
      {"abs(-3)", "3"},
      {"abs(-3.5)", "3.5"},
      {"sign(-0.5)", "-1"},
      {"ceil(1.2)", "2.0"},
      {"floor(-1.2)", "-2.0"},
      {"round(2.5)", "3.0"},
      {"round(-2.5)", "-2.0"},
      {"round(0.49999999999999994)", "0.0"},
      {"round(3.14159, 2)", "3.14"},
      {"round(1e300, 10)", "1e+300"},
      {"sqrt(12.96)", "3.6"},
      {"sqrt(-1)", "(0.0 / 0.0)"},
      {"isNaN(0.0 / 0.0)", "true"},
      {"atan2(0, 1)", "0.0"},
      {"log(e())", "1.0"},
      {"degrees(pi())", "180.0"},
      {"0 <= rand() < 1", "true"},
  });
  expect_refused({"abs(['a', 1][0])", "abs(-9223372036854775808)", "sqrt(['a', 1][0])", "round(1.5, -1)",
                  "sign([true, 1][0])"});
}

TEST(Functions, Conversions) {
  expect_computed({
      {"toInteger('2.9')", "2"},
      {"toInteger(' 42 ')", "42"},
      {"toInteger('+7')", "7"},
      {"toInteger('+-7')", "null"},
      {"toInteger('4 2')", "null"},
      {"toInteger('')", "null"},
      {"toInteger('9223372036854775807')", "9223372036854775807"},
      {"toInteger('9223372036854775808')", "null"},
      {"toInteger(1e300)", "null"},
      {"toInteger(-2.9)", "-2"},
      {"toInteger(true)", "1"},
      {"toFloat('1e3')", "1000.0"},
      {"toFloat('x')", "null"},
      {"toFloat('1e999')", "null"},
      {"toFloat(3)", "3.0"},
      {"toString(2.30)", "'2.3'"},
      {"toString(1.0)", "'1.0'"},
      {"toString(date('2024-02-29'))", "'2024-02-29'"},
      {"toBoolean('TRUE')", "true"},
      {"toBoolean(' true')", "null"},
      {"toBoolean(0)", "false"},
      {"toIntegerOrNull([])", "null"},
      {"toStringOrNull({})", "null"},
  });
  expect_refused({"toInteger([[], 1][0])", "toFloat([true, 1][0])", "toString([{}, 1][0])",
                  "toBoolean([1.5, true][0])"});
}

// The result over `values`, each with `share` where the aggregate takes two.
std::string gathered(std::string_view name, const ValueList& values, const Value& share = {}) {
  const FunctionInfo& function = *function_named(name);
  const std::unique_ptr<Accumulator> accumulator = function.accumulator();
  for (const Value& value : values) {
    const ValueList arguments = {value, share};
    const Result<void> added = accumulator->add(std::span(arguments).first(function.most_arguments));
    if (!added.ok()) return "error: " + added.error().message;
  }
  const Result<Value> result = accumulator->result();
  return result.ok() ? literal_of(*result) : "error: " + result.error().message;
}

TEST(Functions, AggregatesOfSomeAndOfNone) {
  const ValueList numbers = {4, 1.0, 3, 2};
  EXPECT_EQ(gathered("count", numbers), "4");
  EXPECT_EQ(gathered("collect", numbers), "[4, 1.0, 3, 2]");
  EXPECT_EQ(gathered("sum", numbers), "10.0");
  EXPECT_EQ(gathered("avg", numbers), "2.5");
  EXPECT_EQ(gathered("min", numbers), "1.0");
  EXPECT_EQ(gathered("max", numbers), "4");
  EXPECT_EQ(gathered("stDevP", {2, 4, 4, 4, 5, 5, 7, 9}), "2.0");
  EXPECT_EQ(gathered("stDev", {1, 3}), "1.4142135623730951");
  EXPECT_EQ(gathered("percentileDisc", numbers, 0.0), "1.0");
  EXPECT_EQ(gathered("percentileDisc", numbers, 0.5), "2");
  EXPECT_EQ(gathered("percentileDisc", numbers, 0.51), "3");
  EXPECT_EQ(gathered("percentileCont", numbers, 0.5), "2.5");
  EXPECT_EQ(gathered("percentileCont", numbers, 1), "4.0");
  EXPECT_EQ(gathered("min", {1, "a", ValueList{1, 2}, 0.2, "b"}), "[1, 2]");
  EXPECT_EQ(gathered("max", {1, "a", ValueList{1, 2}, 0.2, "b"}), "1");
  EXPECT_EQ(gathered("avg", {Duration{0, 1, 0, 0}, Duration{0, 0, 7'200, 0}}), "duration('PT13H')");

  EXPECT_EQ(gathered("count", {}), "0");
  EXPECT_EQ(gathered("sum", {}), "0");
  EXPECT_EQ(gathered("collect", {}), "[]");
  EXPECT_EQ(gathered("stDev", {}), "0.0");
  EXPECT_EQ(gathered("stDev", {7}), "0.0");
  for (const std::string_view name : {"avg", "min", "max", "percentileDisc", "percentileCont"}) {
    EXPECT_EQ(gathered(name, {}, 0.5), "null") << name;
  }
}

TEST(Functions, AggregatesRefuseWhatTheyCannotGather) {
  const std::string over = gathered("sum", {std::numeric_limits<std::int64_t>::max(), 1});
  EXPECT_EQ(over, "error: 9223372036854775807 + 1 is no 64-bit INTEGER");
  EXPECT_EQ(gathered("avg", {std::numeric_limits<std::int64_t>::max(), 1}), "4.611686018427388e+18");
  EXPECT_EQ(gathered("sum", {"a"}), "error: sum() takes numbers or DURATIONs, not STRING");
  EXPECT_EQ(gathered("percentileDisc", {1}, 1.1),
            "error: percentileDisc() takes a share from 0 to 1, not 1.1");
  EXPECT_EQ(gathered("percentileCont", {1}, -1), "error: percentileCont() takes a share from 0 to 1, not -1");
  EXPECT_EQ(gathered("stDev", {true}), "error: stDev() takes numbers, not BOOLEAN");
}

TEST(Functions, OfEvidence) {
  expect_computed({
      {"end_of('2024-02')", "date('2024-02-29')"},
      {"end_of('2023')", "date('2023-12-31')"},
      {"end_of(date('2023-05-06'))", "date('2023-05-06')"},
      {"end_of(null)", "null"},
      {"overlaps(r, '2023', null)", "null"},  // undated
      {"sources(r)", "[]"},
  });
  expect_refused({"end_of('soon')", "sources([1, r][0])", "overlaps([1, r][0], null, null)"});

  ScratchGraph graph;
  const NodeId node = graph.create_node({}, {});
  const Relationship dated = graph.create_relationship(
      node, node, "R",
      {{"date", "2021-09"}, {"until", "2023"}, {"sources", std::vector<std::string>{"s1", "s2"}}});
  const FunctionSetting setting{graph, ZonedDateTime{}};
  const Value relationship = RelationshipValue{std::make_shared<const Relationship>(dated), nullptr};
  const auto overlap = [&](Value from, Value to) {
    const ValueList arguments = {relationship, std::move(from), std::move(to)};
    return literal_of(*function_named("overlaps")->call(arguments, setting));
  };
  EXPECT_EQ(overlap("2021-09-30", "2021-10"), "true");
  EXPECT_EQ(overlap("2020", "2021-08"), "false");
  EXPECT_EQ(overlap("2023-12-31", Value()), "true");
  EXPECT_EQ(overlap("2024", Value()), "false");
  EXPECT_EQ(overlap(Value(), "2021-09-01"), "true");
  EXPECT_EQ(literal_of(*function_named("sources")->call({&relationship, 1}, setting)), "['s1', 's2']");
}

TEST(Functions, TheTableIsInOrderAndEveryNameIsFoundInAnyCase) {
  std::set<std::string> seen;
  for (const FunctionInfo& function : functions()) {
    EXPECT_EQ(function_named(function.name), &function) << function.name;
    std::string loud(function.name);
    for (char& c : loud) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(function_named(loud), &function) << loud;
    EXPECT_TRUE(seen.insert(loud).second) << loud << " stands twice";
    EXPECT_NE(function.call == nullptr, function.accumulator == nullptr) << function.name;
    EXPECT_LE(function.least_arguments, function.most_arguments) << function.name;
    EXPECT_FALSE(function.meaning.empty()) << function.name;
  }
  EXPECT_EQ(function_named("nothing_like_it"), nullptr);
}

// Whatever the kinds of its arguments, a function answers or refuses; of nulls alone most answer null.
TEST(Functions, AnyKindOfArgumentIsAnsweredOrRefused) {
  ScratchGraph graph;
  const NodeId node = graph.create_node({"A"}, {});
  const Relationship loop = graph.create_relationship(node, node, "R", {});
  const FunctionSetting setting{graph, ZonedDateTime{}};
  const RelationshipValue relationship{std::make_shared<const Relationship>(loop), nullptr};
  const ValueList kinds = {Value(),
                           true,
                           -1,
                           1.5,
                           "2023-08",
                           ValueList{1, "a"},
                           ValueMap{{"year", 2024}},
                           NodeValue{node, nullptr},
                           relationship,
                           PathValue{{{node, nullptr}, {node, nullptr}}, {relationship}},
                           CalendarDay{10},
                           LocalTime{10},
                           ZonedTime{10, 3600},
                           LocalDateTime{10, 10},
                           ZonedDateTime{10, 10, 3600, ""},
                           Duration{1, 2, 3, 4}};
  for (const FunctionInfo& function : functions()) {
    const std::size_t count =
        std::min<std::size_t>(std::max<std::size_t>(function.least_arguments, 1), function.most_arguments);
    for (const Value& first : kinds) {
      for (const Value& second : kinds) {
        ValueList arguments(count, second);
        if (count > 0) arguments[0] = first;
        if (function.call != nullptr) {
          const Result<Value> result = function.call(arguments, setting);
          EXPECT_TRUE(result.ok() || !result.error().message.empty()) << function.name;
        } else if (!first.is_null()) {
          const std::unique_ptr<Accumulator> gathered = function.accumulator();
          const Result<void> added = gathered->add(arguments);
          EXPECT_TRUE(added.ok() || added.error().code == ErrorCode::invalid_argument) << function.name;
          EXPECT_TRUE(gathered->result().ok()) << function.name;
        }
      }
    }
  }
}

}  // namespace
}  // namespace entente

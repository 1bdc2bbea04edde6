// Equality, comparison, order and grouping are four different things; each has its traps.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "query/values/comparison.h"
#include "tests/query/computed_expression.h"

namespace entente {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
const double not_a_number = std::nan("");

TEST(Comparison, EqualityIsUnknownWhereNullDecides) {
  expect_computed({
      {"null = null", "null"},
      {"null <> null", "null"},
      {"1 = 1.0", "true"},
      {"'1' = 1", "false"},
      {"[null] = [1]", "null"},
      {"[1, null] = [2, null]", "false"},
      {"[1, 2] = [1]", "false"},
      {"[[1], [2]] = [[1], [null]]", "null"},
      {"{k: null} = {k: null}", "null"},
      {"{k: null} = {}", "false"},
      {"{k: 1, l: null} = {k: 2, l: null}", "false"},
      {"0.0 / 0.0 = 0.0 / 0.0", "false"},
      {"0.0 / 0.0 <> 0.0 / 0.0", "true"},
      {"n = n", "true"},
      {"n = m", "false"},
      {"r = r AND p = p", "true"},
      {"date('2024-01-01') = localdatetime('2024-01-01T00:00')", "false"},
      {"datetime('2024-01-01T12:00+01:00') = datetime('2024-01-01T11:00Z')", "true"},
      {"duration('PT90S') = duration('PT1M30S')", "true"},
      {"duration('PT24H') = duration('P1D')", "false"},
  });
}

TEST(Comparison, SmallerAndLargerAreForKindsThatCompare) {
  expect_computed({
      {"1 < 1.5", "true"},
      {"'a' < 'b'", "true"},
      {"false < true", "true"},
      {"1 < 'a'", "null"},
      {"{a: 1} < {a: 2}", "null"},
      {"n < m", "null"},
      {"duration('P1D') < duration('P2D')", "null"},
      {"0.0 / 0.0 < 1", "false"},
      {"0.0 / 0.0 >= 1", "false"},
      {"0.0 / 0.0 > 'a'", "null"},
      {"[1, 2] < [1, 3]", "true"},
      {"[1] < [1, 0]", "true"},
      {"[1, 2] >= [1, null]", "null"},
      {"[1, 2] >= [3, null]", "false"},
      {"1 < 2 < 3", "true"},
      {"1 < 3 < 2", "false"},
      {"1 < null < 0", "null"},
      {"3 < 1 < null", "false"},
      {"9007199254740993 = 9007199254740992.0", "false"},
      {"9007199254740993 > 9007199254740992.0", "true"},
      {"9223372036854775807 < 9223372036854775808.0", "true"},
  });
}

TEST(Comparison, OrderPutsAllKindsInOneRow) {
  const ValueList ascending = {ValueMap{},
                               ValueMap{{"a", 1}},
                               NodeValue{1, nullptr},
                               NodeValue{2, nullptr},
                               ValueList{},
                               ValueList{1, Value()},
                               ValueList{Value()},
                               ZonedDateTime{0, 0, 0, ""},
                               LocalDateTime{0, 0},
                               CalendarDay{0},
                               ZonedTime{0, 0},
                               LocalTime{0},
                               Duration{0, 30, 0, 0},
                               Duration{1, 0, 0, 0},
                               Duration{0, 31, 0, 0},
                               "",
                               "B",
                               "a",
                               false,
                               true,
                               -std::numeric_limits<double>::infinity(),
                               -1,
                               0.5,
                               largest,
                               9223372036854775808.0,
                               not_a_number,
                               Value()};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_TRUE(order(ascending[i], ascending[j]) == (i <=> j))
          << literal_of(ascending[i]) << " and " << literal_of(ascending[j]);
    }
  }
}

TEST(Comparison, GroupsHoldWhatIsEquivalent) {
  EXPECT_TRUE(equivalent(Value(), Value()));
  EXPECT_TRUE(equivalent(not_a_number, -not_a_number));
  EXPECT_TRUE(equivalent(1, 1.0));
  EXPECT_TRUE(equivalent(0.0, -0.0));
  EXPECT_TRUE(equivalent(ValueList{1, Value()}, ValueList{1.0, Value()}));
  EXPECT_FALSE(equivalent(largest, 9223372036854775807.0));
  EXPECT_FALSE(equivalent("1", 1));
  EXPECT_FALSE(equivalent(ValueMap{{"a", Value()}}, ValueMap{}));
}

// --- properties, on values that nest

class ValueMaker {
 public:
  explicit ValueMaker(std::uint64_t seed) : random_(seed) {}

  Value make(int depth) {
    switch (below(depth > 0 ? 11 : 9)) {
      case 0:
        return {};
      case 1:
        return below(2) == 0;
      case 2:
        return static_cast<std::int64_t>(below(4)) - 2;
      case 3:
        return below(5) == 0 ? not_a_number : (static_cast<double>(below(8)) - 4) / 2;
      case 4:
        return std::string(below(3), static_cast<char>('a' + below(2)));
      case 5:
        return NodeValue{below(3), nullptr};
      case 6:
        return Duration{static_cast<std::int64_t>(below(2)), static_cast<std::int64_t>(below(2)) * 30, 0, 0};
      case 7:
        return ZonedTime{static_cast<std::int64_t>(below(3)) * 3'600'000'000'000,
                         static_cast<std::int32_t>(below(3)) * 3'600};
      case 8:
        return below(2) == 0 ? Value(largest) : Value(9223372036854775808.0);
      case 9: {
        ValueList list;
        for (std::size_t i = below(4); i > 0; --i) list.push_back(make(depth - 1));
        return list;
      }
      default: {
        ValueMap map;
        for (std::size_t i = below(3); i > 0; --i)
          map[std::string(1, static_cast<char>('a' + i))] = make(depth - 1);
        return map;
      }
    }
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::mt19937_64 random_;
};

TEST(Comparison, OrderIsTotalAndGroupsAgreeWithHashes) {
  ValueMaker maker(5);
  ValueList values;
  for (int i = 0; i < 150; ++i) values.push_back(maker.make(3));
  for (const Value& a : values) {
    EXPECT_TRUE(order(a, a) == std::strong_ordering::equal) << literal_of(a);
    for (const Value& b : values) {
      const auto forward = order(a, b);
      EXPECT_TRUE((forward < 0) == (order(b, a) > 0)) << literal_of(a) << " and " << literal_of(b);
      EXPECT_EQ(equivalent(a, b), forward == 0);
      if (equivalent(a, b)) {
        EXPECT_EQ(hash_of(a), hash_of(b)) << literal_of(a) << " and " << literal_of(b);
      }
      if (equals(a, b) == true) {
        EXPECT_TRUE(equivalent(a, b)) << literal_of(a) << " and " << literal_of(b);
      }
      for (const Value& c : values) {
        if (forward <= 0 && order(b, c) <= 0) {
          ASSERT_TRUE(order(a, c) <= 0) << literal_of(a) << ", " << literal_of(b) << ", " << literal_of(c);
        }
      }
    }
  }
}

TEST(Values, KnowTheirSizeAndDepth) {
  const Value small = ValueList{1, 2};
  const Value pair = ValueList{small, small};
  EXPECT_EQ(small.nesting(), 1U);
  EXPECT_EQ(pair.nesting(), 2U);
  EXPECT_GT(size_of(pair), 2 * size_of(small));
  EXPECT_GT(size_of(std::string(1000, 'x')), 1000U);
  Value shared = small;
  for (int i = 0; i < 100; ++i) shared = ValueList{shared, shared};
  EXPECT_GE(size_of(shared), std::size_t{1} << 32);  // counted whole, as it would be printed
}

}  // namespace
}  // namespace entente

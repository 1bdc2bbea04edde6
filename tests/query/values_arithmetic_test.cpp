// Numbers overflow, texts and lists join, kinds that have no operator are refused.
#include <gtest/gtest.h>

#include "tests/query/computed_expression.h"

namespace entente {
namespace {

TEST(Arithmetic, NumbersKeepTheirKind) {
  expect_computed({
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"-7 % 3", "-1"},
      {"7.0 / 2", "3.5"},
      {"2 ^ 3", "8.0"},
      {"2 ^ 3 ^ 2", "64.0"},
      {"12 / 4 * 3 - 2 * 4", "1"},
      {"1 + 2.5", "3.5"},
      {"5.5 % 2", "1.5"},
      {"1.0 / 0", "(1.0 / 0.0)"},
      {"-1 / 0.0", "(-1.0 / 0.0)"},
      {"0.0 / 0.0", "(0.0 / 0.0)"},
      {"-9223372036854775808 % -1", "0"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"1e21", "1e+21"},
      {"0.1 + 0.2", "0.30000000000000004"},
  });
}

TEST(Arithmetic, NullIsContagious) {
  expect_computed({{"1 + null", "null"},
                   {"null * 2.5", "null"},
                   {"'a' + null", "null"},
                   {"[1] + null", "null"},
                   {"-null", "null"},
                   {"null ^ null", "null"}});
}

TEST(Arithmetic, WhatIsNoIntegerIsAnErrorAndNotAnotherInteger) {
  expect_computed({
      {"9223372036854775807 + 1", "error: 9223372036854775807 + 1 is no 64-bit INTEGER"},
      {"-9223372036854775808 - 1", "error: -9223372036854775808 - 1 is no 64-bit INTEGER"},
      {"4611686018427387904 * 2", "error: 4611686018427387904 * 2 is no 64-bit INTEGER"},
      {"-9223372036854775808 / -1", "error: -9223372036854775808 / -1 is no 64-bit INTEGER"},
      {"1 / 0", "error: 1 / 0 has no result"},
      {"1 % 0", "error: 1 % 0 has no result"},
  });
}

TEST(Arithmetic, TextsAndListsJoin) {
  expect_computed({
      {"'a' + 'b'", "'ab'"},
      {"'a' + 1", "'a1'"},
      {"1.5 + 'a'", "'1.5a'"},
      {"[1] + [2, 3]", "[1, 2, 3]"},
      {"[1] + 2", "[1, 2]"},
      {"1 + [2]", "[1, 2]"},
      {"[[1]] + [2]", "[[1], 2]"},
  });
}

TEST(Arithmetic, KindsWithoutTheOperatorAreRefused) {
  // From a list, so that the kinds are only known when it runs.
  expect_refused({"['a', 1][0] - 1", "['a', true][0] + ['a', true][1]", "[{a: 1}, 1][0] + 1", "-[1, 'a'][1]",
                  "[1, true][1] * 2", "[n, 1][0] + 1"});
}

TEST(Arithmetic, AChainOfTwentyThousandTermsIsNoDeeperThanOne) {
  std::string sum = "0", joined = "[]", compared = "0";
  for (int i = 1; i <= 20'000; ++i) {
    sum += " + 1";
    if (i <= 2'000) joined += " + 1";
    compared += " < " + std::to_string(i);
  }
  EXPECT_EQ(computed(sum), "20000");
  EXPECT_EQ(computed("size(" + joined + ")"), "2000");
  EXPECT_EQ(computed(compared), "true");
}

}  // namespace
}  // namespace entente

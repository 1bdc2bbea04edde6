// A search that is understood otherwise than it is written, or refused without saying why.
#include "query/search_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

std::string written(const FullTextQuery& query) {
  using enum FullTextQuery::Kind;
  std::vector<std::string> parts;
  for (const FullTextQuery& part : query.parts) parts.push_back(written(part));
  switch (query.kind) {
    case word:
      return query.words.front();
    case prefix:
      return query.words.front() + "*";
    case phrase:
      return fmt::format("\"{}\"", fmt::join(query.words, " "));
    case all:
      return fmt::format("({})", fmt::join(parts, " & "));
    case any:
      return fmt::format("({})", fmt::join(parts, " | "));
    case but_not:
      return fmt::format("({})", fmt::join(parts, " - "));
  }
  return "";
}

struct SearchCase {
  std::string text, meaning;
};

class SearchMisread : public testing::TestWithParam<SearchCase> {};

TEST_P(SearchMisread, MeansThis) {
  const Result<FullTextQuery> query = parse_search_text(GetParam().text);
  ASSERT_TRUE(query.ok()) << query.error().message;
  EXPECT_EQ(written(*query), GetParam().meaning);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SearchMisread,
    testing::Values(
        SearchCase{"deterrence", "deterrence"}, SearchCase{"Extended DETERRENCE", "(extended & deterrence)"},
        SearchCase{"\"extended deterrence\"", "\"extended deterrence\""},
        SearchCase{"“extended deterrence”", "\"extended deterrence\""},
        SearchCase{"\"deterrence\"", "\"deterrence\""}, SearchCase{"a AND b OR c d", "((a & b) | (c & d))"},
        SearchCase{"a (b OR c) -d", "((a & (b | c)) - d)"}, SearchCase{"NOT x y", "(y - x)"},
        SearchCase{"a AND NOT b NOT c", "(a - b - c)"}, SearchCase{"and or not", "(and & or & not)"},
        SearchCase{"Indo-Pacific U.S. Côte", "(\"indo pacific\" & us & cote)"},
        SearchCase{"deter* Indo-Pac*", "(deter* & \"indo\" & pac*)"}, SearchCase{"((a))", "a"},
        SearchCase{"Japan’s", "\"japan s\""}, SearchCase{"a, b & c — d", "(a & b & c & d)"},
        SearchCase{"x\"y z\"w", "(x & \"y z\" & w)"}, SearchCase{"'x y' '90s", "(\"x y\" & 90s)"},
        SearchCase{"安全", "\"安 全\""}));

struct RefusedSearch {
  std::string text, caret, message, hint;
};

class SearchRefusedWithoutReason : public testing::TestWithParam<RefusedSearch> {};

TEST_P(SearchRefusedWithoutReason, SaysWhereAndWhatWouldBeRight) {
  const Result<FullTextQuery> query = parse_search_text(GetParam().text);
  ASSERT_FALSE(query.ok()) << written(*query);
  EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
  EXPECT_THAT(query.error().message, testing::StartsWith(GetParam().message));
  EXPECT_THAT(query.error().message,
              testing::HasSubstr("\n   | " + GetParam().caret + " " + GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SearchRefusedWithoutReason,
    testing::Values(
        RefusedSearch{"treaty \"draft", "       ^", "a quote is not closed", "opened here"},
        RefusedSearch{"a OR", "  ^^", "'OR' stands between", "to search for the word itself write \"or\""},
        RefusedSearch{"AND a", "^^^", "'AND' stands between", "to search"},
        RefusedSearch{"a AND OR b", "      ^^", "'OR' stands between", "to search"},
        RefusedSearch{"a NOT", "  ^^^", "'NOT' stands before", "to search"},
        RefusedSearch{"NOT draft", "^^^", "nothing is said", "write: treaty NOT draft"},
        RefusedSearch{"a OR NOT b", "     ^^^", "nothing is said", "write"},
        RefusedSearch{"\"a deterr*\" b", "         ^", "'*' does not stand in a phrase", "outside"},
        RefusedSearch{"(a OR b", "^", "'(' is not closed", "opened here"}));

TEST(SearchRefusedWithoutReason, WhateverTheBytes) {
  const std::vector<std::string> hostile = {"",
                                            "   ",
                                            "*",
                                            "a*",
                                            "()",
                                            "a)",
                                            "\"\"",
                                            "!!!",
                                            std::string(20000, 'a'),
                                            std::string(20000, '('),
                                            std::string(500, '(') + "a" + std::string(500, ')'),
                                            "a NOT NOT b"};
  for (const std::string& text : hostile) {
    const Result<FullTextQuery> query = parse_search_text(text);
    ASSERT_FALSE(query.ok()) << text.substr(0, 20);
    EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
  }
  std::string many;
  for (int i = 0; i < 200; ++i) many += "w" + std::to_string(i) + " ";
  EXPECT_THAT(parse_search_text(many).error().message, testing::StartsWith("more than 100 words"));
}

TEST(SearchRefusedWithoutReason, RandomTextIsReadOrRefused) {
  const std::vector<std::string> pieces = {"a",   "(", ")", "\"", " ",    "AND",   "OR",
                                           "NOT", "-", "*", "“",  "\xFF", "deter*"};
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto i = random() % 12; i > 0; --i)
      text += pieces[random() % pieces.size()] + (random() % 2 == 0 ? " " : "");
    const Result<FullTextQuery> query = parse_search_text(text);
    if (query.ok()) {
      EXPECT_FALSE(written(*query).empty());
    }
  }
}

}  // namespace
}  // namespace entente

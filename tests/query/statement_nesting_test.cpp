// Nested statements: parsed or refused in time that does not grow with the depth, and never a full stack.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "query/language/syntax.h"

namespace entente {
namespace {

struct NestingShape {
  std::string name;
  std::string head;    // before all
  std::string open;    // once a level
  std::string middle;  // in the innermost
  std::string close;   // once a level
  std::string tail;
  std::size_t depth = 1;  // by which each level nests; 0: nests nothing, however long
};

void PrintTo(const NestingShape& shape, std::ostream* out) {
  *out << shape.name;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string nested(const NestingShape& shape, std::size_t levels) {
  return shape.head + repeated(shape.open, levels) + shape.middle + repeated(shape.close, levels) +
         shape.tail;
}

// Of this thread alone, so that other programs do not make the test fail.
double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Sanitizers make everything slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double slowness = 20;
#else
constexpr double slowness = 1;
#endif

class Nesting : public testing::TestWithParam<NestingShape> {};

TEST_P(Nesting, is_parsed_or_refused_within_50_ms) {
  const NestingShape& shape = GetParam();
  for (std::size_t levels : {10U, 40U, 100U, 300U, 20'000U}) {
    const std::string text = nested(shape, levels);
    ASSERT_LT(text.size(), longest_statement);
    double fastest = 1e9;
    for (int attempt = 0; attempt < 3; ++attempt) {
      const double begin = processor_milliseconds();
      {
        const Result<Query> query = parse_query(text);
        if (shape.depth * levels <= deepest_nesting - 2) {
          ASSERT_TRUE(query.ok()) << levels << ": " << query.error().message;
        } else {
          ASSERT_FALSE(query.ok()) << levels;
          EXPECT_NE(query.error().message.find("nested more than 200 levels deep"), std::string::npos)
              << query.error().message;
        }
      }
      fastest = std::min(fastest, processor_milliseconds() - begin);
    }
    EXPECT_LT(fastest, 50.0 * slowness) << levels << " levels";
    RecordProperty(shape.name + "_" + std::to_string(levels) + "_us", static_cast<int>(fastest * 1000));
  }
}

INSTANTIATE_TEST_SUITE_P(
    brackets, Nesting,
    testing::Values(NestingShape{"parentheses", "RETURN ", "(", "1", ")", ""},
                    NestingShape{"lists", "RETURN ", "[", "1", "]", ""},
                    NestingShape{"maps", "RETURN ", "{k: ", "1", "}", ""},
                    NestingShape{"lists_of_maps", "RETURN ", "[1, {k: ", "1", "}, 2]", "", 2},
                    NestingShape{"calls", "RETURN ", "abs(", "1", ")", ""},
                    NestingShape{"namespaced_calls", "RETURN ", "date.of(1, ", "1", ")", ""},
                    NestingShape{"subscripts", "WITH [0] AS a RETURN ", "a[", "0", "]", ""},
                    NestingShape{"slices", "WITH [0] AS a RETURN ", "a[1..", "0", "]", ""},
                    NestingShape{"sums_in_parentheses", "RETURN ", "(1 + 2 * ", "3", ")", ""},
                    NestingShape{"every_operator", "RETURN ", "1 OR 2 XOR 3 AND NOT 4 < 5 IN 6 + 7 * 8 ^ -(",
                                 "9", ")", ""},
                    NestingShape{"signs_in_parentheses", "RETURN ", "-(", "3", ")", ""},
                    NestingShape{"not_in_parentheses", "RETURN ", "NOT (", "true", ")", ""}));

INSTANTIATE_TEST_SUITE_P(
    forms, Nesting,
    testing::Values(NestingShape{"case_conditions", "RETURN ", "CASE WHEN ", "true", " THEN 1 ELSE 2 END",
                                 ""},
                    NestingShape{"case_results", "RETURN ", "CASE 1 WHEN 1 THEN ", "1", " END", ""},
                    NestingShape{"list_comprehensions", "RETURN ", "[x IN ", "[1]", " WHERE x > 0 | x]", ""},
                    NestingShape{"lists_like_comprehensions", "RETURN ", "[x IN ", "[1]", ", 2]", ""},
                    NestingShape{"comprehension_results", "RETURN ", "[x IN [1] | ", "x", "]", ""},
                    NestingShape{"quantifiers", "RETURN ", "all(x IN [1] WHERE ", "true", ")", ""},
                    NestingShape{"reductions", "RETURN ", "reduce(s = 0, x IN [1] | ", "x", ")", ""},
                    NestingShape{"subqueries", "MATCH (n) WHERE ", "EXISTS { MATCH (n)-->(m) WHERE ", "true",
                                 " }", " RETURN n"},
                    NestingShape{"short_subqueries", "MATCH (n) WHERE ", "EXISTS { (n)-->(m) WHERE ", "true",
                                 " }", " RETURN n"},
                    NestingShape{"foreach", "MATCH (n) ", "FOREACH (x IN [1] | ", "SET n.k = 1", ")", ""}));

INSTANTIATE_TEST_SUITE_P(
    patterns, Nesting,
    testing::Values(
        NestingShape{"pattern_comprehensions", "MATCH (n) RETURN ", "[(n)-->(m) | ", "1", "]", ""},
        NestingShape{"named_comprehensions", "MATCH (n) RETURN ", "[p = (n)-->(m) WHERE ", "true", " | p]",
                     ""},
        NestingShape{"patterns_in_maps", "MATCH (a) WHERE ", "(a {k: ", "1", "})-->()", " RETURN a"},
        NestingShape{"no_patterns_in_maps", "MATCH (a) RETURN ", "({k: ", "1", "})", "", 2},
        NestingShape{"conditions_in_nodes", "MATCH ", "(a WHERE EXISTS { ", "(b)", " })", " RETURN 1"},
        NestingShape{"differences_like_patterns", "WITH 1 AS a RETURN ", "(a)--(", "a", ")", ""},
        NestingShape{"lists_like_relationships", "WITH 1 AS a RETURN ", "(a)-[", "1", "]-1", ""}));

INSTANTIATE_TEST_SUITE_P(wraps, Nesting,
                         testing::Values(NestingShape{"keys", "WITH {b: 1} AS a RETURN a", ".b", "", "", ""},
                                         NestingShape{"indexes", "WITH [] AS a RETURN a", "[0]", "", "", ""},
                                         NestingShape{"keys_in_parentheses", "WITH {b: 1} AS a RETURN ", "(",
                                                      "a", ".b)", "", 2},
                                         NestingShape{"many_keys_in_parentheses", "WITH {b: 1} AS a RETURN ",
                                                      "(", "a", ".b.b.b)", "", 4},
                                         NestingShape{"null_tests", "RETURN 1", " IS NULL", "", "", ""},
                                         NestingShape{"membership", "RETURN 1", " IN [true]", "", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    chains, Nesting,
    testing::Values(NestingShape{"sums", "RETURN 1", "+1", "", "", "", 0},
                    NestingShape{"products", "RETURN 1", " * 1", "", "", "", 0},
                    NestingShape{"powers", "RETURN 1", "^1", "", "", "", 0},
                    NestingShape{"conjunctions", "RETURN true", " AND true", "", "", "", 0},
                    NestingShape{"mixed_logic", "RETURN true", " AND true OR true XOR true", "", "", "", 0},
                    NestingShape{"comparisons", "RETURN 1", " < 2", "", "", "", 0},
                    NestingShape{"negations", "RETURN ", "NOT ", "true", "", "", 0},
                    NestingShape{"minus_signs", "WITH 1 AS a RETURN ", "-", "a", "", "", 0},
                    NestingShape{"long_list", "RETURN [1", ", 1", "]", "", "", 0},
                    NestingShape{"long_path", "MATCH (a)", "-->()", " RETURN a", "", "", 0},
                    NestingShape{"many_patterns", "MATCH (a)", ", (b)", " RETURN a", "", "", 0},
                    NestingShape{"many_labels", "MATCH (a", ":A", ") RETURN a", "", "", 0},
                    NestingShape{"many_columns", "RETURN 1", ", 1", "", "", "", 0},
                    NestingShape{"pattern_parentheses", "MATCH ", "(", "(a)", ")", " RETURN a", 0},
                    NestingShape{"comments", "RETURN ", "/* ( */", "1", "// [", "\n", 0}));

TEST(Nesting, of_chains_within_brackets_counts_both) {
  // Each pair of parentheses holds a chain of 50 keys: 20 pairs nest 1,000 deep.
  const NestingShape shape{"", "WITH {b: 1} AS a RETURN ", "(", "a", repeated(".b", 50) + ")", ""};
  EXPECT_TRUE(parse_query(nested(shape, 3)).ok());
  EXPECT_FALSE(parse_query(nested(shape, 20)).ok());
}

TEST(Nesting, that_is_never_closed_is_refused_in_linear_time) {
  for (const std::string open : {"(", "[", "{k: ", "CASE WHEN ", "[x IN ", "EXISTS { ", "(a {k: ", "a[",
                                 "(a)-[", "MATCH (a", "all(x IN "}) {
    const std::string text = "RETURN " + repeated(open, 50'000);
    const double begin = processor_milliseconds();
    EXPECT_FALSE(parse_query(text).ok());
    EXPECT_FALSE(statement_end(text) != std::string_view::npos && open.find_first_of("([{") != std::string::npos);
    EXPECT_LT(processor_milliseconds() - begin, 500.0 * slowness) << open;
  }
}

TEST(Limits, of_clauses_and_of_length_are_refused_with_their_number) {
  EXPECT_TRUE(parse_query(repeated("MATCH (n) ", most_clauses - 1) + "RETURN n").ok());
  const Result<Query> many = parse_query(repeated("MATCH (n) ", most_clauses) + "RETURN n");
  ASSERT_FALSE(many.ok());
  EXPECT_NE(many.error().message.find("at most 2000 clauses"), std::string::npos);
  const Result<Query> in_parts = parse_query(repeated("RETURN 1 UNION ", most_clauses) + "RETURN 1");
  EXPECT_FALSE(in_parts.ok());
  const Result<Query> longest = parse_query("RETURN 1 // " + std::string(longest_statement - 12, 'x'));
  EXPECT_TRUE(longest.ok());
  const Result<Query> longer = parse_query("RETURN 1 // " + std::string(longest_statement - 11, 'x'));
  ASSERT_FALSE(longer.ok());
  EXPECT_NE(longer.error().message.find("1024 KiB"), std::string::npos);
}

}  // namespace
}  // namespace entente

// What statements mean once parsed: who binds tighter, what is a pattern, what a column is called.
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

#include "query/language/syntax.h"

namespace entente {
namespace {

// An expression as nested calls: "1 + 2 * 3" is "add(1, multiply(2, 3))".
std::string shape_of(const Expression& expression);

std::string shape_of(const ExpressionPtr& expression) {
  return expression ? shape_of(*expression) : "-";
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string called(const std::string& name, const std::vector<std::string>& parts) {
  return name + "(" + listed(parts) + ")";
}

std::string chained(const ExpressionPtr& first,
                    const std::vector<std::pair<std::string, std::string>>& rest) {
  std::string text = shape_of(first);
  for (const auto& [name, operand] : rest) text += " " + name + " " + operand;
  return "(" + text + ")";
}

std::string shape_of_pattern(const PatternPart& part) {
  std::string text = part.variable.text.empty() ? "" : part.variable.text + "=";
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    if (i > 0) {
      const RelationshipPattern& relationship = part.relationships[i - 1];
      text += relationship.direction == Direction::in ? "<" : "";
      text += "[" + relationship.variable.text;
      for (const std::string& type : relationship.types) text += ":" + type;
      if (relationship.repetition) {
        text += "*" + std::to_string(relationship.repetition->least) + "..";
        if (relationship.repetition->most) text += std::to_string(*relationship.repetition->most);
      }
      text += relationship.properties ? shape_of(relationship.properties) : "";
      text += relationship.where ? "?" + shape_of(relationship.where) : "";
      text += relationship.direction == Direction::out ? "]>" : "]";
    }
    const NodePattern& node = part.nodes[i];
    text += "(" + node.variable.text;
    for (const std::string& label : node.labels) text += ":" + label;
    text += node.properties ? shape_of(node.properties) : "";
    text += node.where ? "?" + shape_of(node.where) : "";
    text += ")";
  }
  return text;
}

struct ShapeWriter {
  std::string operator()(const LiteralExpression& e) const { return literal_of(e.value); }
  std::string operator()(const ParameterExpression& e) const { return "$" + e.name; }
  std::string operator()(const VariableExpression& e) const { return e.name; }
  std::string operator()(const PropertyExpression& e) const { return shape_of(e.subject) + "." + e.key; }
  std::string operator()(const LabelTestExpression& e) const {
    return called("is", {shape_of(e.subject), listed(e.labels)});
  }
  std::string operator()(const CallExpression& e) const {
    std::vector<std::string> parts;
    for (const ExpressionPtr& argument : e.arguments) parts.push_back(shape_of(argument));
    return called(e.name + (e.distinct ? " distinct" : "") + (e.is_star ? "*" : ""), parts);
  }
  std::string operator()(const ListExpression& e) const {
    std::vector<std::string> parts;
    for (const ExpressionPtr& item : e.items) parts.push_back(shape_of(item));
    return "[" + listed(parts) + "]";
  }
  std::string operator()(const MapExpression& e) const {
    std::vector<std::string> parts;
    for (const auto& [key, value] : e.entries) parts.push_back(key + ": " + shape_of(value));
    return "{" + listed(parts) + "}";
  }
  std::string operator()(const SubscriptExpression& e) const {
    return shape_of(e.subject) + "[" + shape_of(e.index) + "]";
  }
  std::string operator()(const SliceExpression& e) const {
    return shape_of(e.subject) + "[" + shape_of(e.from) + ".." + shape_of(e.to) + "]";
  }
  std::string operator()(const ArithmeticExpression& e) const {
    static const std::vector<std::string> names = {"+", "-", "*", "/", "%", "^"};
    std::vector<std::pair<std::string, std::string>> rest;
    for (const auto& [op, operand] : e.rest)
      rest.emplace_back(names[static_cast<std::size_t>(op)], shape_of(operand));
    return chained(e.first, rest);
  }
  std::string operator()(const SignExpression& e) const {
    return called(e.negative ? "minus" : "plus", {shape_of(e.operand)});
  }
  std::string operator()(const ComparisonExpression& e) const {
    static const std::vector<std::string> names = {"=", "<>", "<", "<=", ">", ">="};
    std::vector<std::pair<std::string, std::string>> rest;
    for (const auto& [op, operand] : e.rest)
      rest.emplace_back(names[static_cast<std::size_t>(op)], shape_of(operand));
    return chained(e.first, rest);
  }
  std::string operator()(const TextExpression& e) const {
    static const std::vector<std::string> names = {"starts", "ends", "contains", "matches", "in"};
    return called(names[static_cast<std::size_t>(e.op)], {shape_of(e.left), shape_of(e.right)});
  }
  std::string operator()(const NullTestExpression& e) const {
    return called(e.is_null ? "null" : "notnull", {shape_of(e.operand)});
  }
  std::string operator()(const LogicalExpression& e) const {
    static const std::vector<std::string> names = {"and", "or", "xor"};
    std::vector<std::string> parts;
    for (const ExpressionPtr& operand : e.operands) parts.push_back(shape_of(operand));
    return called(names[static_cast<std::size_t>(e.op)], parts);
  }
  std::string operator()(const NotExpression& e) const { return called("not", {shape_of(e.operand)}); }
  std::string operator()(const CaseExpression& e) const {
    std::vector<std::string> parts = {shape_of(e.subject)};
    for (const auto& [when, then] : e.branches) parts.push_back(shape_of(when) + ": " + shape_of(then));
    parts.push_back(shape_of(e.otherwise));
    return called("case", parts);
  }
  std::string operator()(const ListComprehensionExpression& e) const {
    return called("each", {e.variable, shape_of(e.list), shape_of(e.where), shape_of(e.projection)});
  }
  std::string operator()(const QuantifierExpression& e) const {
    static const std::vector<std::string> names = {"all", "any", "none", "single"};
    return called(names[static_cast<std::size_t>(e.kind)], {e.variable, shape_of(e.list), shape_of(e.where)});
  }
  std::string operator()(const ReduceExpression& e) const {
    return called("reduce",
                  {e.accumulator, shape_of(e.initial), e.variable, shape_of(e.list), shape_of(e.step)});
  }
  std::string operator()(const PatternPredicateExpression& e) const { return shape_of_pattern(*e.pattern); }
  std::string operator()(const PatternComprehensionExpression& e) const {
    return called("paths", {shape_of_pattern(*e.pattern), shape_of(e.where), shape_of(e.projection)});
  }
  std::string operator()(const std::unique_ptr<SubqueryExpression>& e) const {
    return called("exists", {std::to_string(e->query.parts[0].clauses.size())});
  }
};

std::string shape_of(const Expression& expression) {
  return std::visit(ShapeWriter{}, expression.form);
}

const ProjectionItem& first_item(const Query& query) {
  return std::get<ReturnClause>(query.parts[0].clauses.back().form).projection.items[0];
}

struct Reading {
  std::string text;
  std::string shape;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << reading.text;
}

class ExpressionReading : public testing::TestWithParam<Reading> {};

TEST_P(ExpressionReading, has_the_shape_of_its_precedence) {
  const Result<Query> query = parse_query("RETURN " + GetParam().text);
  ASSERT_TRUE(query.ok()) << query.error().message;
  const ProjectionItem& item = first_item(*query);
  EXPECT_EQ(shape_of(*item.expression), GetParam().shape);
  EXPECT_EQ(item.name, GetParam().text);  // a column is called as it is written
}

INSTANTIATE_TEST_SUITE_P(
    operators, ExpressionReading,
    testing::Values(Reading{"1 + 2 * 3 ^ 4", "(1 + (2 * (3 ^ 4)))"}, Reading{"1 - 2 + 3", "(1 - 2 + 3)"},
                    Reading{"8 / 2 % 3", "(8 / 2 % 3)"}, Reading{"2 ^ 3 ^ 4", "(2 ^ 3 ^ 4)"},
                    Reading{"-2 ^ 2", "(-2 ^ 2)"}, Reading{"- a.b", "minus(a.b)"},
                    Reading{"--a", "minus(minus(a))"}, Reading{"---a", "minus(a)"}, Reading{"+a", "plus(a)"},
                    Reading{"-+-1", "minus(-1)"}, Reading{"(1 + 2) * 3", "((1 + 2) * 3)"},
                    Reading{"a--b", "(a - minus(b))"}, Reading{"a<-1", "(a < -1)"},
                    Reading{"1 < a <= 3", "(1 < a <= 3)"}, Reading{"a = b <> c", "(a = b <> c)"},
                    Reading{"NOT a = b", "not((a = b))"}, Reading{"NOT NOT a", "not(not(a))"},
                    Reading{"NOT NOT NOT a", "not(a)"},
                    Reading{"a OR b XOR c AND NOT d", "or(a, xor(b, and(c, not(d))))"},
                    Reading{"a AND b AND c OR d", "or(and(a, b, c), d)"},
                    Reading{"a IN b + c", "in(a, (b + c))"}, Reading{"a IN b IS NULL", "null(in(a, b))"},
                    Reading{"a STARTS WITH b AND c ENDS WITH d", "and(starts(a, b), ends(c, d))"},
                    Reading{"a CONTAINS 'x' = true", "(contains(a, 'x') = true)"},
                    Reading{"a =~ 'x.*'", "matches(a, 'x.*')"},
                    Reading{"a IS NOT NULL = b", "(notnull(a) = b)"}, Reading{"a.b.c[1].d", "a.b.c[1].d"},
                    Reading{"a[1..]", "a[1..-]"}, Reading{"a[..2]", "a[-..2]"}, Reading{"a[..]", "a[-..-]"},
                    Reading{"a[1..3]", "a[1..3]"}, Reading{"a:B:C", "is(a, B, C)"},
                    Reading{"a.b:C OR d", "or(is(a.b, C), d)"}));

INSTANTIATE_TEST_SUITE_P(
    brackets, ExpressionReading,
    testing::Values(Reading{"[]", "[]"}, Reading{"[1, [2], {a: 3}]", "[1, [2], {a: 3}]"},
                    Reading{"[x IN xs]", "each(x, xs, -, -)"}, Reading{"[x IN xs, 2]", "[in(x, xs), 2]"},
                    Reading{"[x IN xs WHERE x > 1 | x + 1]", "each(x, xs, (x > 1), (x + 1))"},
                    Reading{"[x IN xs OR y]", "each(x, or(xs, y), -, -)"},
                    Reading{"[x IN [y IN ys | y], 2]", "[in(x, each(y, ys, -, y)), 2]"},
                    Reading{"[(a)-->(b) | b.c]", "paths((a)[]>(b), -, b.c)"},
                    Reading{"[p = (a)-[:R]-(b) WHERE a.x | p]", "paths(p=(a)[:R](b), a.x, p)"},
                    Reading{"[p = (a), 2]", "[(p = a), 2]"}, Reading{"[(a)-->(b), 2]", "[(a)[]>(b), 2]"},
                    Reading{"(a)-->(b)", "(a)[]>(b)"}, Reading{"(a)--(b)", "(a)[](b)"},
                    Reading{"(a)--b", "(a - minus(b))"}, Reading{"(a)-[b]-c", "(a - [b] - c)"},
                    Reading{"(a) - (b)", "(a - b)"}, Reading{"(a)<-[r:T]-(b)-->()", "(a)<[r:T](b)[]>()"},
                    Reading{"((a)-->(b))", "(a)[]>(b)"}, Reading{"NOT (a)-->(b)", "not((a)[]>(b))"},
                    Reading{"(a:B)-->()", "(a:B)[]>()"}, Reading{"(a:B)", "is(a, B)"},
                    Reading{"({a: 1})", "{a: 1}"}, Reading{"({a: 1})-->()", "({a: 1})[]>()"},
                    Reading{"EXISTS { (a)-->(b) WHERE a.x }", "exists(1)"},
                    Reading{"EXISTS { MATCH (a) WITH a RETURN a }", "exists(3)"},
                    Reading{"EXISTS((a)-->(b))", "EXISTS((a)[]>(b))"}));

INSTANTIATE_TEST_SUITE_P(
    calls, ExpressionReading,
    testing::Values(Reading{"count(*)", "count*()"}, Reading{"count( * )", "count*()"},
                    Reading{"COUNT(DISTINCT a)", "COUNT distinct(a)"}, Reading{"f()", "f()"},
                    Reading{"duration.between(a, b).days", "duration.between(a, b).days"},
                    Reading{"all(x IN xs WHERE x)", "all(x, xs, x)"},
                    Reading{"single(x IN xs WHERE x)", "single(x, xs, x)"},
                    Reading{"reduce(s = 0, x IN xs | s + x)", "reduce(s, 0, x, xs, (s + x))"},
                    Reading{"CASE WHEN a THEN 1 END", "case(-, a: 1, -)"},
                    Reading{"CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END", "case(a, 1: 2, 3: 4, 5)"},
                    Reading{"$p + $1", "($p + $1)"}, Reading{"$`a b`", "$a b"}));

INSTANTIATE_TEST_SUITE_P(names, ExpressionReading,
                         testing::Values(Reading{"limit", "limit"}, Reading{"order.by", "order.by"},
                                         Reading{"n.match", "n.match"},
                                         Reading{"{return: 1, null: 2}", "{return: 1, null: 2}"},
                                         Reading{"all", "all"}, Reading{"exists", "exists"},
                                         Reading{"count + 1", "(count + 1)"},
                                         Reading{"größe.名前", "größe.名前"}, Reading{"_a1", "_a1"},
                                         Reading{"any(1)", "any(1)"}, Reading{"a.`b c`", "a.b c"}));

INSTANTIATE_TEST_SUITE_P(
    literals, ExpressionReading,
    testing::Values(Reading{"0x1F", "31"}, Reading{"-0xff", "-255"}, Reading{"0o17", "15"},
                    Reading{"9223372036854775807", "9223372036854775807"},
                    Reading{"-9223372036854775808", "-9223372036854775808"},
                    Reading{"-0x8000000000000000", "-9223372036854775808"}, Reading{".5", "0.5"},
                    Reading{"1e3", "1000.0"}, Reading{"1.5E-3", "0.0015"}, Reading{"true", "true"},
                    Reading{"NULL", "null"}, Reading{"'a'", "'a'"}, Reading{"\"a'b\"", "'a\\'b'"}));

struct Spelling {
  std::string literal, value;
};

TEST(TextLiteral, resolves_its_escapes) {
  const std::vector<Spelling> spellings = {{"'it\\'s'", "it's"},     {"'\\\\'", "\\"},
                                           {"'a\\nb\\t'", "a\nb\t"}, {"'caf\\u00E9'", "café"},
                                           {"'\\U0001F30D'", "🌍"},   {"'\\uD83C\\uDF0D'", "🌍"},
                                           {"\"\\\"\"", "\""},       {"'\\b\\f\\r\\`'", "\b\f\r`"},
                                           {"'日本'", "日本"},       {"'// /* '", "// /* "}};
  for (const Spelling& spelling : spellings) {
    const Result<Query> query = parse_query("RETURN " + spelling.literal);
    ASSERT_TRUE(query.ok()) << query.error().message;
    const Expression& expression = *first_item(*query).expression;
    EXPECT_EQ(std::get<LiteralExpression>(expression.form).value.as<std::string>(), spelling.value);
  }
  for (const std::string wrong :
       {"'\\uD83C'", "'\\uDF0D'", "'\\uD83Cx'", "'\\U00110000'", "'\\u12'", "'\\x41'"}) {
    EXPECT_FALSE(parse_query("RETURN " + wrong).ok()) << wrong;
  }
}

class PatternReading : public testing::TestWithParam<Reading> {};

TEST_P(PatternReading, has_its_nodes_and_relationships) {
  const Result<Query> query = parse_query("MATCH " + GetParam().text + " RETURN 1");
  ASSERT_TRUE(query.ok()) << query.error().message;
  std::vector<std::string> parts;
  for (const PatternPart& part : std::get<MatchClause>(query->parts[0].clauses[0].form).patterns) {
    const std::string selector =
        part.selector == PathSelector::walk
            ? ""
            : std::to_string(static_cast<int>(part.selector)) + "#" + std::to_string(part.count) + " ";
    parts.push_back(selector + shape_of_pattern(part));
  }
  EXPECT_EQ(listed(parts), GetParam().shape);
}

INSTANTIATE_TEST_SUITE_P(
    patterns, PatternReading,
    testing::Values(
        Reading{"()", "()"}, Reading{"(a:A:B {x: 1})", "(a:A:B{x: 1})"}, Reading{"(a $p)", "(a$p)"},
        Reading{"(a)-->(b)<--(c)--(d)", "(a)[]>(b)<[](c)[](d)"}, Reading{"(a)<-[r]->(b)", "(a)[r](b)"},
        Reading{"(a) - [ r : A | :B * 1 .. 3 { x : 1 } ] - > (b)", "(a)[r:A:B*1..3{x: 1}]>(b)"},
        Reading{"(a)-[*]-(b)", "(a)[*1..](b)"}, Reading{"(a)-[*2]-(b)", "(a)[*2..2](b)"},
        Reading{"(a)-[*..3]-(b)", "(a)[*1..3](b)"}, Reading{"(a)-[*2..]-(b)", "(a)[*2..](b)"},
        Reading{"(a)-[*0..0]-(b)", "(a)[*0..0](b)"}, Reading{"(a)-->+(b)", "(a)[*1..]>(b)"},
        Reading{"(a)--*(b)", "(a)[*0..](b)"}, Reading{"(a)-[:R]->{2,4}(b)", "(a)[:R*2..4]>(b)"},
        Reading{"(a)-[:R]->{2}(b)", "(a)[:R*2..2]>(b)"}, Reading{"(a)-[:R]->{,4}(b)", "(a)[:R*0..4]>(b)"},
        Reading{"(a)-[:R]->{2,}(b)", "(a)[:R*2..]>(b)"}, Reading{"(a WHERE a.x > 1)", "(a?(a.x > 1))"},
        Reading{"(a)-[r:R WHERE r.x]->(b)", "(a)[r:R?r.x]>(b)"},
        Reading{"p = (a)-->(b), (c)", "p=(a)[]>(b), (c)"},
        Reading{"p = shortestPath((a)-[*]-(b))", "2#1 p=(a)[*1..](b)"},
        Reading{"allShortestPaths((a)-[*]-(b))", "3#1 (a)[*1..](b)"},
        Reading{"p = SHORTEST 3 (a)-[*]-(b)", "4#3 p=(a)[*1..](b)"},
        Reading{"ANY SHORTEST PATHS (a)-[*]-(b)", "2#1 (a)[*1..](b)"},
        Reading{"p = ALL SHORTEST (a)--+(b)", "3#1 p=(a)[*1..](b)"}, Reading{"ANY (a)--(b)", "1#1 (a)[](b)"},
        Reading{"any = (a)--(b)", "any=(a)[](b)"}, Reading{"p = ((a)-->(b))", "p=(a)[]>(b)"},
        Reading{"(where:match)-[return:with]->(limit)", "(where:match)[return:with]>(limit)"}));

std::vector<std::size_t> clause_kinds(const Query& query) {
  std::vector<std::size_t> kinds;
  for (const SingleQuery& part : query.parts) {
    for (const QueryClause& clause : part.clauses) kinds.push_back(clause.form.index());
  }
  return kinds;
}

TEST(Clauses, are_told_apart) {
  const Result<Query> query = parse_query(
      "MATCH (a) OPTIONAL MATCH (b) UNWIND [1] AS x WITH *, 1 AS y WHERE y > 0 CALL p.q(1, x) YIELD c AS d, "
      "e WHERE d "
      "RETURN DISTINCT *, a.b AS z ORDER BY z DESC, a SKIP 1 LIMIT 2 UNION ALL RETURN 1 AS z;");
  ASSERT_TRUE(query.ok()) << query.error().message;
  EXPECT_EQ(clause_kinds(*query), (std::vector<std::size_t>{0, 0, 1, 2, 4, 3, 3}));
  EXPECT_TRUE(query->union_all);
  const std::vector<QueryClause>& clauses = query->parts[0].clauses;
  EXPECT_TRUE(std::get<MatchClause>(clauses[1].form).optional);
  const auto& call = std::get<CallClause>(clauses[4].form);
  EXPECT_EQ(call.procedure, "p.q");
  EXPECT_EQ(call.arguments.size(), 2U);
  ASSERT_EQ(call.yields.size(), 2U);
  EXPECT_EQ(call.yields[0].column, "c");
  EXPECT_EQ(call.yields[0].variable.text, "d");
  EXPECT_EQ(call.yields[1].variable.text, "e");
  EXPECT_TRUE(call.where);
  const ProjectionBody& body = std::get<ReturnClause>(clauses[5].form).projection;
  EXPECT_TRUE(body.distinct && body.star && body.skip && body.limit);
  ASSERT_EQ(body.items.size(), 1U);
  EXPECT_EQ(body.items[0].name, "z");
  ASSERT_EQ(body.order.size(), 2U);
  EXPECT_TRUE(body.order[0].descending);
  EXPECT_FALSE(body.order[1].descending);
}

TEST(Clauses, have_their_bytes_as_span) {
  const std::string text = "/* first */ MATCH (n) WHERE n.x = 1 // then\nRETURN n . x + 1";
  const Result<Query> query = parse_query(text);
  ASSERT_TRUE(query.ok()) << query.error().message;
  const std::vector<QueryClause>& clauses = query->parts[0].clauses;
  const auto bytes = [&](TextSpan span) { return text.substr(span.begin, span.end - span.begin); };
  EXPECT_EQ(bytes(clauses[0].span), "MATCH (n) WHERE n.x = 1");
  EXPECT_EQ(bytes(clauses[1].span), "RETURN n . x + 1");
  EXPECT_EQ(first_item(*query).name, "n . x + 1");
}

TEST(Clauses, that_write_are_parsed_to_be_refused_by_name) {
  const std::vector<std::pair<std::string, std::string>> statements = {
      {"MERGE (a)-[:R]->(b) ON CREATE SET a.x = 1, b += {y: 2} ON MATCH SET a:L:M", "MERGE"},
      {"MATCH (n) SET n = {}, n.x.y = 2, (n).z = 3", "SET"},
      {"MATCH (n) REMOVE n.x, n:L", "REMOVE"},
      {"MATCH (n) DELETE n, n.x", "DELETE"},
      {"MATCH (n) DETACH DELETE n", "DETACH DELETE"},
      {"FOREACH (x IN [1] | CREATE (a) MERGE (b) FOREACH (y IN [2] | SET a.x = y))", "FOREACH"}};
  for (const auto& [text, keyword] : statements) {
    const Result<Query> query = parse_query(text);
    ASSERT_TRUE(query.ok()) << query.error().message;
    EXPECT_EQ(std::get<WritingClause>(query->parts[0].clauses.back().form).keyword, keyword);
  }
}

TEST(Modes, stand_before_the_statement) {
  EXPECT_EQ(parse_query("EXPLAIN RETURN 1")->mode, QueryMode::explain);
  EXPECT_EQ(parse_query("profile return 1")->mode, QueryMode::profile);
  EXPECT_EQ(parse_query("RETURN 1;;")->mode, QueryMode::run);
}

TEST(IsQuery, is_decided_by_the_first_word) {
  for (const std::string text : {"MATCH (n) RETURN n",
                                 "match",
                                 "OPTIONAL x",
                                 "UNWIND",
                                 "with 1 AS x",
                                 "RETURN 1",
                                 "CALL p",
                                 "create ()",
                                 "MERGE",
                                 "SET",
                                 "REMOVE",
                                 "DELETE",
                                 "DETACH",
                                 "FOREACH",
                                 "EXPLAIN x",
                                 "PROFILE",
                                 "  // remark\n RETURN 1",
                                 "/* remark */RETURN",
                                 "MACTH (n)",
                                 "retrun 1",
                                 "SELECT * FROM x"}) {
    EXPECT_TRUE(is_query(text)) << text;
  }
  for (const std::string text :
       {"", "  ", "path Japan to AUKUS", "find \"match\"", "neighbours Japan", "schema", "stats",
        "show Japan", "shw Japan", ".help", "`MATCH` x", "'MATCH'", "(n)", "// RETURN 1", "Japan",
        "EXPLAIN path Japan to AUKUS", "profile stats"}) {
    EXPECT_FALSE(is_query(text)) << text;
  }
}

TEST(StatementEnd, is_a_semicolon_that_leaves_nothing_open) {
  for (const std::string text :
       {"RETURN 1;", "RETURN 1 ; ", "RETURN ';';", "RETURN 1; // remark", "RETURN )];", "RETURN #"}) {
    EXPECT_NE(statement_end(text), std::string_view::npos) << text;
  }
  for (const std::string text : {"", "RETURN 1", "RETURN 1 // ;", "RETURN '1;", "RETURN (1;", "RETURN [;",
                                 "RETURN `a;", "RETURN 1 /* ;", "MATCH (n {a: 1;", "RETURN ';'"}) {
    EXPECT_EQ(statement_end(text), std::string_view::npos) << text;
  }
}

TEST(StatementEnd, is_where_the_next_statement_begins) {
  EXPECT_EQ(statement_end("RETURN ';'; RETURN 2;"), 11U);
  EXPECT_EQ(statement_end("RETURN 1; RETURN (2;"), 9U);
  EXPECT_EQ(statement_end("RETURN 1; RETURN '2"), 9U);
}

}  // namespace
}  // namespace entente

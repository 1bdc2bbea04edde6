// Statements that are wrong, with what is said and where the caret stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "query/display_width.h"
#include "query/language/syntax.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

struct Mistake {
  std::string text;
  std::string message;  // first line
  std::string under;    // the text above the carets; "" at the end of the statement
  std::string hint;     // the whole; "" when nothing helps
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.text;
}

class StatementRefuses : public testing::TestWithParam<Mistake> {};

// Message and hint of the form of question_error.h, and what its carets point at.
struct ShownMistake {
  std::string message, hint, under;
  std::size_t width = 0;  // in carets
};

ShownMistake shown_mistake(const std::string& form, const Mistake& mistake) {
  const std::size_t first = form.find('\n');
  // Behind "   | " in the third line: blanks, carets, a blank, the hint.
  const std::string carets = form.substr(form.find('\n', first + 1) + 6);
  const std::size_t begin = carets.find('^');
  const std::size_t end = std::min(carets.find_first_not_of('^', begin), carets.size());
  return {form.substr(0, first), end < carets.size() ? carets.substr(end + 1) : "",
          mistake.text.substr(std::min(begin, mistake.text.size()), mistake.under.size()), end - begin};
}

TEST_P(StatementRefuses, with_a_caret_under_the_token) {
  const Mistake& mistake = GetParam();
  const Result<Query> query = parse_query(mistake.text);
  ASSERT_FALSE(query.ok());
  EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
  const ShownMistake shown = shown_mistake(query.error().message, mistake);
  EXPECT_EQ(shown.message, mistake.message);
  EXPECT_EQ(shown.under, mistake.under) << query.error().message;
  EXPECT_EQ(shown.width, std::max<std::size_t>(1, display_width(mistake.under))) << query.error().message;
  EXPECT_EQ(shown.hint, mistake.hint) << query.error().message;
}

// What the grammar allows and the meaning does not. Of message and hint a part is given.
class MeaningRefuses : public testing::TestWithParam<Mistake> {};

TEST_P(MeaningRefuses, with_a_caret_under_the_token) {
  const Mistake& mistake = GetParam();
  const std::string form = summit_world().refusal(mistake.text);
  ASSERT_FALSE(form.empty());
  const ShownMistake shown = shown_mistake(form, mistake);
  EXPECT_NE(shown.message.find(mistake.message), std::string::npos) << form;
  EXPECT_EQ(shown.under, mistake.under) << form;
  EXPECT_EQ(shown.width, std::max<std::size_t>(1, display_width(mistake.under))) << form;
  EXPECT_NE(shown.hint.find(mistake.hint), std::string::npos) << form;
}

INSTANTIATE_TEST_SUITE_P(
    names, MeaningRefuses,
    testing::Values(
        Mistake{"MATCH (nation) RETURN nattion.name", "'nattion' is not defined", "nattion", "'nation'"},
        Mistake{"MATCH (a) WITH a.name AS x RETURN a", "'a' is not defined", "a", "x"},
        Mistake{"MATCH (a)-[r]->(b) MATCH (r) RETURN a", "'r' is a relationship", "r", "another name"},
        Mistake{"MATCH (a) RETURN tolowerr(a.name)", "no function 'tolowerr'", "tolowerr", "'toLower'"},
        Mistake{"CALL graph.schem() YIELD kind RETURN kind", "no procedure 'graph.schem'", "graph.schem", ""},
        Mistake{"MATCH (a) RETURN a.name AS x, a.kind AS x", "two columns", "x", "AS"},
        Mistake{"MATCH (a) WHERE a.name = $missing RETURN a", "$missing has no value", "$missing", ""},
        Mistake{"RETURN entity('Japn')", "no entity is called 'Japn'", "'Japn'", "'Japan'"}));

INSTANTIATE_TEST_SUITE_P(
    kinds, MeaningRefuses,
    testing::Values(
        Mistake{"MATCH (a) WHERE count(a) > 1 RETURN a", "WHERE", "count(a)", "WITH or RETURN"},
        Mistake{"RETURN count(count(1))", "inside another", "count(1)", "WITH"},
        Mistake{"MATCH (a) RETURN size((a)-->())", "a pattern is a condition", "(a)-->()", "EXISTS"},
        Mistake{"MATCH (a) RETURN a LIMIT -1", "less than 0", "-1", "0 or more"},
        Mistake{"MATCH p = (a)-->(b) RETURN p.name", "a path", "p", ""},
        Mistake{"RETURN toUpper(1, 2)", "takes 1 argument", "toUpper(1, 2)", "toUpper("},
        Mistake{"RETURN 1 AS a UNION RETURN 2 AS b", "other columns", "RETURN 2 AS b", "a"},
        Mistake{"MATCH (a) SET a.x = 1 RETURN a", "SET is not possible", "SET a.x = 1", "only read"},
        Mistake{"MATCH (a $p) RETURN a", "properties of a pattern", "$p", "{name: $name}"}));

INSTANTIATE_TEST_SUITE_P(
    names_and_words, StatementRefuses,
    testing::Values(
        Mistake{"MATCH (n) RETRUN n",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found 'RETRUN'", "RETRUN",
                "did you mean 'RETURN'?"},
        Mistake{"MACTH (n) RETURN n", "expected a clause such as MATCH, WITH or RETURN, found 'MACTH'",
                "MACTH", "did you mean 'MATCH'?"},
        Mistake{"MATCH (a)-[:LIKES..]->(c) RETURN c", "expected '|', '*', '{', WHERE or ']', found '..'",
                "..", "write *.. for any number of steps"},
        Mistake{"MATCH (a)-[:LIKES*-2]->(c) RETURN c", "expected '{', WHERE or ']', found '-'", "-",
                "a number of steps is 0 or more"},
        Mistake{"SELECT name FROM Actor", "expected a clause such as MATCH, WITH or RETURN, found 'SELECT'",
                "SELECT", "write MATCH (n:Label) RETURN n.name"},
        Mistake{"SELECT * FROM n", "expected a clause such as MATCH, WITH or RETURN, found 'SELECT'",
                "SELECT", "write MATCH (n:Label) RETURN n.name"},
        Mistake{"MATCH (a) RETURN a.name, count(*) GROUP BY a.name",
                "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'GROUP'", "GROUP",
                "leave it out: columns beside count() and its like group the rows"},
        Mistake{"MATCH (a) WHERE a.name LIKE 'J%' RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'LIKE'", "LIKE",
                "write CONTAINS, STARTS WITH, ENDS WITH or =~"},
        Mistake{"MATCH (a) WHERE a.x BETWEEN 1 AND 2 RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'BETWEEN'", "BETWEEN",
                "write low <= x <= high"},
        Mistake{"MATCH (a) WHERE a.x IS NOT NUL RETURN a", "expected NULL, found 'NUL'", "NUL",
                "did you mean 'NULL'?"},
        Mistake{"MATCH (a) WHERE a.name STARTSWITH 'J' RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'STARTSWITH'",
                "STARTSWITH", "write STARTS WITH"},
        Mistake{"MATCH (a) RETURN DISTNCT a", "'DISTNCT' is no keyword", "DISTNCT",
                "did you mean 'DISTINCT'?"},
        Mistake{"RETURN CASE WHN 1 = 1 THEN 2 END", "'WHN' is no keyword", "WHN", "did you mean 'WHEN'?"},
        Mistake{"CREATE INDEX ON :Actor(name)", "expected '(', found 'INDEX'", "INDEX",
                "entente makes its indexes itself"},
        Mistake{"LOAD CSV FROM 'x' AS row RETURN row",
                "expected a clause such as MATCH, WITH or RETURN, found 'LOAD'", "LOAD",
                "files are read by entente ingest"},
        Mistake{"MATCH (a) RETURN a ORDER BY a.name DESCC",
                "expected ',', SKIP, LIMIT, UNION or the end, found 'DESCC'", "DESCC",
                "did you mean 'DESC'?"},
        Mistake{"OPTIONAL MTCH (b) RETURN a", "expected MATCH, found 'MTCH'", "MTCH",
                "did you mean 'MATCH'?"},
        Mistake{"MATCH (a) WITH a WHER x = 1 RETURN a",
                "expected ',', AS, ORDER BY, SKIP, LIMIT, WHERE or a clause such as MATCH, WITH or RETURN, "
                "found 'WHER'",
                "WHER", "did you mean 'WHERE'?"},
        Mistake{"MATCH (a) WHERE a.name CONTAIN 'x' RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'CONTAIN'", "CONTAIN",
                "did you mean 'CONTAINS'?"},
        Mistake{"MATCH (a) RETRN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found 'RETRN'", "RETRN",
                "did you mean 'RETURN'?"},
        Mistake{"RETURN CASE WHEN 1 = 1 THEN 2 ELS 3 END", "expected WHEN, ELSE or END, found 'ELS'", "ELS",
                "did you mean 'ELSE'?"},
        Mistake{"MATCH (a) USING INDEX a:Actor(name) RETURN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found 'USING'", "USING",
                "is a comma missing before it?"},
        Mistake{"FROM x SELECT y", "expected a clause such as MATCH, WITH or RETURN, found 'FROM'", "FROM",
                "what is looked at stands in MATCH (n:Label)"}));

INSTANTIATE_TEST_SUITE_P(
    operators, StatementRefuses,
    testing::Values(
        Mistake{"MATCH (n) WHERE n.name != 'Japan' RETURN n",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found '!'", "!",
                "write <> for 'not equal'"},
        Mistake{"MATCH (n) WHERE n.name == 'Japan' RETURN n", "expected an expression, found '='", "=",
                "write = to compare"},
        Mistake{"MATCH (n) WHERE n.a = 1 && n.b = 2 RETURN n",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found '&'", "&", "write AND"},
        Mistake{"MATCH (n) WHERE n.a = 1 || n.b = 2 RETURN n",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found '|'", "|",
                "write OR; texts are joined with +"},
        Mistake{"MATCH (n) WHERE !n.a RETURN n", "expected an expression, found '!'", "!", "write NOT"},
        Mistake{"RETURN a ** 2", "expected an expression, found '*'", "*", "write ^ for a power"},
        Mistake{"RETURN n => 3", "expected an expression, found '>'", ">", "write >="},
        Mistake{"MATCH (a) SET a.x == 1", "expected an expression, found '='", "=", "write = to compare"},
        Mistake{"RETURN x::integer", "expected a label, found ':'", ":", "write toInteger(x), date(x) …"},
        Mistake{"RETURN a ? b : c", "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found '?'",
                "?", ""},
        Mistake{"RETURN a := 1", "expected a label, found '='", "=", "write ="}));

INSTANTIATE_TEST_SUITE_P(
    brackets_and_quotes, StatementRefuses,
    testing::Values(
        Mistake{"MATCH (n:Actor RETURN n", "expected '{', WHERE or ')', found 'RETURN'", "RETURN",
                "the '(' before it is still open"},
        Mistake{"MATCH (n) WHERE n.name = 'Japan RETURN n", "a quote is not closed", "'", "opened here"},
        Mistake{"MATCH (a:'Actor') RETURN a", "expected a label, found 'Actor'", "'Actor'",
                "without quotes; in backticks where it has blanks"},
        Mistake{"MATCH (a {'name': 'Japan'}) RETURN a", "expected the name of a property, found 'name'",
                "'name'", "without quotes; in backticks where it has blanks"},
        Mistake{"MATCH (a {\"name\": 'Japan'}) RETURN a", "expected the name of a property, found \"name\"",
                "\"name\"", "without quotes; in backticks where it has blanks"},
        Mistake{"MATCH (a {name: 'Japan') RETURN a", "expected ',' or '}', found ')'", ")",
                "the '{' before it is still open"},
        Mistake{"MATCH (a) RETURN a.'name'", "expected the name of a property, found 'name'", "'name'",
                "without quotes; in backticks where it has blanks"},
        Mistake{"MATCH (a) RETURN a.name AS 'who'", "expected a name, found 'who'", "'who'",
                "without quotes; in backticks where it has blanks: AS `a name`"},
        Mistake{"RETURN 'it's'", "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 's'", "s",
                "a quote in a text is written \\'"},
        Mistake{"RETURN “Japan”", "'“' has no meaning in a statement", "“",
                "write straight quotes: \"…\" or '…'"},
        Mistake{"RETURN [1, 2", "a '[' is not closed", "[", "opened here; at the end is expected ',' or ']'"},
        Mistake{"RETURN (1 + 2", "a '(' is not closed", "(", "opened here; at the end is expected ')'"},
        Mistake{"MATCH (a) RETURN size((a)-->", "a '(' is not closed", "(",
                "opened here; at the end is expected '('"},
        Mistake{"MATCH (a)-[r:SIGNED}->(b) RETURN a", "expected '|', '*', '{', WHERE or ']', found '}'", "}",
                "the '[' before it is still open"},
        Mistake{"RETURN /* 1", "a comment is not closed", "/*", "opened here; it ends with */"},
        Mistake{"MATCH (`a) RETURN 1", "a backtick is not closed", "`", "opened here"},
        Mistake{"RETURN foo(1, 2", "a '(' is not closed", "(",
                "opened here; at the end is expected ',' or ')'"},
        Mistake{"MATCH (a) WHERE (a.x = 1 RETURN a", "expected ')', found 'RETURN'", "RETURN",
                "the '(' before it is still open"},
        Mistake{"RETURN [x IN [1] | x", "a '[' is not closed", "[",
                "opened here; at the end is expected ']'"},
        Mistake{"MATCH (a) WHERE a.x = 'O'Brien' RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'Brien'", "Brien",
                "a quote in a text is written \\'"},
        Mistake{"RETURN 'a' 'b'", "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'b'",
                "'b'", "a quote in a text is written \\'"},
        Mistake{"RETURN not(true", "a '(' is not closed", "(", "opened here; at the end is expected ')'"},
        Mistake{"RETURN EXISTS { (a)-->(b)", "a '{' is not closed", "{",
                "opened here; at the end is expected ',', WHERE or '}'"},
        Mistake{"MATCH (a)-[:A]->{1,3(b) RETURN a", "expected a number or '}', found '('", "(",
                "the '{' before it is still open"},
        Mistake{"MATCH (a)<-[r]->(b RETURN 1", "expected ':', '{', WHERE or ')', found 'RETURN'", "RETURN",
                "the '(' before it is still open"}));

INSTANTIATE_TEST_SUITE_P(
    patterns, StatementRefuses,
    testing::Values(
        Mistake{"MATCH n RETURN n", "expected '(', found 'n'", "n", "a node stands in parentheses: (n)"},
        Mistake{"MATCH (n Actor) RETURN n", "expected ':', '{', WHERE or ')', found 'Actor'", "Actor",
                "a label begins with a colon: (n:Label)"},
        Mistake{"MATCH (a)-(b) RETURN a", "expected '-', found '('", "(",
                "a relationship is -- or --> or -[r]->"},
        Mistake{"MATCH (a)->(b) RETURN a", "expected '-', found '>'", ">", "write --> or -[r]->"},
        Mistake{"MATCH (a)-[r](b) RETURN a", "expected '-', found '('", "(",
                "a relationship is -- or --> or -[r]->"},
        Mistake{"MATCH (a)-[r SIGNED]->(b) RETURN a", "expected ':', '*', '{', WHERE or ']', found 'SIGNED'",
                "SIGNED", "a type begins with a colon: [r:SIGNED]"},
        Mistake{"MATCH (a)-[:A,B]->(c) RETURN c", "expected '|', '*', '{', WHERE or ']', found ','", ",",
                "write [:A|B]"},
        Mistake{"MATCH (a)-[*1..2]-{1,2}(b) RETURN a", "how often a relationship is walked is said twice",
                "{", "leave out the '*' in its brackets, or this"},
        Mistake{"MATCH p = shortestPath((a)-[*]-(b)-[*]-(c)) RETURN p",
                "a shortest path goes along one relationship pattern", "shortestPath",
                "write shortestPath((a)-[*]-(b))"},
        Mistake{"MATCH (a)(b) RETURN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found '('", "(",
                "is a comma missing before it?"},
        Mistake{"MATCH (a), RETURN a", "expected '(', found 'RETURN'", "RETURN",
                "behind the comma something is missing"},
        Mistake{"MATCH (a)-->b RETURN a", "expected '(', found 'b'", "b",
                "a node stands in parentheses: (n)"},
        Mistake{"MATCH (a) WHERE (a)-->b RETURN a", "expected '(', found 'b'", "b",
                "a node stands in parentheses: (n)"},
        Mistake{"MATCH (a) OPTIONAL (b) RETURN a", "expected MATCH, found '('", "(", ""},
        Mistake{"MATCH [a]-->(b) RETURN a", "expected '(', found '['", "[",
                "a relationship stands between nodes: (a)-[r]->(b)"},
        Mistake{"MATCH (a)-[:A*1.5]->(b) RETURN a", "expected '{', WHERE or ']', found '1.5'", "1.5",
                "write *1..3"},
        Mistake{"MATCH (:) RETURN 1", "expected a label, found ')'", ")", ""},
        Mistake{"MATCH (a)-[:]->(b) RETURN 1", "expected a relationship type, found ']'", "]", ""},
        Mistake{"MATCH (a)-[r]->(b)-[ RETURN 1", "expected ':', '*', '{', WHERE or ']', found '1'", "1",
                "a number of steps begins with a star: *2"}));

INSTANTIATE_TEST_SUITE_P(
    clauses, StatementRefuses,
    testing::Values(
        Mistake{
            "MATCH (n)",
            "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found the end of the statement",
            "", "a statement ends with RETURN and what is to be shown"},
        Mistake{
            "MATCH (n);",
            "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found the end of the statement",
            ";", "a statement ends with RETURN and what is to be shown"},
        Mistake{"MATCH (a) RETURN a LIMIT 5 ORDER BY a.name", "expected UNION or the end, found 'ORDER'",
                "ORDER", "ORDER BY stands before SKIP and LIMIT"},
        Mistake{"MATCH (a) RETURN a LIMIT 5 SKIP 2", "expected UNION or the end, found 'SKIP'", "SKIP",
                "SKIP stands before LIMIT"},
        Mistake{"MATCH (a) RETURN a ORDER a.name", "expected BY, found 'a'", "a", "write ORDER BY"},
        Mistake{"MATCH (a) ORDER BY a.name RETURN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found 'ORDER'", "ORDER",
                "ORDER BY follows RETURN or WITH"},
        Mistake{"MATCH (a) LIMIT 5 RETURN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found 'LIMIT'", "LIMIT",
                "LIMIT follows RETURN or WITH"},
        Mistake{"MATCH (a) RETURN a WHERE a.x = 1",
                "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'WHERE'", "WHERE",
                "WHERE stands before RETURN, behind MATCH or WITH"},
        Mistake{"MATCH (a) WHERE a.x = 1 WHERE a.y = 2 RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'WHERE'", "WHERE",
                "write AND"},
        Mistake{"MATCH (a) WHERE a.x = 1 a.y = 2 RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'a'", "a",
                "is AND missing before it?"},
        Mistake{"MATCH (a) RETURN a MATCH (b)",
                "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'MATCH'", "MATCH",
                "RETURN comes last; rows are passed on by WITH"},
        Mistake{"MATCH (a) WHERE a.x NOT IN [1, 2] RETURN a",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'NOT'", "NOT",
                "NOT stands before the whole: NOT x IN list"},
        Mistake{"MATCH (a) RETURN a.first name",
                "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'name'", "name",
                "is a comma missing before it?"},
        Mistake{"UNWIND [1, 2] RETURN 1", "expected AS and a name for the elements, found 'RETURN'", "RETURN",
                ""},
        Mistake{"UNWIND [1, 2] AS x",
                "expected a clause such as MATCH, WITH or RETURN, found the end of the statement", "",
                "a statement ends with RETURN and what is to be shown"},
        Mistake{"CALL { RETURN 1 }", "expected the name of a procedure, found '{'", "{",
                "a subquery is written EXISTS { … }"},
        Mistake{"CALL path.shortest( RETURN 1", "expected an expression, found 'RETURN'", "RETURN", ""},
        Mistake{"MATCH (a) CALL db.x YIELD y RETURN y", "a CALL among other clauses needs its arguments",
                "db.x", "write db.x(…)"},
        Mistake{"MATCH (a) CALL db.x() YIELD * RETURN y", "a CALL among other clauses names its columns",
                "db.x", "write YIELD with the names of columns"},
        Mistake{"RETURN 1 UNION RETURN 2 UNION ALL RETURN 3", "UNION and UNION ALL do not mix", "UNION",
                "use one of them throughout"},
        Mistake{"RETURN x NOT NULL", "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found 'NOT'",
                "NOT", "write IS NOT NULL"},
        Mistake{"RETURN 1)", "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found ')'", ")", ""},
        Mistake{"MATCH (a)) RETURN a",
                "expected ',', WHERE or a clause such as MATCH, WITH or RETURN, found ')'", ")", ""},
        Mistake{"MATCH (a) WITH a.name AS x WHERE x = 1 x",
                "expected AND, OR or a clause such as MATCH, WITH or RETURN, found 'x'", "x",
                "is AND missing before it?"},
        Mistake{"EXPLAIN", "expected a clause such as MATCH, WITH or RETURN, found the end of the statement",
                "", "a statement ends with RETURN and what is to be shown"},
        Mistake{"EXPLAIN EXPLAIN RETURN 1",
                "expected a clause such as MATCH, WITH or RETURN, found 'EXPLAIN'", "EXPLAIN", ""},
        Mistake{"PROFILE path Japan to AUKUS",
                "expected a clause such as MATCH, WITH or RETURN, found 'path'", "path", ""},
        Mistake{"MATCH (a) DETACH a", "expected DELETE, found 'a'", "a", ""},
        Mistake{"MATCH (a) SET a", "expected '.', ':', '=' or '+=', found the end of the statement", "", ""},
        Mistake{"UNWIND [1,2] x RETURN x", "expected AS and a name for the elements, found 'x'", "x", ""}));

INSTANTIATE_TEST_SUITE_P(
    literals, StatementRefuses,
    testing::Values(
        Mistake{"RETURN 42 — 41", "'—' has no meaning in a statement", "—", "write '-'"},
        Mistake{"RETURN 9223372036854775808", "an integer is too large", "9223372036854775808",
                "integers go from -9223372036854775808 to 9223372036854775807"},
        Mistake{"RETURN 1e999", "a number is too large", "1e999", "the largest is about 1.8e308"},
        Mistake{"RETURN 12abc", "'12abc' is not a number", "12abc",
                "a name begins with a letter, or stands in backticks"},
        Mistake{"RETURN '\\q'", "'\\q' is no escape", "\\q", "write \\\\ for a backslash"},
        Mistake{"RETURN '\\uH'", "an escape of a character lacks hex digits", "\\u",
                "write \\u and four hex digits: \\u00E9"},
        Mistake{"RETURN 0x", "'0x' is not a number", "0x", ""},
        Mistake{"RETURN 017", "'017' is not a number", "017",
                "leave out the leading 0; an octal number is written 0o17"},
        Mistake{"MATCH p = SHORTEST (a)-[*]-(b) RETURN p", "expected a number of paths, found '('", "(", ""},
        Mistake{"MATCH (a)-[:A]->{}(b) RETURN a", "expected a number of steps, found '}'", "}", ""}));

INSTANTIATE_TEST_SUITE_P(
    expressions, StatementRefuses,
    testing::Values(
        Mistake{"MATCH (a:A|B) RETURN a", "expected '{', WHERE or ')', found '|'", "|",
                "write (n) WHERE n:A OR n:B"},
        Mistake{"MATCH (a:A,B) RETURN a", "expected '{', WHERE or ')', found ','", ",", "write (n:A:B)"},
        Mistake{"MATCH (a {name = 'Japan'}) RETURN a", "expected ':', found '='", "=",
                "in a map write name: value"},
        Mistake{"MATCH (a {name: 'Japan', kind}) RETURN a", "expected ':', found '}'", "}",
                "a map is written {name: value}, a parameter $name"},
        Mistake{"MATCH (a) WHERE a.x IN (1, 2) RETURN a", "expected ')', found ','", ",",
                "a list is written [1, 2]"},
        Mistake{"MATCH (a) WHERE a.x IS 5 RETURN a", "expected NULL or NOT NULL, found '5'", "5",
                "values are compared with ="},
        Mistake{"MATCH (a) WHERE a.name STARTS 'J' RETURN a", "expected WITH, found 'J'", "'J'",
                "the operators are STARTS WITH and ENDS WITH"},
        Mistake{"MATCH (a) RETURN a,", "expected an expression, found the end of the statement", "",
                "behind the comma something is missing"},
        Mistake{"MATCH (a) RETURN a, , b", "expected an expression, found ','", ",",
                "behind the comma something is missing"},
        Mistake{"MATCH (a) RETURN", "expected an expression, found the end of the statement", "", ""},
        Mistake{"RETURN 1 + ", "expected an expression, found the end of the statement", " ", ""},
        Mistake{"RETURN CASE WHEN 1 = 1 THEN 2", "expected WHEN, ELSE or END, found the end of the statement",
                "", ""},
        Mistake{"WITH 1 + 1 RETURN 2", "an expression in WITH needs a name", "1 + 1", "add AS and a name"},
        Mistake{"RETURN :name", "expected an expression, found ':'", ":", "a parameter is written $name"},
        Mistake{"RETURN {name}", "expected ':', found '}'", "}",
                "a map is written {name: value}, a parameter $name"},
        Mistake{"RETURN $", "expected the name of a parameter, found the end of the statement", "", ""},
        Mistake{"RETURN 1.", "expected the name of a property, found the end of the statement", "",
                "digits stand on both sides of the point: 1.0"},
        Mistake{"RETURN 1; RETURN 2", "expected the end of the statement, found 'RETURN'", "RETURN",
                "one statement at a time"},
        Mistake{"RETURN count(DISTINCT *)", "expected an expression, found '*'", "*",
                "only RETURN *, WITH * and count(*) have a star"},
        Mistake{"MATCH (a) RETURN a AS", "expected a name, found the end of the statement", "", ""},
        Mistake{"RETURN all(x IN [1])", "expected WHERE, found ')'", ")", ""},
        Mistake{"RETURN [x IN [1] WHERE ]", "expected an expression, found ']'", "]", ""},
        Mistake{"RETURN reduce(x IN [1] | x)", "expected '=', found 'IN'", "IN", ""},
        Mistake{"MATCH (a) WHERE EXISTS { CREATE (b) } RETURN a", "EXISTS only reads", "CREATE",
                "take this clause out"},
        Mistake{"MATCH (a) RETURN a.name as name, a.kind as",
                "expected a name, found the end of the statement", "", ""},
        Mistake{"MATCH (a) WHERE RETURN a", "expected an expression, found 'RETURN'", "RETURN", ""},
        Mistake{"MATCH (a) WHERE a.name = RETURN a", "expected an expression, found 'RETURN'", "RETURN", ""},
        Mistake{"MATCH (a) RETURN a.*", "expected the name of a property, found '*'", "*",
                "write properties(n)"},
        Mistake{"RETURN 1 = NOT true", "expected an expression, found 'NOT'", "NOT",
                "put it in parentheses: x = (NOT y)"},
        Mistake{"RETURN }", "expected an expression, found '}'", "}", ""},
        Mistake{"RETURN {a: 1, b}", "expected ':', found '}'", "}",
                "a map is written {name: value}, a parameter $name"},
        Mistake{"MATCH (a) RETURN a, MATCH (b)", "expected an expression, found 'MATCH'", "MATCH",
                "behind the comma something is missing"},
        Mistake{"RETURN CASE END", "expected WHEN, found the end of the statement", "", ""},
        Mistake{"RETURN DISTINCT", "expected an expression, found the end of the statement", "", ""},
        Mistake{"MERGE (a) ON CREATE a.x = 1", "expected SET, found 'a'", "a", ""},
        Mistake{"RETURN a; MATCH", "expected the end of the statement, found 'MATCH'", "MATCH",
                "one statement at a time"}));

INSTANTIATE_TEST_SUITE_P(
    braces, StatementRefuses,
    testing::Values(Mistake{"MATCH (n) RETURN n {.name}",
                            "expected ',', AS, ORDER BY, SKIP, LIMIT, UNION or the end, found '{'", "{",
                            "a map is written {name: n.name}"},
                    Mistake{"MATCH (n) WHERE COUNT { (n)-->() } > 1 RETURN n",
                            "expected AND, OR or a clause such as MATCH, WITH or RETURN, found '{'", "{",
                            "write size([(a)-->(b) | 1])"}));

TEST(StatementRefusesBytes, that_are_no_text) {
  const std::vector<std::string> texts = {"RETURN \xFF",           std::string("RETURN \0", 8),
                                          "RETURN \x1B[31m",       "RETURN '\xC3'",
                                          "RETURN `\xC3`",         "RETURN a\xC3",
                                          "RETURN '\xED\xA0\x80'", "RETURN \"\xF4\x90\x80\x80\""};
  for (const std::string& text : texts) {
    const Result<Query> query = parse_query(text);
    ASSERT_FALSE(query.ok()) << text;
    EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
    EXPECT_TRUE(query.error().message.find("UTF-8") != std::string::npos ||
                query.error().message.find("control characters") != std::string::npos)
        << query.error().message;
  }
}

TEST(StatementRefusesLines, with_the_caret_in_a_later_one) {
  const Result<Query> query = parse_query("MATCH (n)\nWHERE n.name = 'Japan'\nRETRUN n");
  ASSERT_FALSE(query.ok());
  EXPECT_NE(query.error().message.find("'RETRUN'"), std::string::npos);
  EXPECT_NE(query.error().message.find("^^^^^^ did you mean 'RETURN'?"), std::string::npos);
}

}  // namespace
}  // namespace entente

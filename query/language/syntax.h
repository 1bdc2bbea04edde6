// A statement of openCypher 9 (read part, CREATE, and the GQL path forms) after it was parsed.
//
//   Query query = TRY(parse_query("MATCH (a:State)-[r]->(b) RETURN b.name"));
//
// Wrong door? The one-line verbs (`path A to B`) are query/parsed_question.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/result.h"
#include "graph/snapshot.h"
#include "query/language/expression.h"

namespace entente {

struct PatternName {  // of a node, relationship or path
  std::string text;   // "" when it has none
  TextSpan span;
};

struct NodePattern {
  TextSpan span;
  PatternName variable;
  std::vector<std::string> labels;  // all of them
  ExpressionPtr properties;         // a map or parameter; may be null
  ExpressionPtr where;              // inline WHERE; may be null
};

// How often a relationship pattern is walked: `*`, `*2`, `*1..3`, `{1,3}`, `+`.
struct Repetition {
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;  // nothing: no bound
};

struct RelationshipPattern {
  TextSpan span;
  PatternName variable;
  Direction direction = Direction::both;  // as seen from the node before it
  std::vector<std::string> types;         // one of them; empty: any
  std::optional<Repetition> repetition;   // nothing: exactly one, and the variable is no list
  ExpressionPtr properties;               // may be null
  ExpressionPtr where;                    // inline WHERE; may be null
};

// ANY, ANY SHORTEST, ALL SHORTEST, SHORTEST k; shortestPath() is any_shortest, allShortestPaths()
// all_shortest.
enum class PathSelector { walk, any, any_shortest, all_shortest, shortest_k };

struct PatternPart {
  TextSpan span;
  PatternName variable;  // p = …
  PathSelector selector = PathSelector::walk;
  std::uint64_t count = 1;  // of shortest_k
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;  // one fewer than nodes
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string name;  // the alias; else the text of the expression as written
  TextSpan alias_span;
  bool has_alias = false;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
struct ProjectionBody {
  TextSpan span;
  bool distinct = false;
  bool star = false;  // `*`, before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;   // may be null
  ExpressionPtr limit;  // may be null
};

struct MatchClause {
  bool optional = false;
  std::vector<PatternPart> patterns;
  ExpressionPtr where;  // may be null
};
struct UnwindClause {
  ExpressionPtr list;
  PatternName variable;
};
struct WithClause {
  ProjectionBody projection;
  ExpressionPtr where;  // may be null
};
struct ReturnClause {
  ProjectionBody projection;
};
struct YieldItem {
  std::string column;
  PatternName variable;  // the alias; else the column
  TextSpan span;
};
struct CallClause {
  std::string procedure;  // "path.shortest"
  TextSpan procedure_span;
  bool has_arguments = false;  // false: `CALL p` takes them from the parameters
  std::vector<ExpressionPtr> arguments;
  bool has_yield = false;
  bool yield_star = false;
  std::vector<YieldItem> yields;
  ExpressionPtr where;  // may be null
};
struct CreateClause {
  std::vector<PatternPart> patterns;
};
// MERGE, SET, REMOVE, DELETE, FOREACH …: parsed, so that it can be refused by name.
struct WritingClause {
  std::string keyword;
};

struct QueryClause {
  TextSpan span;
  std::variant<MatchClause, UnwindClause, WithClause, ReturnClause, CallClause, CreateClause, WritingClause>
      form;
};

struct SingleQuery {
  std::vector<QueryClause> clauses;
};

enum class QueryMode { run, explain, profile };

struct Query {
  std::string text;  // as given
  QueryMode mode = QueryMode::run;
  std::vector<SingleQuery> parts;  // of a UNION; else one
  bool union_all = false;
};

struct SubqueryExpression {              // EXISTS { pattern [WHERE] } or EXISTS { full query }
  Query query;                           // text is empty: spans are those of the statement around it
  std::shared_ptr<const Pipeline> plan;  // planned
};

// Limits of every statement: over them it is refused.
inline constexpr std::size_t longest_statement = 1 << 20;  // bytes
inline constexpr std::size_t deepest_nesting = 200;
inline constexpr std::size_t most_clauses = 2000;  // in all parts

// Fails with invalid_query, in the form of question_error.h: a caret at the token that cannot stand there,
// and what would be right. A ';' at the end is allowed. Linear in the text but for memoised look-ahead.
Result<Query> parse_query(std::string_view text);

// Whether `text` is a statement of this language rather than a one-line verb: its first word is one of the
// keywords that a statement begins with, or nearly one and no verb (`MACTH (n)`), or one of SQL: parse_query
// knows more to say about it. No verb is such a keyword; EXPLAIN and PROFILE may stand before one.
bool is_query(std::string_view text);

// The byte after the ';' that ends the first statement of `text`; npos while more text could go on with it:
// no ';' yet, or an open bracket, quote or comment before it; the end of the text where nothing could mend it
// any more.
std::size_t statement_end(std::string_view text);

}  // namespace entente

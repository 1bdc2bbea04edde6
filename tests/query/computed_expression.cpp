#include "tests/query/computed_expression.h"

#include <gtest/gtest.h>

#include "query/ask.h"
#include "query/procedures/procedure.h"

namespace entente {
namespace {

// (n:Town {name: 'Oslo', size: 7}) -[r:NEAR {km: 3}]-> (m), for expressions that need elements.
Result<Answer> asked(std::string_view expression, const Limits& limits) {
  ScratchGraph graph;
  const NodeId town = graph.create_node({"Town"}, {{"name", Value("Oslo")}, {"size", Value(7)}});
  const NodeId other = graph.create_node({"Town", "Port"}, {});
  graph.create_relationship(town, other, "NEAR", {{"km", Value(3)}});
  const std::string statement = "MATCH p = (n)-[r]->(m) RETURN " + std::string(expression);
  return ask_scratch(statement, graph, Procedures(), limits);
}

}  // namespace

std::string computed(std::string_view expression, const Limits& limits) {
  const Result<Answer> answer = asked(expression, limits);
  if (!answer.ok()) return "error: " + answer.error().message.substr(0, answer.error().message.find('\n'));
  return answer->rows.size() == 1 ? literal_of(answer->rows.front().cells.front()) : "no single row";
}

void expect_computed(std::initializer_list<ExpressionRow> rows) {
  for (const ExpressionRow& row : rows) EXPECT_EQ(computed(row.expression), row.expected) << row.expression;
}

void expect_refused(std::initializer_list<std::string_view> expressions) {
  for (const std::string_view expression : expressions) {
    const Result<Answer> answer = asked(expression, {});
    ASSERT_FALSE(answer.ok()) << expression;
    const bool refused =
        answer.error().code == ErrorCode::invalid_argument || answer.error().code == ErrorCode::invalid_query;
    EXPECT_TRUE(refused) << expression << ": " << answer.error().message;
    EXPECT_NE(answer.error().message.find('^'), std::string::npos) << expression << " has no caret";
  }
}

}  // namespace entente

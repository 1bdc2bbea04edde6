// Statements planned and run: whatever parses is refused or answered, within the limits, on a graph that it
// may change.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "query/ask.h"
#include "query/execution/execution.h"
#include "query/planning/operator_details.h"
#include "query/planning/planner.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void fill(entente::ScratchGraph& graph) {
  graph.clear();
  const entente::NodeId japan = graph.create_node({"State", "Actor"}, {{"name", "Japan"}, {"x", 1}});
  const entente::NodeId korea = graph.create_node({"State"}, {{"name", "Korea"}, {"x", 2.5}});
  const entente::NodeId summit = graph.create_node({"A", "B"}, {{"x", entente::ValueList{1, "a"}}});
  graph.create_relationship(japan, summit, "R", {{"y", 1}});
  graph.create_relationship(korea, summit, "X", {});
  graph.create_relationship(korea, korea, "R", {});
}

void run_statement(std::string_view text) {
  static entente::ScratchGraph graph;
  static const entente::Procedures procedures;
  static const entente::ValueMap parameters = {{"p", 1},
                                               {"q", entente::ValueMap{{"x", 1}}},
                                               {"p1", "Japan"},
                                               {"p2", "Korea"},
                                               {"p3", entente::Value()}};
  static const std::map<std::string, entente::ParameterOrigin> origins;
  fill(graph);
  auto query = entente::parse_query(text);
  if (!query.ok()) return;
  const auto plan =
      entente::plan_query(std::move(query).value(), {graph, procedures, parameters, origins, true});
  if (!plan.ok()) return check(!plan.error().message.empty());
  for (const entente::PlanPart& part : plan->parts) {
    check(part.columns.size() == plan->columns.size());
    for (const entente::Slot slot : part.columns) check(slot < plan->slots);
    for (const entente::Operator& step : part.pipeline.operators) check(!details_of(step, *plan).empty());
  }
  entente::Limits limits;
  limits.edges_read = 2000;
  limits.rows = 1000;
  limits.memory = 1 << 20;
  limits.time = std::chrono::milliseconds(50);
  const auto answer = entente::execute(*plan, {graph, &graph, limits});
  if (!answer.ok()) return check(!answer.error().message.empty());
  for (const entente::AnswerRow& row : answer->rows) check(row.cells.size() == answer->columns.size());
}

}  // namespace

// Each line is a statement, and so is the whole.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  run_statement(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    run_statement(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/statements.txt", "tests/fuzz/asked_statements.txt"};
}

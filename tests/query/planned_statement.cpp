#include "tests/query/planned_statement.h"

#include <array>

#include "query/graphs/scratch_graph.h"
#include "query/planning/planner.h"

namespace entente {
namespace {

class TestProcedure final : public Procedure {
 public:
  explicit TestProcedure(ProcedureSignature signature) : signature_(std::move(signature)) {}
  const ProcedureSignature& signature() const override { return signature_; }
  Result<void> call(ProcedureCall&, const RowSink&) const override { return {}; }

 private:
  ProcedureSignature signature_;
};

const Procedures& test_procedures() {
  static const Procedures procedures = [] {
    Procedures made;
    made.add(std::make_shared<TestProcedure>(
        ProcedureSignature{"test.ways",
                           {{"from", "NODE", true}, {"options", "MAP?", false}},
                           {"depth", "via"},
                           {{"way", "PATH", ""}, {"steps", "INTEGER", ""}},
                           ""}));
    made.add(std::make_shared<TestProcedure>(ProcedureSignature{"test.nothing", {}, {}, {}, ""}));
    return made;
  }();
  return procedures;
}

const ValueMap& test_parameters() {
  static const ValueMap parameters = {{"number", Value(7)}, {"name", Value("Japan")}};
  return parameters;
}

std::string operators_of(const Pipeline& pipeline) {
  constexpr std::array<std::string_view, 19> names = {
      "NodeScan", "NodeSeek", "LabelFilter", "Expand",    "ExpandRepeated", "FindShortest", "MakePath",
      "Filter",   "Optional", "Project",     "Aggregate", "Distinct",       "Sort",         "Skip",
      "Limit",    "Unwind",   "Call",        "Create",    "Gather"};
  std::string text;
  for (const Operator& step : pipeline.operators) {
    if (!text.empty()) text += ' ';
    text += names[step.form.index()];
    if (const auto* optional = std::get_if<OptionalRows>(&step.form)) {
      text += '(' + operators_of(*optional->inner) + ')';
    }
  }
  return text;
}

Result<Plan> planned(std::string_view text, const PropertyGraph& graph,
                     const std::map<std::string, ParameterOrigin>& origins, bool may_write) {
  Query query = TRY(parse_query(text));
  return plan_query(std::move(query), {graph, test_procedures(), test_parameters(), origins, may_write});
}

}  // namespace

Result<Plan> planned(std::string_view text) {
  static const ScratchGraph graph;
  return planned(text, graph, {}, true);
}

Result<Plan> planned(std::string_view text, const PropertyGraph& graph) {
  return planned(text, graph, {}, false);
}

std::string operators_of(const Result<Plan>& plan) {
  if (!plan.ok()) return plan.error().message;
  std::string text;
  for (const PlanPart& part : plan.value().parts) {
    if (!text.empty()) text += " | ";
    text += operators_of(part.pipeline);
  }
  return text;
}

std::string words_at(const Plan& plan, const Expression* expression) {
  if (expression == nullptr) return "";
  return plan.query.text.substr(expression->span.begin, expression->span.end - expression->span.begin);
}

std::string marked(std::string_view message) {
  const std::size_t line = message.find("\n 1 | ");
  const std::size_t under = message.find("\n   | ");
  const std::size_t first = message.find('^');
  if (line == std::string_view::npos || under == std::string_view::npos || first == std::string_view::npos) {
    return "";
  }
  const std::size_t carets = message.find_first_not_of('^', first);
  const std::size_t length = (carets == std::string_view::npos ? message.size() : carets) - first;
  return std::string(message.substr(line + 6 + (first - under - 6), length));
}

}  // namespace entente

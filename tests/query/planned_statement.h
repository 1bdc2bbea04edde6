// Plans of statements, for the tests of the planner.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/graphs/property_graph.h"
#include "query/planning/plan.h"

namespace entente {

// A procedure for tests: named test.ways, it takes a node, and a map with the options depth and via; it
// yields way (PATH) and steps (INTEGER). And test.nothing, which takes and yields nothing. Plans `text`; on a
// graph of its own, where CREATE may write, or on `graph`, which is read. $number is 7, $name is 'Japan'.
Result<Plan> planned(std::string_view text);
Result<Plan> planned(std::string_view text, const PropertyGraph& graph);

// "NodeScan Expand Filter", those inside OPTIONAL MATCH in brackets. The error's message where it fails.
std::string operators_of(const Result<Plan>& plan);

// The operators of one form, in order, those inside OPTIONAL MATCH among them.
template <typename Form>
void gather(const Pipeline& pipeline, std::vector<const Form*>& found) {
  for (const Operator& step : pipeline.operators) {
    if (const auto* form = std::get_if<Form>(&step.form)) found.push_back(form);
    if (const auto* optional = std::get_if<OptionalRows>(&step.form)) gather(*optional->inner, found);
  }
}
template <typename Form>
std::vector<const Form*> all_of(const Plan& plan) {
  std::vector<const Form*> found;
  for (const PlanPart& part : plan.parts) gather(part.pipeline, found);
  return found;
}

// What the statement says where the expression stands.
std::string words_at(const Plan& plan, const Expression* expression);

// Where the caret of a refusal is: the words of the statement above it. The statement is one short line.
std::string marked(std::string_view message);

}  // namespace entente

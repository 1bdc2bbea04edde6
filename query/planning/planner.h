// Understands the names of a parsed statement and puts its operators in order.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "query/planning/plan.h"
#include "query/procedures/procedure.h"

namespace entente {

// Where a parameter came from, when a verb was turned into the statement: messages about it show the verb.
struct ParameterOrigin {
  std::string_view text;
  TextSpan span;
};

struct PlanSetting {
  const PropertyGraph& graph;
  const Procedures& procedures;
  const ValueMap& parameters;
  const std::map<std::string, ParameterOrigin>& origins;  // by parameter; empty for a statement of its own
  bool may_write = false;                                 // a scratch graph
};

// Checks and plans. Each variable has one kind (node, relationship, path, value) in its scope; aggregates
// stand where they may; functions, procedures, options and parameters exist; a writing clause is refused
// unless the setting allows CREATE. `entity('Japan' [, 'State'])` becomes the node it names. Fails with
// invalid_query, unknown_name or ambiguous_name, with a caret. Reads the graph for entity() and estimates
// alone.
Result<Plan> plan_query(Query query, const PlanSetting& setting);

}  // namespace entente

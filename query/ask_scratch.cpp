#include "query/ask.h"
#include "query/execution/execution.h"
#include "query/planning/planner.h"

namespace entente {

Result<Answer> ask_scratch(const Question& question, ScratchGraph& graph, const Procedures& procedures,
                           const Limits& limits) {
  const std::map<std::string, ParameterOrigin> no_origins;
  const PlanSetting setting{graph, procedures, question.parameters, no_origins, true};
  const Plan plan = TRY(plan_query(TRY(parse_query(question.text)), setting));
  return execute(plan, {graph, &graph, limits});
}

}  // namespace entente

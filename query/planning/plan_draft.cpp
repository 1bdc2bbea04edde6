#include "query/planning/plan_draft.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace entente {

std::string_view PlanDraft::text(TextSpan span) const {
  const std::string_view whole = text();
  const std::size_t begin = std::min(span.begin, whole.size());
  return whole.substr(begin, std::clamp(span.end, begin, whole.size()) - begin);
}

Error PlanDraft::refusal(TextSpan span, std::string_view message, std::string_view hint) const {
  return question_error(ErrorCode::invalid_query, message, text(), span, hint);
}

Result<std::uint32_t> PlanDraft::parameter(std::string_view name, TextSpan span) {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (parameters_[i] == name) return static_cast<std::uint32_t>(i);
  }
  const auto given = setting_.parameters.find(name);
  if (given == setting_.parameters.end()) {
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : setting_.parameters) keys.push_back(key);
    return refusal(
        span, fmt::format("the parameter ${} has no value", name),
        keys.empty() ? "no parameters were given" : fmt::format("given are ${}", fmt::join(keys, ", $")));
  }
  parameters_.push_back(given->first);
  plan_.parameters.push_back(given->second);
  return static_cast<std::uint32_t>(parameters_.size() - 1);
}

Expression* PlanDraft::keep(ExpressionPtr expression) {
  plan_.made.push_back(std::move(expression));
  return plan_.made.back().get();
}

void PlanDraft::warn(std::string warning) {
  const auto& said = plan_.warnings;
  if (std::find(said.begin(), said.end(), warning) == said.end())
    plan_.warnings.push_back(std::move(warning));
}

const std::vector<std::string>& PlanDraft::node_keys() {
  if (!node_keys_) node_keys_ = graph().node_keys();
  return *node_keys_;
}

const std::vector<std::string>& PlanDraft::relationship_keys() {
  if (!relationship_keys_) relationship_keys_ = graph().relationship_keys();
  return *relationship_keys_;
}

}  // namespace entente

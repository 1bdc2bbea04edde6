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
  if (const auto known = parameters_.find(name); known != parameters_.end()) return known->second;
  const auto given = setting_.parameters.find(name);
  if (given == setting_.parameters.end()) {
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : setting_.parameters) keys.push_back(key);
    return refusal(
        span, fmt::format("the parameter ${} has no value", name),
        keys.empty() ? "no parameters were given" : fmt::format("given are ${}", fmt::join(keys, ", $")));
  }
  const auto number = static_cast<std::uint32_t>(plan_.parameters.size());
  parameters_.emplace(given->first, number);
  plan_.parameters.push_back(given->second);
  return number;
}

Result<void> PlanDraft::count(const Pipeline& pipeline, TextSpan span) {
  operators_ += pipeline.operators.size();
  if (operators_ <= most_operators) return {};
  return refusal(span, fmt::format("this statement takes more than {} steps", most_operators),
                 "each hop, condition and clause is one; a list can hold many values");
}

Expression* PlanDraft::keep(ExpressionPtr expression) {
  plan_.made.push_back(std::move(expression));
  return plan_.made.back().get();
}

bool PlanDraft::is_warned_enough() const {
  return plan_.warnings.size() >= 12;
}

void PlanDraft::warn(std::string warning) {
  if (is_warned_enough()) return;
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

void PlanDraft::note_named(const Expression& compiled, std::size_t before) {
  named_[&compiled] = {before, mentioned.size()};
}

std::span<const Slot> PlanDraft::slots_named_in(const Expression& compiled) const {
  const auto known = named_.find(&compiled);
  if (known == named_.end()) return {};
  const auto [begin, end] = known->second;
  return std::span(mentioned).subspan(begin, end - begin);
}

}  // namespace entente

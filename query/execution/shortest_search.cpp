#include "query/execution/shortest_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente {

bool ShortestSearch::Candidate::operator<(const Candidate& other) const {
  // Of equally good ones the longest first: it is nearest to the end. Then the oldest.
  return std::tuple(other.total, length, other.step) < std::tuple(total, other.length, step);
}

ShortestSearch::ShortestSearch(const Ends& ends, const Hop& hop, const StepCondition& condition,
                               StatementRun& run, Reading read)
    : ends_(ends),
      hop_(hop),
      condition_(condition),
      run_(run),
      read_(std::move(read)),
      backwards_(hop.filter_backwards()) {
  distances_.emplace(ends.to, 0);
  frontier_.push_back(ends.to);
  steps_.push_back({0, 0, ends.from, {}});
  consider(0);
}

ShortestSearch::~ShortestSearch() {
  run_.budget.release(held_);
}

std::optional<std::uint64_t> ShortestSearch::to_go(NodeId node) const {
  if (const auto known = distances_.find(node); known != distances_.end()) return known->second;
  if (frontier_.empty() || (ends_.most && level_ >= *ends_.most)) return std::nullopt;
  return level_ + 1;
}

void ShortestSearch::consider(std::size_t step) {
  const std::optional<std::uint64_t> rest = to_go(steps_[step].node);
  if (!rest) return;
  const std::uint64_t length = steps_[step].length;
  const std::uint64_t total = std::max(length + *rest, ends_.least);
  if (ends_.most && total > *ends_.most) return;
  open_.push({total, length, step});
}

Result<std::optional<ValueList>> ShortestSearch::next(ValueRow& row) {
  if (answered_) {
    if (!TRY(go_on_from(*std::exchange(answered_, std::nullopt), row))) return std::optional<ValueList>();
  }
  while (!open_.empty()) {
    const Candidate best = open_.top();
    const NodeId node = steps_[best.step].node;
    if (!distances_.contains(node)) {
      open_.pop();
      // Its total was a guess: once the distance is known, or known to be greater, it is weighed anew.
      if (to_go(node) == level_ + 1 && best.total <= std::max(best.length + level_ + 1, ends_.least)) {
        if (!TRY(look_further_back(row))) return std::optional<ValueList>();
      }
      consider(best.step);
      continue;
    }
    open_.pop();
    if (node == ends_.to && best.length >= ends_.least) {
      answered_ = best.step;
      return std::optional(trail_to(best.step));
    }
    if (!TRY(go_on_from(best.step, row))) return std::optional<ValueList>();
  }
  return std::optional<ValueList>();
}

Result<bool> ShortestSearch::look_further_back(ValueRow& row) {
  std::vector<NodeId> further;
  VisitOutcome outcome;
  for (const NodeId node : frontier_) {
    const bool in_budget = TRY(read_(node, backwards_, [&](const Relationship& relationship) {
      const NodeId other = relationship.other_end(node);
      if (distances_.contains(other)) return true;
      const RelationshipValue step{std::make_shared<const Relationship>(relationship), nullptr};
      const Result<bool> holds = condition_.holds(step, row, run_.evaluation);
      if (!holds.ok()) return outcome.keep(holds);
      if (!*holds) return true;
      distances_.emplace(other, level_ + 1);
      further.push_back(other);
      return true;
    }));
    TRY(outcome.result());
    if (!in_budget) return false;
  }
  frontier_ = std::move(further);
  ++level_;
  const std::uint64_t bytes = frontier_.size() * 64;
  held_ += bytes;
  return run_.hold(bytes);
}

Result<bool> ShortestSearch::go_on_from(std::size_t step, ValueRow& row) {
  const NodeId node = steps_[step].node;
  const std::uint64_t length = steps_[step].length + 1;
  if (ends_.most && length > *ends_.most) return true;
  std::vector<RelationshipValue> onward;
  const bool in_budget = TRY(read_(node, hop_.filter(), [&](const Relationship& relationship) {
    if (has_passed(step, relationship.id) || hop_.is_taken(relationship.id, row)) return true;
    if (!to_go(relationship.other_end(node))) return true;
    onward.push_back({std::make_shared<const Relationship>(relationship), nullptr});
    return true;
  }));
  if (!in_budget) return false;
  for (RelationshipValue& relationship : onward) {
    if (!TRY(condition_.holds(relationship, row, run_.evaluation))) continue;
    const NodeId other = relationship.relationship->other_end(node);
    steps_.push_back({step, length, other, std::move(relationship)});
    consider(steps_.size() - 1);
  }
  const std::uint64_t bytes = onward.size() * (sizeof(Step) + sizeof(Relationship) + sizeof(Candidate));
  held_ += bytes;
  return run_.hold(bytes);
}

bool ShortestSearch::has_passed(std::size_t step, RelationshipId relationship) const {
  for (; steps_[step].length > 0; step = steps_[step].before) {
    if (steps_[step].relationship.relationship->id == relationship) return true;
  }
  return false;
}

ValueList ShortestSearch::trail_to(std::size_t step) const {
  ValueList trail;
  for (; steps_[step].length > 0; step = steps_[step].before) trail.emplace_back(steps_[step].relationship);
  std::reverse(trail.begin(), trail.end());
  return trail;
}

}  // namespace entente

#include "ingest/training/parser_oracle.h"

#include <algorithm>

namespace entente {

ParserOracle::ParserOracle(const TrainingSentence& truth)
    : heads_(truth.heads), arcs_(truth.arcs), dependents_(truth.heads.size() + 1) {
  const auto root = static_cast<int>(heads_.size());
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i] < 0) heads_[i] = root;
    dependents_[static_cast<std::size_t>(heads_[i])].push_back(static_cast<int>(i));
  }
}

int ParserOracle::dependents_from(int word, int first) const {
  const auto& all = dependents_[static_cast<std::size_t>(word)];
  return static_cast<int>(all.end() - std::lower_bound(all.begin(), all.end(), first));
}

int ParserOracle::cost(const ParserState& state, TransitionKind kind) const {
  const int next = state.next();
  const int top = state.stacked(0);
  if (kind == TransitionKind::shift) {
    int cost = 0;
    for (int i = 0; i < state.depth(); ++i) {
      const int word = state.stacked(i);
      cost += head(word) == next;
      cost += i > 0 && head(next) == word;
    }
    return cost;
  }
  const int lost = dependents_from(top, next);
  if (kind == TransitionKind::left) return lost + (head(top) > next || head(top) == state.stacked(1));
  return lost + (head(top) >= next);
}

Arc ParserOracle::wanted(const ParserState& state, TransitionKind kind) const {
  const int top = state.stacked(0);
  const int made = kind == TransitionKind::left ? state.next() : state.stacked(1);
  return head(top) == made ? arcs_[static_cast<std::size_t>(top)] : Arc::unknown;
}

}  // namespace entente

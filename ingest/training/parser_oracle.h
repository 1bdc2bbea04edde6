// What a transition costs: how many arcs of the true tree it puts out of reach (arc-hybrid: Goldberg and
// Nivre 2013). Exact for trees without crossing arcs, a lower bound else.
#pragma once

#include <vector>

#include "ingest/language/parser_state.h"
#include "ingest/training/training_sentences.h"

namespace entente {

class ParserOracle {
 public:
  explicit ParserOracle(const TrainingSentence& truth);

  // REQUIRES: the state allows it
  int cost(const ParserState& state, TransitionKind kind) const;
  // The arc that a left or right transition must have to be true; unknown: the transition makes a wrong arc
  // anyhow, and any name does.
  Arc wanted(const ParserState& state, TransitionKind kind) const;

 private:
  int head(int word) const { return heads_[static_cast<std::size_t>(word)]; }
  int dependents_from(int word, int first) const;

  std::vector<int> heads_;  // the root is word number size
  std::vector<Arc> arcs_;
  std::vector<std::vector<int>> dependents_;
};

}  // namespace entente

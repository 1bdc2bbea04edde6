// Finds the head of every word by a greedy row of transitions (parser_state.h), chosen by a linear model.
#pragma once

#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/language/parser_features.h"
#include "ingest/language/parser_state.h"
#include "ingest/language/weight_table.h"

namespace entente {

struct WordHead {
  int head = -1;  // index of a word; -1: the root
  Arc arc = Arc::unknown;
};

// The transitions a model chooses among, by number: shift, left with Arc::root, the other lefts, the rights.
class TransitionTable {
 public:
  // Pairs of bytes, kind and arc. `malformed` when out of that order.
  static Result<TransitionTable> open(std::string_view bytes);

  int size() const { return static_cast<int>(transitions_.size()); }
  Transition operator[](int number) const { return transitions_[static_cast<std::size_t>(number)]; }
  // Numbers [first, last) of a kind; without the root.
  int first(TransitionKind kind) const {
    return kind == TransitionKind::shift ? 0 : kind == TransitionKind::left ? 2 : first_right_;
  }
  int last(TransitionKind kind) const {
    return kind == TransitionKind::shift ? 1 : kind == TransitionKind::left ? first_right_ : size();
  }

 private:
  std::vector<Transition> transitions_;
  int first_right_ = 0;
};

class DependencyParser {
 public:
  // Views of the bytes, which must outlive it. `malformed` when transitions and weights do not fit together.
  static Result<DependencyParser> open(std::string_view transitions, std::string_view weights);

  // One head a word, a tree with one root. Linear in the words.
  std::vector<WordHead> parse(const TaggedSentence& sentence) const;

 private:
  DependencyParser(TransitionTable transitions, WeightTable weights)
      : transitions_(std::move(transitions)), weights_(weights) {}
  Transition best(const TaggedSentence& sentence, const ParserState& state) const;

  TransitionTable transitions_;
  WeightTable weights_;
};

// The transition when the state leaves no choice of kind: the first shift, the root at the end.
std::optional<Transition> forced_transition(const ParserState& state);

}  // namespace entente

#include "ingest/language/parser_state.h"

#include <cassert>

namespace entente {

bool ParserState::allows(TransitionKind kind) const {
  switch (kind) {
    case TransitionKind::shift:
      return next_ != root();
    case TransitionKind::left:
      return depth() > 0 && (next_ != root() || depth() == 1);
    case TransitionKind::right:
      return depth() > 1;
  }
  return false;
}

void ParserState::attach(int word, int head, Arc arc) {
  heads_[static_cast<std::size_t>(word)] = head;
  arcs_[static_cast<std::size_t>(word)] = arc;
  Dependents& of = dependents_[static_cast<std::size_t>(head)];
  auto& side = word < head ? of.left : of.right;
  side[1] = side[0];
  side[0] = word;
  auto& count = word < head ? of.left_count : of.right_count;
  if (count < 255) ++count;
  (word < head ? of.left_arcs : of.right_arcs) |= std::uint64_t{1} << static_cast<unsigned>(arc);
}

void ParserState::apply(Transition transition) {
  assert(allows(transition.kind));
  if (transition.kind == TransitionKind::shift) {
    stack_.push_back(next_++);
    return;
  }
  const int top = stacked(0);
  attach(top, transition.kind == TransitionKind::left ? next_ : stacked(1), transition.arc);
  stack_.pop_back();
}

}  // namespace entente

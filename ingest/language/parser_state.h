// A sentence half parsed: the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with
// the artificial root behind the last word (Ballesteros and Nivre 2013).
//
//   shift   moves the next word to the stack
//   left    the word on top of the stack gets the next word as head, and is done
//   right   the word on top of the stack gets the one under it as head, and is done
//
// Every word but the root is shifted once and done once: 2n transitions, and the arcs form a tree with one
// root.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/language/syntax.h"

namespace entente {

enum class TransitionKind : std::uint8_t { shift, left, right };

struct Transition {
  TransitionKind kind = TransitionKind::shift;
  Arc arc = Arc::unknown;
  bool operator==(const Transition&) const = default;
};

// What a word's subtree looks like so far.
struct Dependents {
  std::array<int, 2> left{-1, -1};   // outermost, and the one beside it; -1: none
  std::array<int, 2> right{-1, -1};  // likewise
  std::uint8_t left_count = 0;       // stays at 255
  std::uint8_t right_count = 0;
  std::uint64_t left_arcs = 0;  // set of Arc
  std::uint64_t right_arcs = 0;
};
static_assert(arc_count <= 64);

class ParserState {
 public:
  explicit ParserState(int words)
      : heads_(static_cast<std::size_t>(words), -1),
        arcs_(static_cast<std::size_t>(words), Arc::unknown),
        dependents_(static_cast<std::size_t>(words) + 1) {}

  int words() const { return static_cast<int>(heads_.size()); }
  int root() const { return words(); }
  // The next word, root() after the last.
  int next() const { return next_; }
  int depth() const { return static_cast<int>(stack_.size()); }
  // 0: top of the stack. -1: not there.
  int stacked(int i) const { return i < depth() ? stack_[static_cast<std::size_t>(depth() - 1 - i)] : -1; }
  bool done() const { return next_ == root() && stack_.empty(); }

  bool allows(TransitionKind kind) const;
  // Left is all that is allowed, and the arc is Arc::root.
  bool must_end() const { return next_ == root() && depth() == 1; }

  // REQUIRES: allows(transition.kind)
  void apply(Transition transition);

  int head(int word) const { return heads_[static_cast<std::size_t>(word)]; }  // root(), or -1: not yet
  Arc arc(int word) const { return arcs_[static_cast<std::size_t>(word)]; }
  const Dependents& dependents(int word) const { return dependents_[static_cast<std::size_t>(word)]; }

 private:
  void attach(int word, int head, Arc arc);

  int next_ = 0;
  std::vector<int> stack_;
  std::vector<int> heads_;
  std::vector<Arc> arcs_;
  std::vector<Dependents> dependents_;
};

}  // namespace entente

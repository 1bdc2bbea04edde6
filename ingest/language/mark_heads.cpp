#include "ingest/language/mark_heads.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs_of_marks = {
    {{"\"", "\""}, {"“", "”"}, {"``", "''"}, {"«", "»"}, {"(", ")"}, {"[", "]"}}};
// What a comma parts off when the head stands before it, and when the head comes after it.
constexpr std::array before_commas = {Arc::conj,      Arc::parataxis,    Arc::advcl,     Arc::advcl_relcl,
                                      Arc::obl,       Arc::obl_unmarked, Arc::obl_agent, Arc::acl,
                                      Arc::acl_relcl, Arc::appos};
constexpr std::array after_commas = {Arc::advcl, Arc::obl, Arc::obl_unmarked, Arc::ccomp, Arc::advmod};

template <typename Arcs>
bool is_one_of(const Arcs& arcs, Arc arc) {
  return std::find(arcs.begin(), arcs.end(), arc) != arcs.end();
}

template <typename Row>
auto& at(Row& row, int i) {
  return row[static_cast<std::size_t>(i)];
}

class MarkMover {
 public:
  MarkMover(std::span<const std::string_view> words, std::vector<WordHead> heads)
      : words_(words), heads_(std::move(heads)) {
    measure();
    old_ = heads_;
  }

  std::vector<WordHead> moved() {
    for (const auto& [opening, closing] : pairs_of_marks) move_pairs(opening, closing);
    for (int i = 0; i < size(); ++i) {
      if (word(i) != "," || !is_loose(i)) continue;
      if (const int found = parted_off(i); found >= 0) at(heads_, i).head = found;
    }
    return std::move(heads_);
  }

 private:
  int size() const { return static_cast<int>(words_.size()); }
  std::string_view word(int i) const { return words_[static_cast<std::size_t>(i)]; }
  int head(int i) const { return at(old_, i).head; }
  bool is_mark(int i) const { return at(heads_, i).arc == Arc::punct; }
  bool is_loose(int i) const { return is_mark(i) && at(dependents_, i) == 0; }

  // First and last word of every subtree, marks not counted: from the leaves up.
  void measure() {
    dependents_.assign(words_.size(), 0);
    for (const WordHead& one : heads_) {
      if (one.head >= 0) ++at(dependents_, one.head);
    }
    std::vector<int> waiting = dependents_;
    std::vector<int> ready;
    for (int i = 0; i < size(); ++i) {
      first_.push_back(i);
      last_.push_back(i);
      if (at(waiting, i) == 0) ready.push_back(i);
    }
    while (!ready.empty()) {
      const int done = ready.back();
      ready.pop_back();
      const int up = at(heads_, done).head;
      if (up < 0) continue;
      if (!is_mark(done)) {
        at(first_, up) = std::min(at(first_, up), at(first_, done));
        at(last_, up) = std::max(at(last_, up), at(last_, done));
      }
      if (--at(waiting, up) == 0) ready.push_back(up);
    }
  }

  void move_pairs(std::string_view opening, std::string_view closing) {
    int open = -1;
    for (int i = 0; i < size(); ++i) {
      if (!is_loose(i)) continue;
      if (word(i) == opening && (opening != closing || open < 0)) {
        open = i;
      } else if (word(i) == closing && open >= 0) {
        if (const int found = head_of_phrase(open, i); found >= 0)
          at(heads_, open).head = at(heads_, i).head = found;
        open = -1;
      }
    }
  }

  // The one word between two marks whose head is not; -1: none, or several.
  int head_of_phrase(int open, int close) const {
    int found = -1;
    for (int i = open + 1; i < close; ++i) {
      if (is_mark(i) || (head(i) > open && head(i) < close)) continue;
      if (found >= 0) return -1;
      found = i;
    }
    return found;
  }

  // Head of the largest phrase that begins behind the comma, or ends before it, when its own head stands on
  // the other side; -1: none, both, or of a relation that does without commas.
  int parted_off(int comma) const {
    int right = -1;
    if (comma + 1 < size() && !is_mark(comma + 1) && at(first_, comma + 1) == comma + 1) {
      right = comma + 1;
      while (head(right) >= 0 && at(first_, head(right)) == comma + 1) right = head(right);
      if (head(right) < 0 || head(right) > comma) right = -1;
    }
    int left = -1;
    if (comma > 0 && !is_mark(comma - 1) && at(last_, comma - 1) == comma - 1) {
      left = comma - 1;
      while (head(left) >= 0 && at(last_, head(left)) == comma - 1) left = head(left);
      if (head(left) < comma) left = -1;
    }
    if ((right >= 0) == (left >= 0)) return -1;
    if (right >= 0) return is_one_of(before_commas, at(heads_, right).arc) ? right : -1;
    return is_one_of(after_commas, at(heads_, left).arc) ? left : -1;
  }

  std::span<const std::string_view> words_;
  std::vector<WordHead> heads_;
  std::vector<WordHead> old_;
  std::vector<int> dependents_;
  std::vector<int> first_;
  std::vector<int> last_;
};

}  // namespace

std::vector<WordHead> with_marks_moved(std::span<const std::string_view> words, std::vector<WordHead> heads) {
  return MarkMover(words, std::move(heads)).moved();
}

}  // namespace entente

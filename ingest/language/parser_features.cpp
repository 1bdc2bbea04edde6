#include "ingest/language/parser_features.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Values that features are made of. s0, s1, s2: the stack from its top; b0 …: the next words. w word, p tag,
// c cluster. l and r: outermost dependent at the left and right, l2 and r2 the one beside it, with a its arc.
// lv, rv: how many dependents; ls, rs: the set of their arcs.
enum Value : std::uint8_t {  // NOLINT: indices
  nothing,
  s0w,
  s0p,
  s0c,
  s1w,
  s1p,
  s1c,
  s2w,
  s2p,
  b0w,
  b0p,
  b0c,
  b1w,
  b1p,
  b1c,
  b2w,
  b2p,
  b3p,
  s0lw,
  s0lp,
  s0la,
  s0rw,
  s0rp,
  s0ra,
  s0l2p,
  s0l2a,
  s0r2p,
  s0r2a,
  s1lw,
  s1lp,
  s1la,
  s1rw,
  s1rp,
  s1ra,
  s1l2a,
  s1r2a,
  s2ra,
  b0lw,
  b0lp,
  b0la,
  b0l2p,
  b0l2a,
  s0lv,
  s0rv,
  s1lv,
  s1rv,
  b0lv,
  s0ls,
  s0rs,
  s1ls,
  s1rs,
  b0ls,
  d1,
  d0,
  m1,
  m0,  // distance and what stands between s1 and s0, s0 and b0
  value_count
};

using Values = std::array<std::uint64_t, value_count>;
using Template = std::array<Value, 4>;

// clang-format off
constexpr Template templates[] = {
    {s0w}, {s0p}, {s0w, s0p}, {s1w}, {s1p}, {s1w, s1p}, {s2p}, {s2w, s2p},
    {b0w}, {b0p}, {b0w, b0p}, {b1w}, {b1p}, {b1w, b1p}, {b2p}, {b2w, b2p},
    {s0w, s0p, b0w, b0p}, {s0w, s0p, b0w}, {s0w, b0w, b0p}, {s0w, s0p, b0p}, {s0p, b0w, b0p}, {s0w, b0w}, {s0p, b0p},
    {b0p, b1p}, {s0w, s1w, s1p}, {s0w, s0p, s1p}, {s0p, s1w, s1p}, {s0w, s1w}, {s0p, s1p}, {s1w, b0w}, {s1w, b0p},
    {s1p, b0p}, {s1p, b0w},
    {s0p, b0p, b1p}, {s1p, s0p, b0p}, {s2p, s1p, s0p}, {s1p, s0p, b0w}, {s1w, s0p, b0p}, {s1p, s0w, b0p},
    {b0p, b1p, b2p}, {s0p, b0p, b1p, b2p}, {s2p, s1p, s0p, b0p}, {s1p, s0p, b0p, b1p}, {b1p, b2p, b3p},
    {s0w, b0p, b1p}, {s0p, b0w, b1p}, {s0p, b0p, b1w},
    {s0p, s0lp, b0p}, {s0p, s0rp, b0p}, {s0p, b0p, b0lp}, {s1p, s1rp, s0p}, {s1p, s1lp, s0p}, {s1p, s0p, s0lp},
    {s1p, s0p, s0rp}, {s0p, s0la, s0lp}, {s0p, s0ra, s0rp}, {s1p, s1ra, s1rp}, {b0p, b0la, b0lp},
    {s0p, s0la, s0l2a}, {s0p, s0ra, s0r2a}, {s1p, s1ra, s1r2a}, {s1p, s1la, s1l2a}, {b0p, b0la, b0l2a},
    {s0p, s0lp, s0l2p}, {s0p, s0rp, s0r2p}, {b0p, b0lp, b0l2p},
    {s0lw, s0p, s1p}, {s0lw, s0w, s1p}, {s0lw, s0p, s1w}, {s0lw, s0w, s1w}, {s1lw, s1p, s0p}, {b0lw, b0p, s0p},
    {s0rw, s0p, b0p}, {s1rw, s1p, s0p}, {s1rw, s0lw, s1p, s0p}, {s1w, s1rw, s0p, s0lw},
    {s0p, s0ls}, {s0w, s0ls}, {s0p, s0rs}, {s0w, s0rs}, {s1p, s1rs}, {s1w, s1rs}, {s1p, s1ls}, {s1w, s1ls}, {b0p, b0ls},
    {b0w, b0ls}, {s1p, s0p, s1rs}, {s1p, s0p, s0ls}, {s1p, s0p, s0rs}, {s0p, b0p, s0rs}, {s0p, b0p, b0ls},
    {s0p, b0p, s0ls}, {s0p, b0p, s1p, s1rs},
    {s0p, s0lv}, {s0w, s0rv}, {s1w, s1rv}, {b0p, b0lv},
    {s0p, b0p, d0}, {s0w, b0p, d0}, {s1p, s0p, d1}, {s1w, s0p, d1}, {s1p, s0w, d1},
    {s0p, b0p, m0}, {s1p, s0p, m1}, {s1w, s0p, m1}, {s1p, s0p, b0p, m1}, {s2ra, s1ra, s0p},
    {s0c, b0c}, {s1c, s0c}, {s0c, b0p}, {s0p, b0c}, {s1c, s0p}, {s1p, s0c}, {s0c, s0p, b0c, b0p}, {s1c, s1p, s0c, s0p},
    {s1c, s0lw, s0c}, {s0c, b1c}, {b0c, b1c},
};
// clang-format on
static_assert(std::size(templates) + 4 <= FeatureList::capacity);

constexpr std::uint64_t absent = 0xFFFF;     // no such word
constexpr std::uint64_t root_word = 0xFFFE;  // the artificial root
constexpr std::uint64_t no_dependent = 0xFFFD;

std::uint64_t distance(int left, int right) {
  const int steps = right - left;
  if (steps <= 4) return static_cast<std::uint64_t>(steps);
  return steps <= 7 ? 5 : steps <= 12 ? 6 : 7;
}

class Reader {
 public:
  Reader(const TaggedSentence& sentence, const ParserState& state) : sentence_(sentence), state_(state) {}

  Values values() {
    const int first = state_.stacked(0);
    const int second = state_.stacked(1);
    const int third = state_.stacked(2);
    const int next = state_.next();
    values_[nothing] = 0;
    put_word(first, {s0w, s0p, s0c});
    put_word(second, {s1w, s1p, s1c});
    put_word(third, {s2w, s2p, nothing});
    put_word(next, {b0w, b0p, b0c});
    put_word(behind(1), {b1w, b1p, b1c});
    put_word(behind(2), {b2w, b2p, nothing});
    put_word(behind(3), {nothing, b3p, nothing});
    put_first(first);
    put_second(second);
    values_[s2ra] = arc_of(third < 0 ? -1 : state_.dependents(third).right[0]);
    put_next(next);
    values_[d0] = distance(first, next);
    values_[m0] = sentence_.between(first, next);
    values_[d1] = second < 0 ? absent : distance(second, first);
    values_[m1] = second < 0 ? absent : sentence_.between(second, first);
    return values_;
  }

 private:
  struct Places {
    Value word, tag, cluster;
  };

  int behind(int steps) const {
    const int word = state_.next() + steps;
    return word <= state_.root() ? word : -1;
  }

  void put_word(int word, Places places) {
    const std::uint64_t special = word < 0 ? absent : root_word;
    const bool real = word >= 0 && word != state_.root();
    values_[places.word] = real ? sentence_.word(word).lower : special;
    values_[places.tag] = real ? sentence_.tag(word) : special;
    values_[places.cluster] = real ? sentence_.word(word).cluster : special;
  }

  std::uint64_t word_of(int word) const { return word < 0 ? no_dependent : sentence_.word(word).lower; }
  std::uint64_t tag_of(int word) const { return word < 0 ? no_dependent : sentence_.tag(word); }
  std::uint64_t arc_of(int word) const {
    return word < 0 ? no_dependent : static_cast<std::uint64_t>(state_.arc(word));
  }

  void put_first(int word) {
    const Dependents& of = state_.dependents(word);
    values_[s0lw] = word_of(of.left[0]);
    values_[s0lp] = tag_of(of.left[0]);
    values_[s0la] = arc_of(of.left[0]);
    values_[s0l2p] = tag_of(of.left[1]);
    values_[s0l2a] = arc_of(of.left[1]);
    values_[s0rw] = word_of(of.right[0]);
    values_[s0rp] = tag_of(of.right[0]);
    values_[s0ra] = arc_of(of.right[0]);
    values_[s0r2p] = tag_of(of.right[1]);
    values_[s0r2a] = arc_of(of.right[1]);
    values_[s0lv] = of.left_count;
    values_[s0rv] = of.right_count;
    values_[s0ls] = of.left_arcs;
    values_[s0rs] = of.right_arcs;
  }

  void put_second(int word) {
    static const Dependents none;
    const Dependents& of = word < 0 ? none : state_.dependents(word);
    values_[s1lw] = word_of(of.left[0]);
    values_[s1lp] = tag_of(of.left[0]);
    values_[s1la] = arc_of(of.left[0]);
    values_[s1l2a] = arc_of(of.left[1]);
    values_[s1rw] = word_of(of.right[0]);
    values_[s1rp] = tag_of(of.right[0]);
    values_[s1ra] = arc_of(of.right[0]);
    values_[s1r2a] = arc_of(of.right[1]);
    values_[s1lv] = of.left_count;
    values_[s1rv] = of.right_count;
    values_[s1ls] = of.left_arcs;
    values_[s1rs] = of.right_arcs;
  }

  void put_next(int word) {
    const Dependents& of = state_.dependents(word);
    values_[b0lw] = word_of(of.left[0]);
    values_[b0lp] = tag_of(of.left[0]);
    values_[b0la] = arc_of(of.left[0]);
    values_[b0l2p] = tag_of(of.left[1]);
    values_[b0l2a] = arc_of(of.left[1]);
    values_[b0lv] = of.left_count;
    values_[b0ls] = of.left_arcs;
  }

  const TaggedSentence& sentence_;
  const ParserState& state_;
  Values values_;  // NOLINT: values() sets all
};

}  // namespace

TaggedSentence::TaggedSentence(std::span<const WordTraits> words, std::span<const TagNumber> tags,
                               const Tagger& tagger)
    : words_(words), tags_(tags), before_(words.size() + 1) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    Counts counts = before_[i];
    const WordTag tag = tagger.tag_class(tags[i]).tag;
    counts.marks += tag == WordTag::punct;
    counts.verbs += tag == WordTag::verb;
    counts.conjunctions += tag == WordTag::cconj;
    before_[i + 1] = counts;
  }
}

std::uint32_t TaggedSentence::between(int left, int right) const {
  const Counts& from = before_[static_cast<std::size_t>(left) + 1];
  const Counts& to = before_[static_cast<std::size_t>(right)];
  const auto few = [](std::uint32_t count) { return std::min(count, 3U); };
  return few(to.marks - from.marks) | few(to.verbs - from.verbs) << 2 |
         few(to.conjunctions - from.conjunctions) << 4;
}

FeatureList parser_features(const TaggedSentence& sentence, const ParserState& state) {
  const Values values = Reader(sentence, state).values();
  FeatureList list;
  list.add(0);
  for (std::size_t i = 0; i < std::size(templates); ++i) {
    const Template& one = templates[i];
    // What is not there says so once, by its single value, and not in every pair.
    if (one[1] != nothing && (values[one[0]] == absent || values[one[1]] == absent)) continue;
    FeatureHash hash = (i + 1) * 0xD6E8FEB86659FD93ULL;
    for (const Value value : one) {
      if (value == nothing) break;
      hash = mixed(hash, values[value]);
    }
    list.add(hash);
  }
  return list;
}

}  // namespace entente

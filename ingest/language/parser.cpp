#include "ingest/language/parser.h"

namespace entente {
namespace {

Error damaged(const char* what) {
  return {ErrorCode::malformed, std::string("parser: ") + what, ""};
}

}  // namespace

Result<TransitionTable> TransitionTable::open(std::string_view bytes) {
  TransitionTable table;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto kind = static_cast<unsigned char>(bytes[i]);
    const auto arc = static_cast<unsigned char>(bytes[i + 1]);
    if (kind > static_cast<unsigned char>(TransitionKind::right) || arc >= arc_count)
      return damaged("unknown transition");
    table.transitions_.push_back({static_cast<TransitionKind>(kind), static_cast<Arc>(arc)});
  }
  const auto& all = table.transitions_;
  if (bytes.size() % 2 != 0 || all.size() < 4 || all[0] != Transition{} ||
      all[1] != Transition{TransitionKind::left, Arc::root})
    return damaged("transitions without shift and root");
  std::size_t at = 2;
  while (at < all.size() && all[at].kind == TransitionKind::left) ++at;
  table.first_right_ = static_cast<int>(at);
  while (at < all.size() && all[at].kind == TransitionKind::right) ++at;
  if (table.first_right_ == 2 || table.first_right_ == table.size() || at != all.size())
    return damaged("transitions out of order");
  return table;
}

Result<DependencyParser> DependencyParser::open(std::string_view transitions, std::string_view weights) {
  TransitionTable table = TRY(TransitionTable::open(transitions));
  const WeightTable opened = TRY(WeightTable::open(weights));
  if (opened.classes() != table.size()) return damaged("weights for other transitions");
  return DependencyParser(std::move(table), opened);
}

std::optional<Transition> forced_transition(const ParserState& state) {
  if (state.depth() == 0) return Transition{};
  if (state.must_end()) return Transition{TransitionKind::left, Arc::root};
  return std::nullopt;
}

Transition DependencyParser::best(const TaggedSentence& sentence, const ParserState& state) const {
  const FeatureList features = parser_features(sentence, state);
  const ClassScores scores = weights_.score(features.hashes());
  int best = -1;
  for (const TransitionKind kind : {TransitionKind::shift, TransitionKind::left, TransitionKind::right}) {
    if (!state.allows(kind)) continue;
    const int candidate = scores.best(transitions_.first(kind), transitions_.last(kind));
    if (best < 0 || scores[candidate] > scores[best]) best = candidate;
  }
  return transitions_[best];
}

std::vector<WordHead> DependencyParser::parse(const TaggedSentence& sentence) const {
  ParserState state(sentence.size());
  while (!state.done()) {
    const auto forced = forced_transition(state);
    state.apply(forced ? *forced : best(sentence, state));
  }
  std::vector<WordHead> heads;
  heads.reserve(static_cast<std::size_t>(sentence.size()));
  for (int i = 0; i < sentence.size(); ++i) {
    heads.push_back({state.head(i) == state.root() ? -1 : state.head(i), state.arc(i)});
  }
  return heads;
}

}  // namespace entente

#include "ingest/training/parser_training.h"

#include <algorithm>
#include <array>
#include <set>

#include "ingest/language/parser.h"
#include "ingest/training/averaged_perceptron.h"
#include "ingest/training/parser_oracle.h"
#include "ingest/training/weight_packing.h"

namespace entente {
namespace {

constexpr PackingLimits limits{2, 0.03F};
constexpr std::array kinds = {TransitionKind::shift, TransitionKind::left, TransitionKind::right};

// In the order that TransitionTable asks for.
std::string transitions_of(const std::vector<TrainingSentence>& sentences) {
  std::set<Arc> lefts;
  std::set<Arc> rights;
  for (const TrainingSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.heads.size(); ++i) {
      if (sentence.heads[i] < 0) continue;
      (static_cast<int>(i) < sentence.heads[i] ? lefts : rights).insert(sentence.arcs[i]);
    }
  }
  std::string bytes;
  const auto add = [&bytes](TransitionKind kind, Arc arc) {
    bytes.push_back(static_cast<char>(kind));
    bytes.push_back(static_cast<char>(arc));
  };
  add(TransitionKind::shift, Arc::unknown);
  add(TransitionKind::left, Arc::root);
  for (const Arc arc : lefts) add(TransitionKind::left, arc);
  for (const Arc arc : rights) add(TransitionKind::right, arc);
  return bytes;
}

class ParserLearner {
 public:
  ParserLearner(TransitionTable transitions, double explore, std::uint64_t seed)
      : transitions_(std::move(transitions)), learner_(transitions_.size()), explore_(explore), dice_(seed) {}

  void read(const TaggedSentence& sentence, const TrainingSentence& truth, double explore) {
    const ParserOracle oracle(truth);
    ParserState state(sentence.size());
    while (!state.done()) {
      if (const auto forced = forced_transition(state)) {
        state.apply(*forced);
      } else {
        state.apply(transitions_[decide(sentence, state, oracle, explore)]);
      }
    }
  }

  std::vector<std::size_t> order(std::size_t count) { return dice_.shuffled(count); }
  double explore() const { return explore_; }
  std::string weights() const { return pack(learner_.averaged(), transitions_.size(), limits); }

 private:
  int best(const std::vector<float>& scores, int first, int last) const {
    return static_cast<int>(std::max_element(scores.begin() + first, scores.begin() + last) - scores.begin());
  }

  // The best-liked transition of a kind that loses nothing more than the kind itself does.
  int best_true(const std::vector<float>& scores, const ParserState& state, const ParserOracle& oracle,
                TransitionKind kind) const {
    const int first = transitions_.first(kind);
    const int last = transitions_.last(kind);
    if (kind == TransitionKind::shift) return first;
    const Arc wanted = oracle.wanted(state, kind);
    if (wanted == Arc::unknown) return best(scores, first, last);
    for (int i = first; i < last; ++i) {
      if (transitions_[i].arc == wanted) return i;
    }
    return best(scores, first, last);
  }

  int decide(const TaggedSentence& sentence, const ParserState& state, const ParserOracle& oracle,
             double explore) {
    const FeatureList features = parser_features(sentence, state);
    const std::vector<float>& scores = learner_.score(features.hashes());
    int lowest = -1;
    int guess = -1;
    for (const TransitionKind kind : kinds) {
      if (!state.allows(kind)) continue;
      const int cost = oracle.cost(state, kind);
      lowest = lowest < 0 ? cost : std::min(lowest, cost);
      const int candidate = best(scores, transitions_.first(kind), transitions_.last(kind));
      if (guess < 0 || scores[static_cast<std::size_t>(candidate)] > scores[static_cast<std::size_t>(guess)])
        guess = candidate;
    }
    int truth = -1;
    for (const TransitionKind kind : kinds) {
      if (!state.allows(kind) || oracle.cost(state, kind) != lowest) continue;
      const int candidate = best_true(scores, state, oracle, kind);
      if (candidate == guess) {
        learner_.pass();
        return guess;
      }
      if (truth < 0 || scores[static_cast<std::size_t>(candidate)] > scores[static_cast<std::size_t>(truth)])
        truth = candidate;
    }
    learner_.update(features.hashes(), truth, guess);
    return dice_.chance(explore) ? guess : truth;
  }

  TransitionTable transitions_;
  AveragedPerceptron learner_;
  double explore_;
  TrainingDice dice_;
};

}  // namespace

ParserParts train_parser(const std::vector<TrainingSentence>& sentences,
                         const std::vector<std::vector<TagNumber>>& tags, const Tagger& tagger,
                         const WordKnowledge& knowledge, const ParserSettings& settings) {
  ParserParts parts;
  parts.transitions = transitions_of(sentences);
  ParserLearner learner(TransitionTable::open(parts.transitions).value(), settings.explore, settings.seed);
  for (int round = 0; round < settings.rounds; ++round) {
    const double explore = round == 0 ? 0.0 : settings.explore;
    for (const std::size_t i : learner.order(sentences.size())) {
      const auto words = sentences[i].words();
      const std::vector<WordTraits> traits = traits_of(words, knowledge);
      learner.read(TaggedSentence(traits, tags[i], tagger), sentences[i], explore);
    }
  }
  parts.weights = learner.weights();
  return parts;
}

}  // namespace entente

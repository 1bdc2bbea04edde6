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

constexpr PackingLimits limits{12, 3.5F};
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
  ParserLearner(TransitionTable transitions, const ParserSettings& settings, std::uint64_t seed)
      : transitions_(std::move(transitions)),
        learner_(transitions_.size()),
        settings_(settings),
        dice_(seed) {}

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
  std::vector<WeightRow> weights() const { return learner_.averaged(); }

 private:
  // Whether a transition is as good as any: its kind loses the fewest arcs, and its arc is the true one or
  // cannot be.
  struct Choice {
    int truth = -1;  // best-liked of the good ones
    int error = -1;  // best-liked of the others
  };

  Choice choose(const std::vector<float>& scores, const ParserState& state,
                const ParserOracle& oracle) const {
    std::array<int, kinds.size()> costs{};
    int lowest = -1;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      costs[k] = state.allows(kinds[k]) ? oracle.cost(state, kinds[k]) : -1;
      if (costs[k] >= 0 && (lowest < 0 || costs[k] < lowest)) lowest = costs[k];
    }
    Choice choice;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (costs[k] < 0) continue;
      const Arc wanted = kinds[k] == TransitionKind::shift ? Arc::unknown : oracle.wanted(state, kinds[k]);
      for (int i = transitions_.first(kinds[k]); i < transitions_.last(kinds[k]); ++i) {
        const bool good = costs[k] == lowest && (wanted == Arc::unknown || transitions_[i].arc == wanted);
        int& best = good ? choice.truth : choice.error;
        if (best < 0 || scores[static_cast<std::size_t>(i)] > scores[static_cast<std::size_t>(best)])
          best = i;
      }
    }
    return choice;
  }

  int decide(const TaggedSentence& sentence, const ParserState& state, const ParserOracle& oracle,
             double explore) {
    const FeatureList features = dice_.thinned(parser_features(sentence, state), settings_.dropped);
    const std::vector<float>& scores = learner_.score(features.hashes());
    const Choice choice = choose(scores, state, oracle);
    if (choice.truth < 0 || choice.error < 0) return std::max(choice.truth, choice.error);
    const float lead =
        scores[static_cast<std::size_t>(choice.truth)] - scores[static_cast<std::size_t>(choice.error)];
    if (lead > settings_.margin) {
      learner_.pass();
      return choice.truth;
    }
    learner_.update(features.hashes(), choice.truth, choice.error);
    return lead <= 0 && dice_.chance(explore) ? choice.error : choice.truth;
  }

  TransitionTable transitions_;
  AveragedPerceptron learner_;
  ParserSettings settings_;
  TrainingDice dice_;
};

}  // namespace

ParserParts train_parser(const std::vector<TrainingSentence>& sentences,
                         const std::vector<std::vector<TagNumber>>& tags, const Tagger& tagger,
                         const WordKnowledge& knowledge, const ParserSettings& settings) {
  ParserParts parts;
  parts.transitions = transitions_of(sentences);
  std::vector<WeightRow> weights;
  for (int member = 0; member < settings.members; ++member) {
    ParserLearner learner(TransitionTable::open(parts.transitions).value(), settings,
                          settings.seed + static_cast<std::uint64_t>(member));
    for (int round = 0; round < settings.rounds; ++round) {
      const double explore = round == 0 ? 0.0 : settings.explore;
      for (const std::size_t i : learner.order(sentences.size())) {
        const auto words = sentences[i].words();
        const std::vector<WordTraits> traits = traits_of(words, knowledge);
        learner.read(TaggedSentence(traits, tags[i], tagger), sentences[i], explore);
      }
    }
    weights = summed(weights, learner.weights());
  }
  parts.weights = pack(weights, static_cast<int>(parts.transitions.size() / 2), limits);
  return parts;
}

}  // namespace entente

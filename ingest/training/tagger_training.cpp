#include "ingest/training/tagger_training.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

#include "ingest/training/averaged_perceptron.h"
#include "ingest/training/weight_packing.h"

namespace entente {
namespace {

constexpr std::size_t common_word = 3;  // rarer ones would teach that the set is always right
constexpr double common_tag = 0.02;     // share of a word's tags below which one is an error or a freak
constexpr float margin = 60;            // by which the truth must win; one update moves some 140
constexpr double dropped = 0.1;         // share of the features left out of a decision
constexpr PackingLimits limits{3, 0.5F};

WordKnowledge knowledge_with(std::string_view tag_sets) {
  return {NumberTable::open(tag_sets).value(), WordClusters::load().value()};
}

using TagCounts = std::map<TagNumber, std::size_t>;

// Words with the same tags get the same number.
std::string tag_sets_of(const std::vector<const TrainingSentence*>& sentences) {
  std::map<std::uint32_t, TagCounts> counts;
  const WordKnowledge nothing{NumberTable(), WordClusters::load().value()};
  for (const TrainingSentence* sentence : sentences) {
    const auto words = sentence->words();
    const auto traits = traits_of(words, nothing);
    for (std::size_t i = 0; i < traits.size(); ++i) ++counts[traits[i].lower][sentence->tags[i]];
  }
  std::map<std::vector<TagNumber>, std::uint32_t> sets;
  std::unordered_map<std::uint32_t, std::uint32_t> set_of;
  for (const auto& [word, tags] : counts) {
    std::size_t total = 0;
    for (const auto& [tag, count] : tags) total += count;
    if (total < common_word) continue;
    std::vector<std::pair<std::size_t, TagNumber>> by_count;
    for (const auto& [tag, count] : tags) {
      if (static_cast<double>(count) >= common_tag * static_cast<double>(total))
        by_count.emplace_back(count, tag);
    }
    std::sort(by_count.rbegin(), by_count.rend());
    std::vector<TagNumber> set;
    for (const auto& [count, tag] : by_count) set.push_back(tag);
    set_of[word] = sets.try_emplace(set, static_cast<std::uint32_t>(sets.size()) + 1).first->second;
  }
  return NumberTable::pack(set_of);
}

int best_of(const std::vector<float>& scores) {
  return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

void TaggerTrainer::learn(AveragedPerceptron& learner, const std::vector<WordTraits>& words,
                          const std::vector<TagNumber>& truth) {
  std::vector<TagNumber> tags;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const FeatureList features = dice_.thinned(tagger_features(words, tags, at), dropped);
    std::vector<float> scores = learner.score(features.hashes());
    const int guess = best_of(scores);
    const float right = scores[truth[at]];
    scores[truth[at]] = std::numeric_limits<float>::lowest();
    const int error = best_of(scores);
    if (right > scores[static_cast<std::size_t>(error)] + margin) {
      learner.pass();
    } else {
      learner.update(features.hashes(), truth[at], error);
    }
    tags.push_back(static_cast<TagNumber>(guess));
  }
}

TaggerParts TaggerTrainer::train(const std::vector<const TrainingSentence*>& sentences, int rounds) {
  TaggerParts parts;
  parts.tag_sets = tag_sets_of(sentences);
  const WordKnowledge knowledge = knowledge_with(parts.tag_sets);
  AveragedPerceptron learner(static_cast<int>(numbering_->classes().size()));
  TrainingDice dice(7);
  for (int round = 0; round < rounds; ++round) {
    for (const std::size_t i : dice.shuffled(sentences.size())) {
      const auto words = sentences[i]->words();
      learn(learner, traits_of(words, knowledge), sentences[i]->tags);
    }
  }
  parts.weights = pack(learner.averaged(), learner.classes(), limits);
  return parts;
}

std::vector<std::vector<TagNumber>> TaggerTrainer::jackknifed_tags(
    const std::vector<TrainingSentence>& sentences, int folds, int rounds) {
  std::vector<std::vector<TagNumber>> tags(sentences.size());
  const auto parts = static_cast<std::size_t>(folds);
  for (std::size_t fold = 0; fold < parts; ++fold) {
    std::vector<const TrainingSentence*> others;
    for (const TrainingSentence& sentence : sentences) {
      if (sentence.origin % parts != fold) others.push_back(&sentence);
    }
    const TaggerParts trained = train(others, rounds);
    const Tagger tagger = Tagger::open(numbering_->packed(), trained.weights).value();
    const WordKnowledge knowledge = knowledge_with(trained.tag_sets);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].origin % parts != fold) continue;
      const auto words = sentences[i].words();
      tags[i] = tagger.tag(traits_of(words, knowledge));
    }
  }
  return tags;
}

}  // namespace entente

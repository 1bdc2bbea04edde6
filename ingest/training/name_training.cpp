#include "ingest/training/name_training.h"

#include <iterator>
#include <random>

#include "ingest/training/chain_learner.h"
#include "ingest/training/name_model.h"

namespace entente {
namespace {

// Settings found on CrossNER's dev part; F1 differs by less than a point around them.
constexpr ChainSettings before{.rounds = 3, .rate = 0.02F, .penalty = 1e-5F, .dropout = 0.3F, .seed = 5};
constexpr ChainSettings last{.rounds = 60, .rate = 0.02F, .penalty = 1e-5F, .dropout = 0.3F, .seed = 9};

constexpr std::uint32_t courses = 5;

constexpr LabelSet only(NameLabel label) {
  return static_cast<LabelSet>(1u << label);
}

// A capitalised word that a corpus of persons, organisations and places marks as none may still be an event
// or some other name.
LabelSet open_to_others() {
  LabelSet set = only(no_name);
  for (const NameType type : {NameType::event, NameType::other}) {
    for (const NamePart part : {NamePart::whole, NamePart::first, NamePart::later})
      set = static_cast<LabelSet>(set | only(label_of(type, part)));
  }
  return set;
}

std::vector<ChainExample> examples_of(const std::vector<MarkedSentence>& sentences, const NameTypes& types,
                                      LabelSet unmarked, const Lexicon& lexicon,
                                      const WordClusters& clusters) {
  const ReadingDraft draft = draft_of_words(sentences, lexicon);
  std::vector<ChainExample> examples;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const TokenRange range = draft.tokens_of(draft.reading.sentences[i]);
    ChainExample example;
    example.features = name_features(draft, range, known_name_tags(draft, range), clusters);
    for (const NameLabel label : labels_of(labelled_names(sentences[i], types), 0, range.size())) {
      const std::uint32_t at = range.first + static_cast<std::uint32_t>(example.allowed.size());
      example.allowed.push_back(label == no_name && draft.token(at).capitalised ? unmarked : only(label));
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

// The mean of several courses of learning that differ in what dropout hides: steadier than any of them.
ChainWeights average(const std::vector<ChainExample>& examples, const ChainWeights& start) {
  const auto add = [](std::vector<float>& sum, const std::vector<float>& more) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i] / static_cast<float>(courses);
  };
  ChainWeights mean = empty_chain_weights();
  for (std::uint32_t course = 0; course < courses; ++course) {
    ChainSettings settings = last;
    settings.seed += course;
    const ChainWeights learned = train_chain(examples, start, settings);
    add(mean.rows, learned.rows);
    add(mean.transitions, learned.transitions);
    add(mean.beginnings, learned.beginnings);
  }
  return mean;
}

}  // namespace

Result<std::string> train_names(const NameTrainingData& data, const Lexicon& lexicon) {
  const WordClusters clusters = TRY(WordClusters::load());
  std::vector<ChainExample> first;
  if (!data.texts.empty()) first = TRY(silver_names(data.texts, lexicon, clusters, {}));
  std::vector<ChainExample> general =
      examples_of(data.general, general_types(), open_to_others(), lexicon, clusters);
  std::move(general.begin(), general.end(), std::back_inserter(first));
  ChainWeights weights = empty_chain_weights();
  if (!first.empty()) weights = train_chain(first, std::move(weights), before);
  return name_model_bytes(
      average(examples_of(data.political, political_types(), only(no_name), lexicon, clusters), weights));
}

}  // namespace entente

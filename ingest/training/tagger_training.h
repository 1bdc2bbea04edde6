// Learns the weights of language/tagger.h.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/word_traits.h"
#include "ingest/training/averaged_perceptron.h"
#include "ingest/training/training_sentences.h"

namespace entente {

struct TaggerParts {
  std::string tag_sets;  // of the words common enough, as NumberTable
  std::string weights;   // as WeightTable
};

class TaggerTrainer {
 public:
  explicit TaggerTrainer(const TagNumbering& numbering) : numbering_(&numbering) {}

  // `sentences` may be a part of all. Some seconds a round for 200,000 words.
  TaggerParts train(const std::vector<const TrainingSentence*>& sentences, int rounds);

  // The tags that a tagger gives which has not seen the sentence: of taggers each trained without one of
  // `folds` parts. One row a sentence. What the parser must be trained with, as it will not meet the truth
  // later.
  std::vector<std::vector<TagNumber>> jackknifed_tags(const std::vector<TrainingSentence>& sentences,
                                                      int folds, int rounds);

 private:
  void learn(AveragedPerceptron& learner, const std::vector<WordTraits>& words,
             const std::vector<TagNumber>& truth);

  const TagNumbering* numbering_;
  TrainingDice dice_{99};
};

}  // namespace entente

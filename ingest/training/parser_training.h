// Learns the weights of language/parser.h: a dynamic oracle (Goldberg and Nivre 2013) tells after any row of
// transitions, good or bad, which next ones lose no further arc, so that the parser learns among its own
// errors.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/word_traits.h"
#include "ingest/training/training_sentences.h"

namespace entente {

struct ParserParts {
  std::string transitions;
  std::string weights;
};

struct ParserSettings {
  int rounds = 12;
  double explore = 0.9;   // how often, after the first round, its own choice is followed although it is wrong
  float margin = 100;     // by which a good transition must win; one update moves some 230
  double dropped = 0.15;  // share of the features left out of a decision
  int members = 3;        // learners with seeds of their own, whose weights are added up
  std::uint64_t seed = 11;
};

// `tags` are those the parser will see, one row a sentence.
ParserParts train_parser(const std::vector<TrainingSentence>& sentences,
                         const std::vector<std::vector<TagNumber>>& tags, const Tagger& tagger,
                         const WordKnowledge& knowledge, const ParserSettings& settings);

}  // namespace entente

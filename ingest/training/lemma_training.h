// Learns the rules of language/lemmatiser.h: for each tag the commonest rule of every ending, kept where it
// says something else than the shorter ending does.
#pragma once

#include <string>
#include <vector>

#include "ingest/training/training_sentences.h"

namespace entente {

struct LemmaParts {
  std::string rules;
  std::string endings;
};

LemmaParts train_lemmas(const std::vector<TreebankSentence>& treebank, const TagNumbering& numbering);

}  // namespace entente

// How well a syntax model reads a treebank.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/syntax_model.h"
#include "ingest/training/treebank.h"

namespace entente {

// Percent of all words, punctuation included, on the treebank's own words. As the CoNLL 2018 scorer counts,
// `las` compares relations without their subtypes; `las_subtypes` compares them in full.
struct SyntaxScores {
  double upos = 0, uas = 0, las = 0, las_subtypes = 0, form = 0, lemma = 0;
  double sentences_per_second = 0;
  std::size_t words = 0, sentences = 0;
};

SyntaxScores score_syntax(const SyntaxModel& model, const std::vector<TreebankSentence>& treebank);

// One JSON object on one line.
std::string to_json(const SyntaxScores& scores, double load_ms);

}  // namespace entente

// Treebank sentences as the trainers take them: with numbers for tags, and with copies in other capitals.
//
// The treebank is running text; policy documents are full of headings in title case, items that begin with a
// small letter or a bare verb and end without a full stop. Copies of some sentences in that dress teach the
// models not to lean on capitals and full stops.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ingest/language/tagger.h"
#include "ingest/training/treebank.h"

namespace entente {

// Numbers for the pairs of universal and Penn tag that are common enough; rare pairs take the commonest of
// their universal tag.
class TagNumbering {
 public:
  explicit TagNumbering(const std::vector<TreebankSentence>& treebank);

  TagNumber number_of(const TreebankWord& word) const;
  const std::vector<TagClass>& classes() const { return classes_; }
  std::string packed() const;  // as Tagger::open() reads it

 private:
  std::map<std::pair<WordTag, std::string>, TagNumber> numbers_;
  std::map<WordTag, TagNumber> commonest_;
  std::vector<TagClass> classes_;
};

struct TrainingSentence {
  std::size_t origin = 0;  // index in the treebank: copies stay with their original when data is divided
  std::vector<std::string> forms;
  std::vector<TagNumber> tags;
  std::vector<int> heads;  // as in TreebankWord
  std::vector<Arc> arcs;

  std::vector<std::string_view> words() const { return {forms.begin(), forms.end()}; }
};

// The sentences and their copies. Deterministic.
std::vector<TrainingSentence> training_sentences(const std::vector<TreebankSentence>& treebank,
                                                 const TagNumbering& numbering);

// A random number generator of our own spelling, so that every library gives the same models.
class TrainingDice {
 public:
  explicit TrainingDice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound);  // REQUIRES: bound > 0
  bool chance(double probability) { return static_cast<double>(below(1000000)) < probability * 1e6; }
  std::vector<std::size_t> shuffled(std::size_t count);  // 0 … count-1
  // Without a share of the features, so that no decision leans on a few of them.
  FeatureList thinned(const FeatureList& all, double dropped);

 private:
  std::uint64_t state_;
};

}  // namespace entente

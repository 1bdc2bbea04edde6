// What the parser looks at before a transition: the words, tags, clusters and finished dependents of the
// three topmost words of the stack and the next words (after Zhang and Nivre 2011), the words' distances and
// what stands between them.
#pragma once

#include <span>
#include <vector>

#include "ingest/language/feature_hash.h"
#include "ingest/language/parser_state.h"
#include "ingest/language/tagger.h"
#include "ingest/language/word_traits.h"

namespace entente {

// One sentence with its tags, and what can be counted beforehand.
class TaggedSentence {
 public:
  // The spans must outlive it. `tag_of` gives the universal tag of a number.
  TaggedSentence(std::span<const WordTraits> words, std::span<const TagNumber> tags, const Tagger& tagger);

  int size() const { return static_cast<int>(words_.size()); }
  const WordTraits& word(int i) const { return words_[static_cast<std::size_t>(i)]; }
  TagNumber tag(int i) const { return tags_[static_cast<std::size_t>(i)]; }
  // How many punctuation marks, verbs and conjunctions stand between two words, up to three of each.
  std::uint32_t between(int left, int right) const;

 private:
  struct Counts {
    std::uint32_t marks = 0, verbs = 0, conjunctions = 0;
  };
  std::span<const WordTraits> words_;
  std::span<const TagNumber> tags_;
  std::vector<Counts> before_;  // of each word and of the end: how many stand before it
};

// REQUIRES: a stack that is not empty
FeatureList parser_features(const TaggedSentence& sentence, const ParserState& state);

}  // namespace entente

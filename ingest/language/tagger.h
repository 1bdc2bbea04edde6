// Tags the words of a sentence from left to right: a linear model over the word, its neighbours and the tags
// given so far (Collins 2002), with the set of tags each word had in the treebank as look-ahead.
//
// A class of the model is a WordTag with a WordForm, finer where the treebank's second tag set is ("that" the
// determiner, the pronoun, the conjunction); the parser reads classes, everybody else tag and form.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/language/feature_hash.h"
#include "ingest/language/syntax.h"
#include "ingest/language/weight_table.h"
#include "ingest/language/word_traits.h"

namespace entente {

struct TagClass {
  WordTag tag = WordTag::unknown;
  WordForm form = WordForm::none;
};

using TagNumber = std::uint8_t;  // index of a TagClass

// What the tagger looks at to tag words[at], when the words before it have `tags`.
FeatureList tagger_features(std::span<const WordTraits> words, std::span<const TagNumber> tags,
                            std::size_t at);

class Tagger {
 public:
  // Views of the bytes, which must outlive it. `malformed` when classes and weights do not fit together.
  static Result<Tagger> open(std::string_view classes, std::string_view weights);

  // One number a word.
  std::vector<TagNumber> tag(std::span<const WordTraits> words) const;
  TagClass tag_class(TagNumber number) const { return classes_[number]; }

 private:
  Tagger(std::vector<TagClass> classes, WeightTable weights)
      : classes_(std::move(classes)), weights_(weights) {}

  std::vector<TagClass> classes_;
  WeightTable weights_;
};

}  // namespace entente

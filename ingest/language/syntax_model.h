// Tags, lemmas and dependency arcs of English sentences, from a model that ingest/training made.
//
//   const SyntaxModel model = TRY(SyntaxModel::load());
//   for (const AnalysedWord& word : model.analyse(words)) …      // one for each word
//
// Words are those of the treebank: "don't" is "do" and "n't", "Japan's" is "Japan" and "'s", hyphens stand
// alone (extraction/sentence_syntax.h makes them of our tokens). Any words give a tree; the costs are linear
// in their number. Accuracy and speed: ingest/language/model/README.md.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/language/lemmatiser.h"
#include "ingest/language/parser.h"
#include "ingest/language/tagger.h"
#include "ingest/language/word_traits.h"

namespace entente {

struct AnalysedWord {
  WordTag tag = WordTag::unknown;
  WordForm form = WordForm::none;
  Arc arc = Arc::unknown;
  int head = -1;  // index of a word; -1: the root
  std::string lemma;
};

class SyntaxModel {
 public:
  // Longer sentences are read in pieces of this many words, each a tree of its own.
  static constexpr std::size_t longest_piece = 1000;

  // The model in the program, checked: some milliseconds.
  static Result<SyntaxModel> load();
  // `bytes` must outlive the result. `malformed`: it says what does not fit. A model belongs to the word
  // clusters it was trained with and refuses others.
  static Result<SyntaxModel> read(std::string_view bytes);

  std::vector<AnalysedWord> analyse(std::span<const std::string_view> words) const;
  // Another model, another name: its checksum, hex.
  const std::string& identity() const { return identity_; }

 private:
  SyntaxModel(std::string identity, WordKnowledge knowledge, Tagger tagger, DependencyParser parser,
              Lemmatiser lemmatiser)
      : identity_(std::move(identity)),
        knowledge_(std::move(knowledge)),
        tagger_(std::move(tagger)),
        parser_(std::move(parser)),
        lemmatiser_(std::move(lemmatiser)) {}

  std::string identity_;
  WordKnowledge knowledge_;
  Tagger tagger_;
  DependencyParser parser_;
  Lemmatiser lemmatiser_;
};

// How a model file is put together: a header (magic, checksum of all behind it, hash of the cluster file,
// size of each part), then the parts.
namespace syntax_file {
inline constexpr std::string_view magic = "ENTSYNT1";
enum Part {
  tag_classes,
  tagger_weights,
  tag_sets,
  transitions,
  parser_weights,
  lemma_rules,
  lemma_endings,
  parts
};
using Parts = std::array<std::string, parts>;
std::string put_together(const Parts& parts);
// Of any bytes; eight at a time.
std::uint64_t checksum_of(std::string_view bytes);
}  // namespace syntax_file

}  // namespace entente

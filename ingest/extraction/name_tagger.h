// Names that a learned model sees: persons, organisations, places, events and others, known to the lexicon or
// not.
//
//   const Result<NameTagger> tagger = NameTagger::load();
//   for (const TaggedName& name : tagger->tag(draft, draft.tokens_of(sentence))) …
//
// A linear-chain conditional random field over hashed features (name_features.h), its weights in a byte each.
// A sentence costs time linear in its tokens, about two microseconds each. Immutable; any number of threads
// may ask one tagger.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/extraction/name_features.h"
#include "ingest/extraction/name_labels.h"

namespace entente {

struct TaggedName {
  TokenRange tokens;
  NameType type = NameType::other;
  float confidence = 0;  // the least probability that the model gives to a token's label; (0, 1]
};

class NameTagger {
 public:
  // The model in the program. It is checked at every call (about a millisecond): keep the result.
  static Result<NameTagger> load();
  // `bytes` must outlive the result. Errors: malformed, which says what does not fit.
  static Result<NameTagger> read(std::string_view bytes, const WordClusters& clusters);

  // The names of a sentence, in order, not overlapping.
  std::vector<TaggedName> tag(const ReadingDraft& draft, TokenRange sentence) const;
  // The same when the caller decides what the tagger is told of the lexicon's names.
  std::vector<TaggedName> tag(const ReadingDraft& draft, TokenRange sentence,
                              const std::vector<KnownNameTag>& known) const;

  const WordClusters& clusters() const { return clusters_; }

  using Row = std::array<float, name_label_count>;

 private:
  explicit NameTagger(const WordClusters& clusters) : clusters_(clusters) {}
  std::vector<Row> potentials(const FeatureRows& features) const;
  std::vector<NameLabel> best_path(const std::vector<Row>& potentials) const;
  std::vector<Row> probabilities(const std::vector<Row>& potentials) const;

  WordClusters clusters_;
  const char* weights_ = nullptr;  // name_row_count × name_label_count, a signed byte each
  float scale_ = 1;                // what a byte of weight is worth
  Row beginnings_{};
  std::array<Row, name_label_count> factors_{};  // of label and next: e to the weight, 0 when impossible
};

// The model file (little-endian): magic, rows, labels, scale, reserved, checksum of what follows, weights of
// beginnings and transitions (floats), weights of rows (bytes).
namespace name_model_file {
inline constexpr std::string_view magic = "ENTNAME1";
inline constexpr std::size_t header_size = 32;  // magic 8, rows 4, labels 4, scale 4, reserved 4, checksum 8
inline constexpr std::size_t chain_size = (1 + name_label_count) * name_label_count * sizeof(float);
inline constexpr std::size_t rows_size = std::size_t{name_row_count} * name_label_count;
}  // namespace name_model_file

}  // namespace entente

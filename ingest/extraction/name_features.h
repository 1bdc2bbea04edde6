// What the name tagger sees of a token: rows of its weight table, one for each thing that is so.
//
// The word, its look, beginnings and endings, its clusters; the same of its neighbours; what the lexicon says
// of it; the run of capitalised words that it stands in, with the words around that run. Rows are hashes: two
// things may share a row, and the weights are learned with that.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/extraction/reading_draft.h"
#include "ingest/language/word_clusters.h"

namespace entente {

inline constexpr std::uint32_t name_row_count = 1u << 18;

// What the names of the lexicon say of a token: 0 nothing, else the kind of a name there and whether the
// token begins it.
using KnownNameTag = std::uint8_t;

struct FeatureRows {
  std::vector<std::uint32_t> rows;  // below name_row_count
  std::vector<std::uint32_t>
      ends;  // of each token: where its rows end in `rows`; without rows it is in no name

  bool in_no_name(std::size_t token) const { return ends[token] == (token == 0 ? 0 : ends[token - 1]); }
};

// Of each token of the range. Names are taken whole, the longest first from the left.
std::vector<KnownNameTag> known_name_tags(const ReadingDraft& draft, TokenRange range);

// REQUIRES: known.size() == range.size()
FeatureRows name_features(const ReadingDraft& draft, TokenRange range, const std::vector<KnownNameTag>& known,
                          const WordClusters& clusters);

}  // namespace entente

// What the tagger and the parser see of a word: hashes of its spelling, ends and beginnings, and its shape.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/number_table.h"
#include "ingest/language/word_clusters.h"

namespace entente {

struct WordTraits {
  std::uint32_t exact = 0;                  // as written, digits as 0
  std::uint32_t lower = 0;                  // the same in lower case
  std::array<std::uint32_t, 5> suffixes{};  // of 1 … 5 bytes, lower case; 0: the word is shorter
  std::array<std::uint32_t, 4> prefixes{};  // of 1 … 4 bytes
  std::uint32_t shape = 0;                  // "Xx", "XX", "d.d" as a hash
  // What was known before the sentence was read.
  std::uint32_t tags = 0;     // number of the set of tags that the treebank has the word with; 0: not seen
  std::uint32_t cluster = 0;  // fine
  std::uint32_t coarse = 0;
};

// What is known of words before they are read.
struct WordKnowledge {
  NumberTable tag_sets;  // by WordTraits::lower
  WordClusters clusters;
};

// Of the words of one sentence. Linear in the bytes.
std::vector<WordTraits> traits_of(std::span<const std::string_view> words, const WordKnowledge& knowledge);

}  // namespace entente

// The tokens of one sentence as the words of the treebank that the syntax model was trained on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

struct TreebankSplit {
  std::vector<std::string_view> words;
  // Of each token: its words [first, last). Tokens of one word share it.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Range> of_token;
  std::vector<std::uint32_t> token_of;  // of each word its first token; both count from the sentence's first
};

// Contractions are parted ("don't": "do", "n't"); what touches is joined in web addresses, rows of full stops
// or dashes, and clock times.
TreebankSplit split_as_treebank(const Reading& reading, const Sentence& sentence);

}  // namespace entente

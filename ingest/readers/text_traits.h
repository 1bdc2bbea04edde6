// What the words of a block look like, in numbers: the part of the block model's input that needs no tree.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

constexpr int text_trait_count = 38;

// Appends text_trait_count numbers. Cost: one pass over at most 2,000 bytes of the block.
void append_text_traits(const Draft& draft, std::vector<float>& row);

// The traits that neighbours tell of each other, as offsets into those.
enum class TextTrait { bytes, words, link_density, stop_share, ends_sentence, is_heading, is_item };

}  // namespace entente

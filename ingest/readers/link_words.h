// What a link says it is for, by its words.
#pragma once

#include <string_view>

namespace entente {

enum class LinkUse {
  other,
  onward,  // to the next page of a listing: "Older posts", "Next ›"
  into,    // into the item it stands in: "Read more", "Download PDF"
};

// The phrases are a table: listing_phrases.inc.
LinkUse use_of_link(std::string_view words);

}  // namespace entente

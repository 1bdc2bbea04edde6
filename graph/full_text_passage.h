// Finds the words of a page that a query means, and the part of the page that shows most of them.
#pragma once

#include <string_view>

#include "graph/full_text.h"

namespace entente {

// At most about 260 bytes of `text`, from word to word, where most different parts of the query stand close
// together; the first such place. What the query must not find is not marked. Linear in the text for each of
// the query's words.
Passage passage_of(std::string_view text, std::string_view language, const FullTextQuery& query);

}  // namespace entente

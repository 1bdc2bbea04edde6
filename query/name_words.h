// Names by their words, in whatever order: what a person remembers of "Camp David Summit" may be "summit camp
// david".
#pragma once

#include <string_view>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

// Names made of exactly these words, folded, in any order; none for a name of one word, which is looked up as
// it is. Scans all names.
Result<std::vector<NameMatch>> named_in_any_order(const Snapshot& snapshot, std::string_view name);

// Names in which each word of `prefix` begins a word; most documents first, at most `limit`. Scans all names.
Result<std::vector<NameMatch>> with_words_beginning(const Snapshot& snapshot, std::string_view prefix,
                                                    std::size_t limit);

}  // namespace entente

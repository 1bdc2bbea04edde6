// What could be typed next in a statement of openCypher. Wrong door? completion.h chooses between this and
// verbs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/completion.h"

namespace entente {

// REQUIRES: is_query(text). `text` ends at the cursor.
Completions complete_statement(std::string_view text, const Snapshot& snapshot,
                               const std::vector<std::string>& parameters);

// Names of entities that begin with `prefix`, or else have words that do, as they stand between quotes of
// this kind, quotes included.
std::vector<std::string> quoted_names(const Snapshot& snapshot, std::string_view prefix, char quote);

}  // namespace entente

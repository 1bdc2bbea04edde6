// Filters of one question that cannot stand together, or not alone: `by hubs` beside `in order`, `gap 30`
// without `in order`. Told from the words, before anything is looked up, so that the caret is under the
// filter.
#pragma once

#include <optional>

#include "graph/result.h"
#include "query/parsed_question.h"

namespace entente {

// invalid_query for the first filter that contradicts one before it or lacks the one it belongs to; nothing
// when all agree. What statements say in options is checked where options are read (paths/path_choice.h).
std::optional<Error> disagreement(const ParsedQuestion& question);

}  // namespace entente

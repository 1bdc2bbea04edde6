// What a question about paths asks of the search, and what is to be said of the paths it finds: shared by the
// verb `path` and the procedures path.*.
#pragma once

#include <string>
#include <vector>

#include "query/paths/path_choice.h"
#include "query/verbs/verbs.h"

namespace entente {

struct PathQuestion {
  PathRules rules;  // refers to the question
  PathChoice choice;
  std::size_t ways = 1;
};

// Facts only, no stance, no Topic, Place or Document between the ends, unless the question says otherwise.
// Fails as path_choice() does. The question outlives what it returns.
Result<PathQuestion> path_question(const BoundQuestion& question, PathSearchKind kind, std::size_t ways);

Result<std::vector<Path>> find_paths(Inquiry& inquiry, const PathQuestion& asked);

// A node on every way, what was left out, that there are no more ways.
Result<std::vector<std::string>> path_notes(Inquiry& inquiry, const PathQuestion& asked,
                                            const std::vector<Path>& paths);

}  // namespace entente

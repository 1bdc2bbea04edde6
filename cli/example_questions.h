// Questions that the graph at hand can answer, for people who see it for the first time.
#pragma once

#include <string>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

// At most three, made from the actors in most documents; empty where the graph holds none. Reads all entities
// of graphs up to a size, so it is for beginnings, not for every question.
std::vector<std::string> example_questions(const Snapshot& snapshot);

}  // namespace entente

// Which entities a walk may pass through.
#pragma once

#include <set>
#include <string>

#include "query/bound_question.h"

namespace entente {

// Everything is three steps from everything through "climate": Topic, Place and Document stay outside paths
// unless the question names relations with `via`.
std::set<EntityKind> inner_kinds(const BoundQuestion& question);

// "inside the path: not Document, Place, Topic (…)"; "" when every kind may stand there.
std::string note_of_inner_kinds(const std::set<EntityKind>& inner);

}  // namespace entente

// What a commit refuses, before anything is read or written.
#pragma once

#include "graph/changes.h"
#include "graph/result.h"

namespace entente {

// invalid_argument with the first rule that `changes` break: ids set and of a known kind, no entity, page,
// statement or relation twice, every entity that is named among the entities (the document itself too), every
// quote not empty and exactly the bytes of its page at its offsets, symmetric relations with their ends in
// order, confidence between 0 and 1.
Result<void> validate(const Changes& changes);

}  // namespace entente

// A document's Changes as they were committed, read back row by row.
#pragma once

#include "graph/changes.h"
#include "graph/database.h"
#include "graph/result.h"

namespace entente {

// `corruption` when a row that its contribution names is missing or cannot be read. Reads every row of the
// document: one read per page, statement and relation.
Result<Changes> stored_changes(const DatabaseView& view, const DocumentRecord& document);

}  // namespace entente

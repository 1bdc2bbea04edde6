// The part of check (graph/check.h) that concerns runs, verdicts and the journal.
#pragma once

#include <string>
#include <vector>

#include "graph/database.h"
#include "graph/result.h"
#include "graph/snapshot.h"

namespace entente {

struct RunReport {
  std::uint64_t runs = 0;
  std::vector<std::string> violations;
};

// (1) runs are numbered without gaps; (2) what a finished run counts is what its verdicts are; (3) a document
// that a run touched has an entry in its journal and the reverse; (4) undone from the present backwards,
// every entry fits: what it added is there, and as much as it says. `snapshot` is one of `view`. Reads what
// documents with a journal say.
Result<RunReport> check_runs(const Snapshot& snapshot, const DatabaseView& view, std::size_t limit);

}  // namespace entente

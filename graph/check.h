// Verifies the invariants of docs/architecture.md over a whole store.
#pragma once

#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/snapshot.h"

namespace entente {

struct CheckReport {
  Counts counts;
  std::vector<std::string> violations;  // one sentence each; empty: all invariants hold
};

// (1) every statement and relation has evidence whose quote stands in its page at its offsets, and its ends
// exist; (2) out and in adjacency agree with each other and with the relations; (3) what documents
// contributed is what is there: no more, no less, with equal counts; (4) runs, verdicts and journal agree
// with each other and lead to what is there (graph/run_check.h). Reads everything; stops at `limit`
// violations.
Result<CheckReport> check(const Snapshot& snapshot, std::size_t limit = 100);

}  // namespace entente

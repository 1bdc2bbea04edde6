// Enters a document's contribution into the shared rows and its own, or takes exactly that away again.
//
// Rows that documents share hold counts and what derives from the counts, so that neither order nor detours
// show in the stored bytes: entering A, B and withdrawing A leaves what entering B alone would have left.
#pragma once

#include "graph/contribution.h"
#include "graph/ledger.h"
#include "graph/result.h"
#include "graph/snapshot.h"

namespace entente {

// `corruption` when an entity's node is taken by another id; invalid_argument when an assertion's id is
// another document's.
Result<void> enter(Ledger& ledger, const Contribution& contribution);
// REQUIRES: it was entered. `corruption` when the store does not hold that much.
Result<void> withdraw(Ledger& ledger, const Contribution& contribution);

// The rows that documents share alone, and the counts.
Result<void> enter_shared(Ledger& ledger, const Contribution& contribution);

Result<Counts> read_counts(Ledger& ledger);
void write_counts(Ledger& ledger, const Counts& counts);

}  // namespace entente

// The journal entries of one batch, which may change several documents: one takes over the location of
// another, which goes. Whether an entity came or went is a matter of the batch as a whole.
#pragma once

#include <vector>

#include "graph/changes.h"
#include "graph/journal.h"
#include "graph/ledger.h"
#include "graph/result.h"

namespace entente {

class JournalBatch {
 public:
  // One document's; `before` or `after` is null where it is not in the graph.
  void add(JournalEntry entry, const Changes* before, const Changes* after);

  // The entries with their entities, each entity in one of them. REQUIRES: `ledger` holds all that the batch
  // changes
  Result<std::vector<JournalEntry>> finish(Ledger& ledger) &&;

 private:
  struct Pending {
    JournalEntry entry;
    std::vector<EntityName> before, after;
  };
  std::vector<Pending> pending_;
};

}  // namespace entente

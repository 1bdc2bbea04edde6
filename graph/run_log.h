// Books the verdicts of runs: those with words as a row each, in the batch of their commit; those that need
// none packed, a chunk at a time, since a run over thousands of unchanged documents has little else.
//
// A killed process loses at most the chunk not yet written: the next run finds those documents unchanged
// again.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "graph/database.h"
#include "graph/ledger.h"
#include "graph/records.h"
#include "graph/result.h"
#include "graph/runs.h"

namespace entente {

class RunLog {
 public:
  // REQUIRES: `database` outlives it.
  explicit RunLog(Database& database) : database_(database) {}

  Result<RunNumber> begin(RunRecord run);
  // invalid_argument unless the run has begun and not finished.
  Result<void> require_open(RunNumber run) const;
  // Whether the verdict says all in its kind, its document and one of that one's locations.
  static bool is_wordless(const DocumentVerdict& verdict);

  // As rows of the batch that `ledger` gathers.
  Result<void> enter(Ledger& ledger, RunNumber run, const DocumentVerdict& verdict);
  Result<void> enter(Ledger& ledger, const JournalEntry& entry);
  // A wordless one, to be written with its chunk. On failure it is kept, and tried again with the next.
  Result<void> keep(RunNumber run, const DocumentVerdict& verdict);

  // Writes what is kept, puts the chunks in order and counts anew, so that the bytes do not depend on the
  // order of verdicts. Waits for the disk.
  Result<void> finish(RunNumber run, const std::string& finished, RunEnd end, const std::string& error);

 private:
  using Kept = std::map<Verdict, std::set<PackedVerdict>>;

  Result<RunRecord> record(Ledger& ledger, RunNumber run) const;
  Result<void> write_chunk(RunNumber run, Verdict verdict);
  Result<Kept> take_packed(Ledger& ledger, RunNumber run);

  Database& database_;
  std::map<RunNumber, Kept> kept_;
};

}  // namespace entente

// Step 8 of docs/architecture.md: results of a batch into the graph, on one thread, in the source's order,
// each with its verdict.
#pragma once

#include <map>
#include <string>

#include "ingest/jobs/batch.h"
#include "ingest/jobs/preparation.h"

namespace entente {

class Committing {
 public:
  // All must outlive it.
  Committing(Store& store, const Batch& batch, const Preparation& preparation, Quarantine& quarantine,
             SideNotes& read_before);

  Result<void> begin();
  Result<void> take(const Work& work, Prepared prepared);
  // A problem that is no work's: a path that is not there.
  Result<void> fail(Error error);
  // What the graph has and the source has no more. REQUIRES: everything the source has was taken.
  Result<void> settle_vanished(const SourceSummary& summary);
  Result<IngestReport> end(RunEnd how) &&;

  IngestProgress& progress() { return progress_; }
  RunNumber run() const { return run_; }

 private:
  Result<void> record(std::string location, Verdict verdict, const EntityId& document = {});
  Result<void> record_failure(std::string location, Error error);
  Result<void> put_away(const Poison& poison);
  Result<bool> still_known(const KnownText& known, const Prepared& prepared) const;
  Result<void> commit(const Changes& changes, const Work& work);
  Result<void> forget(const std::string& location);
  void count(Outcome outcome, const Changes& changes);

  Store& store_;
  const Batch& batch_;
  const Preparation& preparation_;
  Quarantine& quarantine_;
  SideNotes& read_before_;
  std::map<std::string, std::string> homes_;  // of this run: where a document lives -> whose location took it
  RunNumber run_ = 0;
  IngestProgress progress_;
  IngestReport report_;
};

}  // namespace entente

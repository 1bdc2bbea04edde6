// A batch: works in, one commit a document, a run with a verdict for each.
//
//   Batch batch{.pool = &pool, .clock = &clock, .workers = 2, …};
//   IngestReport report = TRY(run_batch(store, extractor, lexicon, batch, [&](WorkIntake& intake) {
//     return list_works({.paths = {"publications/"}}, pool, intake);
//   }));
//
// Reading and extracting run on `workers` threads while the source is still listing on another; results are
// committed on the calling thread in the source's order, so the graph does not depend on the number of
// workers. The run is begun before anything is read, each commit carries its verdict in the same atomic
// write, and the run is ended after the last: a batch may be ended at any byte, and running it again goes on.
// An error of one document is its verdict; only an error of the store ends the batch.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/runs.h"
#include "graph/store.h"
#include "ingest/clock.h"
#include "ingest/extractor.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/work_intake.h"

namespace entente {

struct IngestProgress {
  std::size_t done = 0;   // works, whatever became of them
  std::size_t total = 0;  // as far as the source knows yet
  std::size_t failed = 0;
  std::size_t pages = 0;
  std::size_t statements = 0;
  std::string current;  // committed last
  std::string slow;     // being read for over two seconds; "" when none is
  std::chrono::seconds slow_for{0};
};

struct IngestReport {
  RunNumber run = 0;
  std::size_t files = 0, skipped = 0;
  std::size_t added = 0, replaced = 0, unchanged = 0, vanished = 0, removed = 0, listings = 0;
  std::size_t repeated = 0;  // new here, but the text of a document that is there: a source more of that one
  std::size_t pages = 0, statements = 0, commitments = 0, relations = 0;  // of added and replaced documents
  std::vector<Error> failures;                                            // in the source's order
  std::vector<std::string> notes;  // what was read with loss: "FILE: page 7 has no text layer"
  bool interrupted = false;
};

enum class Vanished { keep, remove };  // what becomes of documents whose source has them no more

struct Batch {
  const ReadingPool* pool = nullptr;  // REQUIRED; started before the store was opened
  Clock* clock = nullptr;             // REQUIRED
  unsigned workers = 0;               // 0: one a core
  std::string job;                    // name of the declared job; "" when there is none
  std::vector<std::string> arguments;
  Vanished vanished = Vanished::keep;
  std::filesystem::path side_files;  // folder of quarantine and notes; empty: neither is kept
  bool retry = false;                // read again what is in quarantine
  std::function<void(const IngestProgress&)> on_progress;  // called on the committing thread; may be empty
  const std::atomic<bool>* stop = nullptr;  // set: finish the documents being read, commit them, stop
};

// `produce` runs on a thread of its own. Fails with an error of the store, or of its side files.
Result<IngestReport> run_batch(Store& store, const Extractor& extractor, const Lexicon& lexicon,
                               const Batch& batch, const std::function<SourceSummary(WorkIntake&)>& produce);

}  // namespace entente

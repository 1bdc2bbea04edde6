// A batch: files in, one commit a document, a record of the run.
//
//   IngestJob job{.paths = {"publications/"}, .reader = &server, .workers = 2};
//   IngestReport report = TRY(ingest(store, extractor, lexicon, job));
//
// Reading and extracting run on `workers` threads; linking results are committed on the calling thread in job
// order, so the graph does not depend on the number of workers. An error of one document is recorded and the
// job goes on; only an error of the store ends it. What was committed before stays: running the job again
// resumes it.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/store.h"
#include "ingest/extractor.h"
#include "ingest/jobs/work.h"
#include "ingest/isolation/reading_pool.h"

namespace entente {

struct IngestProgress {
  std::size_t done = 0;  // works, whatever became of them
  std::size_t total = 0;
  std::size_t failed = 0;
  std::size_t pages = 0;
  std::size_t statements = 0;
  std::string current;  // the file committed last
};

struct IngestReport {
  std::string run;  // number of the record
  std::size_t files = 0, skipped = 0;
  std::size_t added = 0, replaced = 0, unchanged = 0;
  std::size_t repeated =
      0;  // new here, but word for word a document that is there: its source was added to that one
  std::size_t pages = 0, statements = 0, commitments = 0, relations = 0;  // of added and replaced documents
  std::vector<Error> failures;                                            // in job order
  std::vector<std::string> notes;  // what was read with loss: "FILE: page 7 has no text layer"
  bool interrupted = false;
};

struct IngestJob {
  std::vector<std::filesystem::path> paths;
  const ReadingPool* reader = nullptr;                   // REQUIRED; started before the store was opened
  unsigned workers = 0;                                    // 0: one a core
  std::function<void(const IngestProgress&)> on_progress;  // called on the committing thread; may be empty
  const std::atomic<bool>* stop = nullptr;                 // set: finish the current documents and stop
};

Result<IngestReport> ingest(Store& store, const Extractor& extractor, const Lexicon& lexicon,
                            const IngestJob& job);

}  // namespace entente

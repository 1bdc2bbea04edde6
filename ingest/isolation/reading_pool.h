// Reading foreign bytes so that no file can end the batch, reach a file or the network, or have a say in
// anything but its own document.
//
//   const ReadingPool pool = TRY(ReadingPool::start());      // while there is one thread
//   Result<Document> document = pool.read("statement.pdf");  // afterwards, from any thread
//
// Every parser of foreign bytes runs in a worker: a process forked beforehand, locked in (sandbox.h), reading
// one document at a time from sealed memory. A worker that dies, stalls, floods or lies costs its document
// and nothing else; the document is tried once more alone, with twice the time and memory, before it is given
// up. What a worker sends is verified before it is believed (document_json.h).
//
// Errors, besides those of readers/reader.h: timed_out, out_of_memory, crashed, sandbox_violation (the parser
// was taken over and tried to reach out), malformed (or lied in its reply), io (the processes are gone: start
// again).
//
// What is left: a worker taken over by one document without being noticed could change the text of those it
// reads after it, some hundred at most.
//
// How and why: ingest/README.md, Isolation.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"
#include "ingest/document.h"
#include "ingest/isolation/reading_tasks.h"
#include "ingest/isolation/worker_pool.h"
#include "ingest/listings/listing.h"
#include "ingest/readers/reader.h"

namespace entente {

struct PoolOptions {
  unsigned workers = 0;  // 0: one a core
  // False: workers with limits of time alone, for a system where a sandbox cannot be. Says so on standard
  // error.
  bool sandbox = true;
  LandlockUse landlock = LandlockUse::where_there;
  ReadLimits reading = {};
  DocumentLimits document = {};
  WorkerService service = {};
};

class ReadingPool {
 public:
  // Forks. REQUIRES: this process has one thread. Refuses with unsupported or sandbox_violation where the
  // sandbox cannot be or does not hold; fails with io. Costs some 10 ms.
  static Result<ReadingPool> start(const PoolOptions& options = {});
  // With other tasks at the same places: a test's, which misbehave.
  static Result<ReadingPool> start(const PoolOptions& options, std::vector<WorkerTask> tasks);

  // As read_document() and read_file(), from a worker. The name given is what errors and the document carry.
  Result<Document> read(std::string_view bytes, std::string_view source, const ReadHints& hints = {}) const;
  Result<Document> read(const std::filesystem::path& file) const;

  // What a record of a web archive holds, as it is stored. Besides: not_a_document when the site answered
  // with something else than success, and the errors of archived_body().
  Result<Document> read_archived(std::string_view record, std::string_view source,
                                 const ReadHints& hints = {}) const;

  // The records of a web archive from the byte `from` on, where one begins. As index_archive(), from a
  // worker; unreadable too.
  Result<ArchiveIndex> index_archive(const std::filesystem::path& warc, std::uint64_t from = 0) const;

  // As read_listing(), from a worker; `bytes` may also be packed by gzip, or be a record of a web
  // archive as it is stored.
  Result<Listing> list(std::string_view bytes, const ListingOptions& options) const;

  unsigned workers() const { return count_; }

  // "seccomp, landlock 7, nobody, rlimits", or "none".
  const std::string& sandbox_description() const { return workers_.sandbox_description(); }

 private:
  Result<Document> read_by(ReadingTask task, std::string_view bytes, std::string_view source,
                           const ReadHints& hints) const;
  ReadingPool(WorkerPool workers, unsigned count, const ReadLimits& limits)
      : workers_(std::move(workers)), count_(count), limits_(limits) {}

  WorkerPool workers_;
  unsigned count_ = 0;
  ReadLimits limits_;
};

// For a program that reads one file: a worker for it alone. REQUIRES: this process has one thread.
Result<Document> read_file_isolated(const std::filesystem::path& file, PoolOptions options = {});

}  // namespace entente

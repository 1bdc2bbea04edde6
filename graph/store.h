// The one place where the graph is kept, and its two doors.
//
//   Store store = TRY(Store::open(directory));          // the writer: one process at a time
//   TRY(store.commit(changes));                          // one document, one atomic batch
//   Snapshot snapshot = TRY(store.snapshot());           // never changes
//
//   Reader reader = TRY(Reader::open(directory));        // beside a running writer
//   TRY(reader.catch_up());                              // see what was committed meanwhile
//
// The byte layout is documented in graph/README.md. RocksDB appears in database.cpp alone.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/result.h"
#include "graph/runs.h"
#include "graph/snapshot.h"

namespace entente {

class Database;
class FullTextIndex;
class FullTextKeeper;
class Ledger;
class JournalBatch;
class RunLog;

// What a commit did.
enum class Outcome {
  added,      // the document was not in the graph
  replaced,   // it was, with another text or another extractor: exactly its old contribution is gone
  unchanged,  // same text, metadata and extractor: nothing written but a new source location, if there was
              // one
  repeated,   // another document has the same text: this one's source locations were added to it
};

class Store {
 public:
  // Opens or creates the store in `directory`. Fails with `locked` while another process writes it, `io` when
  // the place cannot be written, `corruption` when the store is of a newer version or damaged.
  static Result<Store> open(const std::filesystem::path& directory);
  // A store in memory, for tests and scratch graphs.
  static Result<Store> open_in_memory();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Applies one document: all of it, or on failure nothing. Ids of `changes` must be set; every entity named
  // by a statement or relation must be among `changes.entities` (else invalid_argument). A document whose
  // text, metadata and extractor are the stored ones is `unchanged`; one whose text is already there under
  // another id, but for the order of names (content_digest), is `repeated`: its locations are added to that
  // document. A location belongs to one document: those of `changes` are struck from any other, and one that
  // is then found nowhere goes. Cost: one batch of about 20
  // rows per statement, plus one read per entity and name.
  // With a stamp, its verdict and what it changed are in the same batch.
  Result<Outcome> commit(const Changes& changes, const CommitStamp& stamp = {});
  // Takes away everything the document contributed; not_found when it is not there. `verdict`: removed or
  // vanished.
  Result<void> remove(const EntityId& document, const CommitStamp& stamp = {},
                      Verdict verdict = Verdict::removed);

  enum class Last { keep, remove };  // what becomes of a document that is found nowhere any more
  // Nothing is found at `location` any more: it is struck from the document that was. No such document is no
  // error. With a stamp, the verdict `vanished` is in the same batch.
  Result<void> forget_location(const std::string& location, const CommitStamp& stamp, Last last);

  // Numbers a run and records, on the disk, that it has begun. Of `run`, job, started and arguments count.
  Result<RunNumber> begin_run(RunRecord run);
  // For a document whose commit does not say it. Where a location has several verdicts the last one counts,
  // one with words (an own commit, a reason) before one without. Those without are written in chunks of 500
  // and when the run finishes: a year of weekly runs over 6,433 unchanged pages is 4 MB. invalid_argument
  // unless the run is open.
  Result<void> record_verdict(RunNumber run, const DocumentVerdict& verdict);
  // Waits for the disk. `error`: of a failed run.
  Result<void> finish_run(RunNumber run, const std::string& finished, RunEnd end,
                          const std::string& error = "");

  // The full-text index follows in batches, on a thread of its own, and wholly when the store is closed. To
  // know that it did, call this: `io` or `corruption` where it could not, which harms no document.
  Result<void> finish_full_text();
  // Indexes every page anew, into a new place that then takes the old one's. The pages indexed.
  Result<std::uint64_t> rebuild_full_text();

  Result<Snapshot> snapshot() const;

 private:
  explicit Store(std::unique_ptr<Database> database);
  Result<void> take_out(Ledger& ledger, JournalBatch& journal, const DocumentRecord& stored, RunNumber run,
                        Verdict verdict);
  // Strikes the locations from every document but their `owners`.
  Result<void> take_locations(Ledger& ledger, JournalBatch& journal,
                              const std::vector<std::string>& locations, const std::set<EntityId>& owners,
                              const CommitStamp& stamp);
  Result<void> write(Ledger ledger, JournalBatch journal);
  std::unique_ptr<Database> database_;
  std::unique_ptr<RunLog> runs_;
  std::shared_ptr<FullTextIndex> full_text_;
  std::unique_ptr<FullTextKeeper> keeper_;  // null in memory
};

// Reads a store that another process may be writing.
class Reader {
 public:
  // Fails with not_found when there is no store in `directory`.
  static Result<Reader> open(const std::filesystem::path& directory);

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Makes later snapshots see what the writer has committed since. Snapshots taken before must be gone.
  Result<void> catch_up();
  Result<Snapshot> snapshot() const;

 private:
  explicit Reader(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
  std::shared_ptr<FullTextIndex> full_text_;
};

}  // namespace entente

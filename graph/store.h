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
#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/result.h"
#include "graph/snapshot.h"

namespace entente {

class Database;

// What a commit did.
enum class Outcome {
  added,      // the document was not in the graph
  replaced,   // it was, with another text or another extractor: exactly its old contribution is gone
  unchanged,  // same text, metadata and extractor: nothing written but a new source location, if there was
              // one
  repeated,   // another document has the same text: this one's source locations were added to it
};

struct RunRecord {
  std::string id;                      // "2023-08-18T09:30:00Z-1": start time and a counter
  std::string started;                 // UTC, ISO 8601
  std::string finished;                // empty while it runs or when it was interrupted
  std::vector<std::string> arguments;  // the paths it was given
  std::uint32_t added = 0, replaced = 0, unchanged = 0, removed = 0, failed = 0;
  std::vector<std::pair<std::string, std::string>> failures;  // file, reason
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
  // another id is `repeated`: its source locations are added to that document. Cost: one batch of about 20
  // rows per statement, plus one read per entity and name.
  Result<Outcome> commit(const Changes& changes);
  // Takes away everything the document contributed; not_found when it is not there.
  Result<void> remove(const EntityId& document);
  // Records or updates a run.
  Result<void> record(const RunRecord& run);

  Result<Snapshot> snapshot() const;

 private:
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
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
};

}  // namespace entente

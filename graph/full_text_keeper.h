// Keeps the full-text index in step with its store, whose writer owns it.
//
// Each commit notes, in its own batch of rows, which documents the index now lacks. From time to time they
// are indexed on a thread of its own; when that batch is on the disk, the writer strikes the notes. Whatever
// happens in between, the notes say too much, never too little. One thread calls; see graph/README.md.
#pragma once

#include <future>
#include <memory>
#include <optional>

#include "graph/database.h"
#include "graph/full_text_state.h"
#include "graph/full_text_writer.h"
#include "graph/ledger.h"
#include "graph/result.h"

namespace entente {

class FullTextKeeper {
 public:
  // Null for a store in memory. A store without documents gets an index with its first commit; one that an
  // older program filled has none until rebuild(). An index that cannot be written is no failure here, but of
  // finish().
  static Result<std::unique_ptr<FullTextKeeper>> open(Database& database);
  ~FullTextKeeper();

  // The document is not what it was. REQUIRES: `ledger` holds its new record, or has it erased
  Result<void> note(Ledger& ledger, const EntityId& document);
  // Starts to index where enough has come together, ends what was started. Waits for nothing.
  void go_on();
  // Indexes all that is noted, and waits for it.
  Result<void> finish();
  // Indexes everything anew. The pages indexed.
  Result<std::uint64_t> rebuild();

 private:
  struct Indexed {
    std::uint64_t batch = 0;
    UnindexedDocuments documents;
  };

  explicit FullTextKeeper(Database& database) : database_(database) {}
  Result<void> open_index();
  Result<void> compare_all(std::uint64_t batch);
  Result<Indexed> index_some(std::shared_ptr<const DatabaseView> view);
  Result<void> index_document(const DatabaseView& view, NodeId document, std::uint64_t& bytes);
  Result<std::uint64_t> rebuild_elsewhere();
  Result<std::uint64_t> index_all(const DatabaseView& view, FullTextState& state);
  Result<void> strike(const Indexed& indexed);
  bool is_running() const { return running_.valid(); }
  void end_running();
  void start();

  Database& database_;
  std::optional<FullTextState> state_;
  std::optional<FullTextWriter> writer_;
  std::optional<Error> failure_;  // the first: nothing more is indexed
  std::uint64_t noted_pages_ = 0;
  bool has_notes_ = false;
  std::future<Result<Indexed>> running_;
};

}  // namespace entente

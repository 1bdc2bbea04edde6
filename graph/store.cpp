#include "graph/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/bookkeeping.h"
#include "graph/contribution.h"
#include "graph/database.h"
#include "graph/keys.h"
#include "graph/ledger.h"
#include "graph/records.h"
#include "graph/store_format.h"
#include "graph/stored_document.h"
#include "graph/validation.h"

namespace entente {
namespace {

bool same_text(const DocumentRecord& a, const DocumentRecord& b) {
  return a.text_digest == b.text_digest;
}

// Everything that a reader of the document is told of it.
bool same_metadata(const DocumentRecord& a, const DocumentRecord& b) {
  return std::tie(a.title, a.date, a.date_source, a.issuer, a.authors, a.publisher, a.url, a.genre,
                  a.extractor) == std::tie(b.title, b.date, b.date_source, b.issuer, b.authors, b.publisher,
                                           b.url, b.genre, b.extractor);
}

std::vector<std::string> sorted_union(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::ranges::sort(a);
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

// The counts of a document are the store's to know.
DocumentRecord counted(const Changes& changes) {
  DocumentRecord record = changes.document;
  record.sources = sorted_union(std::move(record.sources), {});
  record.pages = static_cast<std::uint32_t>(changes.pages.size());
  record.statements = static_cast<std::uint32_t>(changes.statements.size());
  record.relations = static_cast<std::uint32_t>(changes.relations.size());
  record.commitments =
      static_cast<std::uint32_t>(std::ranges::count_if(changes.statements, &Statement::is_commitment));
  return record;
}

Result<std::optional<DocumentRecord>> stored_record(const Database& database, const EntityId& id) {
  std::optional<std::string> bytes = TRY(database.get(Family::documents, keys::node(node_of(id))));
  if (!bytes) return std::optional<DocumentRecord>();
  DocumentRecord record = TRY(decode_document(*bytes));
  if (record.id == id) return std::optional(std::move(record));
  return Error{ErrorCode::corruption, fmt::format("{} and {} have the same node", record.id, id), ""};
}

Result<void> withdraw_document(Ledger& ledger, const Database& database, const DocumentRecord& stored) {
  Changes changes = TRY(stored_changes(*database.view(), stored));
  return withdraw(ledger, contribution_of(changes));
}

void add_sources(Ledger& ledger, DocumentRecord stored, const std::vector<std::string>& found) {
  std::vector<std::string> sources = sorted_union(stored.sources, found);
  if (sources == stored.sources) return;
  NodeId node = node_of(stored.id);
  for (const std::string& location : found) {
    ledger.put(Family::sources, keys::source(location, node), stored.id);
  }
  stored.sources = std::move(sources);
  ledger.put(Family::documents, keys::node(node), encode(stored));
}

Result<void> write(Database& database, Ledger ledger) {
  std::vector<Write> writes = std::move(ledger).writes();
  if (writes.empty()) return {};
  return database.write(writes, Durability::process);
}

// The document that holds the same text under another id.
Result<std::optional<DocumentRecord>> twin_of(const Database& database, const DocumentRecord& document) {
  std::optional<std::string> id = TRY(database.get(Family::texts, document.text_digest));
  if (!id || *id == document.id) return std::optional<DocumentRecord>();
  return stored_record(database, *id);
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& directory) {
  std::unique_ptr<Database> database = TRY(Database::open(directory));
  TRY(claim_format(*database, directory.string()));
  return Store(std::move(database));
}

Result<Store> Store::open_in_memory() {
  std::unique_ptr<Database> database = TRY(Database::open_in_memory());
  TRY(claim_format(*database, "memory"));
  return Store(std::move(database));
}

Result<Outcome> Store::commit(const Changes& changes) {
  TRY(validate(changes));
  Changes complete = changes;
  complete.document = counted(changes);
  DocumentRecord& document = complete.document;
  std::optional<DocumentRecord> stored = TRY(stored_record(*database_, document.id));
  Ledger ledger(*database_);
  if (stored && same_text(*stored, document) && same_metadata(*stored, document)) {
    add_sources(ledger, *stored, document.sources);
    TRY(write(*database_, std::move(ledger)));
    return Outcome::unchanged;
  }
  std::optional<DocumentRecord> twin = TRY(twin_of(*database_, document));
  if (stored) TRY(withdraw_document(ledger, *database_, *stored));
  if (twin) {
    add_sources(ledger, *twin, document.sources);
  } else {
    // The same text, read anew, is still where it was found before; another text need not be.
    if (stored && same_text(*stored, document))
      document.sources = sorted_union(stored->sources, document.sources);
    TRY(enter(ledger, contribution_of(complete)));
  }
  TRY(write(*database_, std::move(ledger)));
  if (stored) return Outcome::replaced;
  return twin ? Outcome::repeated : Outcome::added;
}

Result<void> Store::remove(const EntityId& document) {
  std::optional<DocumentRecord> stored = TRY(stored_record(*database_, document));
  if (!stored) return Error{ErrorCode::not_found, "this document is not in the store", document};
  Ledger ledger(*database_);
  TRY(withdraw_document(ledger, *database_, *stored));
  return write(*database_, std::move(ledger));
}

// Waits for the disk: a run's record says that its documents are in, so they must be.
Result<void> Store::record(const RunRecord& run) {
  if (run.id.empty()) return Error{ErrorCode::invalid_argument, "a run has no id", ""};
  Ledger ledger(*database_);
  Counts counts = TRY(read_counts(ledger));
  bool known = TRY(ledger.get(Family::runs, run.id)).has_value();
  if (!known) ++counts.runs;
  write_counts(ledger, counts);
  ledger.put(Family::runs, run.id, encode(run));
  return database_->write(std::move(ledger).writes(), Durability::power);
}

Result<Snapshot> Store::snapshot() const {
  return Snapshot(database_->view());
}

}  // namespace entente

#include "graph/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <tuple>

#include "graph/bookkeeping.h"
#include "graph/contribution.h"
#include "graph/database.h"
#include "graph/full_text_index.h"
#include "graph/full_text_keeper.h"
#include "graph/journal.h"
#include "graph/journal_batch.h"
#include "graph/keys.h"
#include "graph/ledger.h"
#include "graph/records.h"
#include "graph/run_log.h"
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

Result<std::optional<Changes>> stored_with_content(const Database& database,
                                                   const std::optional<DocumentRecord>& record) {
  if (!record) return std::optional<Changes>();
  return std::optional(TRY(stored_changes(*database.view(), *record)));
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

Result<void> write_rows(Database& database, Ledger ledger) {
  std::vector<Write> writes = std::move(ledger).writes();
  if (writes.empty()) return {};
  return database.write(writes, Durability::process);
}

// The document that holds the same text, to the letter or but for the order of names, under another id.
Result<std::optional<DocumentRecord>> twin_of(const Database& database, const DocumentRecord& document) {
  for (const std::string& digest : {document.text_digest, document.content_digest}) {
    if (digest.empty()) continue;
    std::optional<std::string> id = TRY(database.get(Family::texts, digest));
    if (id && *id != document.id) return stored_record(database, *id);
  }
  return std::optional<DocumentRecord>();
}

void add_repetition(Ledger& ledger, DocumentRecord twin, const DocumentRecord& document) {
  if (!twin.holds_text(document.text_digest)) {
    twin.repeats = sorted_union(std::move(twin.repeats), {document.text_digest});
    ledger.put(Family::texts, document.text_digest, twin.id);
    ledger.put(Family::documents, keys::node(node_of(twin.id)), encode(twin));
  }
  add_sources(ledger, std::move(twin), document.sources);
}

// Documents that were found at `location`.
Result<std::vector<DocumentRecord>> found_at(const Database& database, const std::string& location) {
  std::vector<EntityId> ids;
  const std::string prefix = location + '\0';
  TRY(database.view()->scan(Family::sources, prefix, [&](std::string_view key, std::string_view value) {
    if (key.size() == prefix.size() + sizeof(NodeId)) ids.emplace_back(value);
    return true;
  }));
  std::vector<DocumentRecord> found;
  for (const EntityId& id : ids) {
    std::optional<DocumentRecord> record = TRY(stored_record(database, id));
    if (record) found.push_back(*std::move(record));
  }
  return found;
}

// The document is found at the `remaining` of its locations alone.
void strike(Ledger& ledger, DocumentRecord stored, const std::vector<std::string>& remaining) {
  const NodeId node = node_of(stored.id);
  for (const std::string& location : stored.sources) {
    if (std::ranges::find(remaining, location) == remaining.end()) {
      ledger.erase(Family::sources, keys::source(location, node));
    }
  }
  stored.sources = remaining;
  ledger.put(Family::documents, keys::node(node), encode(stored));
}

DocumentVerdict wordless(const std::string& location, Verdict verdict, const EntityId& document) {
  return {.location = location, .verdict = verdict, .error = {}, .reason = "", .document = document};
}

Verdict verdict_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return Verdict::added;
    case Outcome::replaced:
      return Verdict::replaced;
    case Outcome::unchanged:
      return Verdict::unchanged;
    case Outcome::repeated:
      return Verdict::repeated;
  }
  return Verdict::unchanged;
}

// Whether the location can be told from the document, so that it need not be written down.
Result<bool> is_source(const Database& database, const DocumentVerdict& verdict) {
  const std::optional<DocumentRecord> stored = TRY(stored_record(database, verdict.document));
  return stored && std::ranges::binary_search(stored->sources, verdict.location);
}

std::string location_of(const CommitStamp& stamp, const DocumentRecord& document) {
  if (!stamp.location.empty() || document.sources.empty()) return stamp.location;
  return document.sources.front();
}

}  // namespace

Store::Store(std::unique_ptr<Database> database)
    : database_(std::move(database)),
      runs_(std::make_unique<RunLog>(*database_)),
      full_text_(std::make_shared<FullTextIndex>(database_->directory())) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
// What could not be indexed is announced by every search.
Store::~Store() {
  if (keeper_) (void)keeper_->finish();
}

Result<Store> Store::open(const std::filesystem::path& directory) {
  std::unique_ptr<Database> database = TRY(Database::open(directory));
  TRY(claim_format(*database, directory.string()));
  Store store(std::move(database));
  store.keeper_ = TRY(FullTextKeeper::open(*store.database_));
  return store;
}

Result<Store> Store::open_in_memory() {
  std::unique_ptr<Database> database = TRY(Database::open_in_memory());
  TRY(claim_format(*database, "memory"));
  return Store(std::move(database));
}

Result<Outcome> Store::commit(const Changes& changes, const CommitStamp& stamp) {
  TRY(validate(changes));
  if (stamp.run != 0) TRY(runs_->require_open(stamp.run));
  Changes complete = changes;
  complete.document = counted(changes);
  DocumentRecord& document = complete.document;
  const std::string location = location_of(stamp, document);
  const std::optional<DocumentRecord> stored = TRY(stored_record(*database_, document.id));
  Ledger ledger(*database_);
  JournalBatch journal;
  if (stored && same_text(*stored, document) && same_metadata(*stored, document)) {
    TRY(take_locations(ledger, journal, document.sources, {document.id}, stamp));
    add_sources(ledger, *stored, document.sources);
    TRY(write(std::move(ledger), std::move(journal)));
    if (stamp.run != 0) TRY(record_verdict(stamp.run, wordless(location, Verdict::unchanged, document.id)));
    return Outcome::unchanged;
  }
  const std::optional<DocumentRecord> twin = TRY(twin_of(*database_, document));
  const std::optional<Changes> before = TRY(stored_with_content(*database_, stored));
  if (before) TRY(withdraw(ledger, contribution_of(*before)));
  TRY(take_locations(ledger, journal, document.sources, {document.id, twin ? twin->id : document.id}, stamp));
  if (twin) {
    add_repetition(ledger, *twin, document);
  } else {
    // The same text, read anew, is still where it was found before; another text need not be.
    if (stored && same_text(*stored, document)) {
      document.sources = sorted_union(stored->sources, document.sources);
      document.repeats = stored->repeats;
    }
    TRY(enter(ledger, contribution_of(complete)));
  }
  const Outcome outcome = stored ? Outcome::replaced : twin ? Outcome::repeated : Outcome::added;
  const Changes* after = twin ? nullptr : &complete;
  if (before || after != nullptr) {
    const Changes* former = before ? &*before : nullptr;
    JournalEntry entry = compared(former, after);
    entry.run = stamp.run;
    entry.verdict = verdict_of(outcome);
    if (twin) entry.repeats = twin->id;
    journal.add(std::move(entry), former, after);
  }
  if (stamp.run != 0) {
    TRY(runs_->enter(ledger, stamp.run,
                     wordless(location, verdict_of(outcome), twin ? twin->id : document.id)));
  }
  TRY(write(std::move(ledger), std::move(journal)));
  return outcome;
}

Result<void> Store::write(Ledger ledger, JournalBatch journal) {
  for (const JournalEntry& entry : TRY(std::move(journal).finish(ledger))) {
    TRY(runs_->enter(ledger, entry));
    if (keeper_) TRY(keeper_->note(ledger, entry.document));
  }
  TRY(write_rows(*database_, std::move(ledger)));
  if (keeper_) keeper_->go_on();
  return {};
}

Result<void> Store::take_out(Ledger& ledger, JournalBatch& journal, const DocumentRecord& stored,
                             RunNumber run, Verdict verdict) {
  const Changes before = TRY(stored_changes(*database_->view(), stored));
  TRY(withdraw(ledger, contribution_of(before)));
  JournalEntry entry = compared(&before, nullptr);
  entry.run = run;
  entry.verdict = verdict;
  journal.add(std::move(entry), &before, nullptr);
  return {};
}

Result<void> Store::take_locations(Ledger& ledger, JournalBatch& journal,
                                   const std::vector<std::string>& locations,
                                   const std::set<EntityId>& owners, const CommitStamp& stamp) {
  std::map<EntityId, DocumentRecord> left;  // of the others, with the locations that remain to them
  for (const std::string& location : locations) {
    for (DocumentRecord& record : TRY(found_at(*database_, location))) {
      if (!owners.contains(record.id))
        std::erase(left.emplace(record.id, record).first->second.sources, location);
    }
  }
  for (const auto& [id, record] : left) {
    const std::optional<DocumentRecord> stored = TRY(stored_record(*database_, id));
    if (record.sources.empty()) {
      TRY(take_out(ledger, journal, *stored, stamp.run, Verdict::vanished));
    } else {
      strike(ledger, *stored, record.sources);
    }
  }
  return {};
}

Result<void> Store::forget_location(const std::string& location, const CommitStamp& stamp, Last last) {
  if (stamp.run != 0) TRY(runs_->require_open(stamp.run));
  Ledger ledger(*database_);
  JournalBatch journal;
  EntityId last_owner;
  for (const DocumentRecord& record : TRY(found_at(*database_, location))) {
    last_owner = record.id;
    if (last == Last::remove && record.sources.size() == 1) {
      TRY(take_out(ledger, journal, record, stamp.run, Verdict::vanished));
    } else {
      std::vector<std::string> remaining = record.sources;
      std::erase(remaining, location);
      strike(ledger, record, remaining);
    }
  }
  if (last_owner.empty()) return {};
  if (stamp.run != 0) {
    TRY(runs_->enter(ledger, stamp.run, wordless(location, Verdict::vanished, last_owner)));
  }
  return write(std::move(ledger), std::move(journal));
}

Result<void> Store::remove(const EntityId& document, const CommitStamp& stamp, Verdict verdict) {
  if (stamp.run != 0) TRY(runs_->require_open(stamp.run));
  const std::optional<DocumentRecord> stored = TRY(stored_record(*database_, document));
  if (!stored) return Error{ErrorCode::not_found, "this document is not in the store", document};
  Ledger ledger(*database_);
  JournalBatch journal;
  TRY(take_out(ledger, journal, *stored, stamp.run, verdict));
  if (stamp.run != 0) {
    TRY(runs_->enter(ledger, stamp.run, wordless(location_of(stamp, *stored), verdict, document)));
  }
  return write(std::move(ledger), std::move(journal));
}

Result<RunNumber> Store::begin_run(RunRecord run) {
  return runs_->begin(std::move(run));
}

Result<void> Store::record_verdict(RunNumber run, const DocumentVerdict& verdict) {
  TRY(runs_->require_open(run));
  const std::string key = keys::verdict(run, verdict.location);
  const bool has_row = TRY(database_->get(Family::verdicts, key)).has_value();
  if (RunLog::is_wordless(verdict) && !has_row && TRY(is_source(*database_, verdict))) {
    return runs_->keep(run, verdict);
  }
  Ledger ledger(*database_);
  TRY(runs_->enter(ledger, run, verdict));
  return write_rows(*database_, std::move(ledger));
}

Result<void> Store::finish_run(RunNumber run, const std::string& finished, RunEnd end,
                               const std::string& error) {
  return runs_->finish(run, finished, end, error);
}

Result<void> Store::finish_full_text() {
  return keeper_ ? keeper_->finish() : Result<void>();
}

Result<std::uint64_t> Store::rebuild_full_text() {
  if (keeper_) return keeper_->rebuild();
  return Error{ErrorCode::invalid_argument, "a store in memory has no index", ""};
}

Result<Snapshot> Store::snapshot() const {
  return Snapshot(database_->view(), full_text_);
}

}  // namespace entente

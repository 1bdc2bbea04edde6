#include "graph/database.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/iterator.h>
#include <rocksdb/perf_context.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>
#include <stdarg.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace entente {
namespace {

// "default" is RocksDB's own first family: it cannot be absent.
constexpr std::array<std::string_view, family_count> family_names = {
    "default", "entities",      "profiles",         "observed",
    "names",   "statements",    "relations",        "out",
    "in",      "spans",         "participation",    "documents",
    "pages",   "contributions", "entity_documents", "sources",
    "texts",   "runs",          "verdicts",         "journal",
    "full_text",
};

constexpr auto all_families = [] {
  std::array<Family, family_count> all{};
  for (std::size_t i = 0; i < family_count; ++i) all[i] = static_cast<Family>(i);
  return all;
}();

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

rocksdb::Slice slice(std::string_view text) {
  return {text.data(), text.size()};
}
std::string_view text(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

// RocksDB tells a taken lock from other I/O errors by its message alone.
bool is_taken_lock(const rocksdb::Status& status) {
  std::string message = status.ToString();
  return status.IsIOError() && (message.find("lock ") != std::string::npos) &&
         (message.find("LOCK") != std::string::npos);
}

Error error_of(const rocksdb::Status& status, std::string_view where) {
  if (is_taken_lock(status)) {
    return {ErrorCode::locked, "another process is writing this store; wait until it has finished",
            std::string(where)};
  }
  if (status.IsNotFound()) return {ErrorCode::not_found, status.ToString(), std::string(where)};
  if (status.IsNoSpace()) {
    return {ErrorCode::io, "the disk is full: make room and run again; what was committed is kept",
            std::string(where)};
  }
  if (status.IsCorruption() || status.IsInvalidArgument()) {
    return {ErrorCode::corruption, status.ToString(), std::string(where)};
  }
  return {ErrorCode::io,
          fmt::format("the store cannot be read or written ({}): is the disk there, writable and not full? "
                      "What was committed is kept",
                      status.ToString()),
          std::string(where)};
}

// Few readers of one row, many small rows: a filter saves most reads of absent keys, a shared cache bounds
// the memory whatever the number of families.
rocksdb::ColumnFamilyOptions family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;  // a store that grows for years has many: they count as well
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.format_version = 5;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = family == Family::pages || family == Family::journal || family == Family::verdicts
                            ? rocksdb::kZSTD
                            : rocksdb::kLZ4Compression;
  options.write_buffer_size = 8 << 20;
  options.arena_block_size = 128 << 10;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> descriptors(std::span<const Family> wanted) {
  auto cache = rocksdb::NewLRUCache(32 << 20);
  std::vector<rocksdb::ColumnFamilyDescriptor> all;
  for (Family family : wanted) {
    all.emplace_back(std::string(family_name(family)), family_options(family, cache));
  }
  return all;
}

// RocksDB's own log would lie in the store, and a disk that is full fails an assertion of it.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

// One document's rows lie in many families and in one batch: atomic_flush lets no file show a part of them to
// a process that reads beside us.
rocksdb::DBOptions writer_options() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.atomic_flush = true;
  options.db_write_buffer_size = 16 << 20;
  options.info_log = std::make_shared<SilentLogger>();
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  return options;
}

// A reader must keep its files open: the writer may delete them.
rocksdb::DBOptions reader_options() {
  rocksdb::DBOptions options;
  options.max_open_files = -1;
  options.info_log = std::make_shared<SilentLogger>();
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  return options;
}

bool is_known_family(const std::string& name) {
  return std::ranges::find(family_names, std::string_view(name)) != family_names.end();
}

bool holds_database(const std::filesystem::path& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory / "CURRENT", ignored);
}

Result<std::vector<std::string>> stored_families(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  if (!holds_database(directory)) return names;
  rocksdb::Status status = rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions(), directory.string(), &names);
  if (!status.ok()) return error_of(status, directory.string());
  return names;
}

// RocksDB refuses families it was not told of with a message no user could act on.
Result<void> refuse_unknown_families(const std::vector<std::string>& names,
                                     const std::filesystem::path& directory) {
  for (const std::string& name : names) {
    if (is_known_family(name)) continue;
    return Error{
        ErrorCode::corruption,
        fmt::format("the store has a part \"{}\" that this program does not know: it was written by a "
                    "newer version, or is no store of entente",
                    name),
        directory.string()};
  }
  return {};
}

std::vector<Family> families_named(const std::vector<std::string>& names) {
  std::vector<Family> present;
  for (Family family : all_families) {
    if (std::ranges::find(names, family_name(family)) != names.end()) present.push_back(family);
  }
  return present;
}

// Where a reader's RocksDB keeps its own log: it may not write beside the store.
Result<std::filesystem::path> scratch_directory() {
  std::error_code failure;
  std::filesystem::path parent = std::filesystem::temp_directory_path(failure);
  std::string path = (failure ? std::filesystem::path("/tmp") : parent) / "entente-reader-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) {
    return Error{ErrorCode::io, "cannot create a scratch directory for reading", path};
  }
  return std::filesystem::path(path);
}

constexpr int attempts = 5;

// The writer may delete a file between our reading of the list of files and our opening it; the list is then
// read anew.
template <typename Attempt>
rocksdb::Status with_patience(const Attempt& attempt) {
  rocksdb::Status status = attempt();
  for (int i = 1; i < attempts && !status.ok(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10 * i));
    status = attempt();
  }
  return status;
}

}  // namespace

std::string_view family_name(Family family) {
  return family_names[static_cast<std::size_t>(family)];
}

std::span<const Family> families() {
  return all_families;
}

// --- Cursor -----------------------------------------------------------------------------------------

struct Cursor::State {
  std::unique_ptr<rocksdb::Iterator> iterator;
};

Cursor::Cursor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;

void Cursor::seek(std::string_view key) {
  state_->iterator->Seek(slice(key));
}
void Cursor::next() {
  state_->iterator->Next();
}
bool Cursor::valid() const {
  return state_->iterator->Valid();
}
std::string_view Cursor::key() const {
  return text(state_->iterator->key());
}
std::string_view Cursor::value() const {
  return text(state_->iterator->value());
}

Result<void> Cursor::status() const {
  rocksdb::Status status = state_->iterator->status();
  if (!status.ok()) return error_of(status, "");
  return {};
}

// --- Database and its views -------------------------------------------------------------------------

struct Database::State {
  std::unique_ptr<rocksdb::Env> environment;  // in memory only
  std::filesystem::path scratch;              // of a reader only
  std::filesystem::path directory;            // on a disk only
  std::unique_ptr<rocksdb::DB> database;
  Handles handles;  // null for a family that an older program's store does not have, in a reader
  bool is_writer = true;
  bool written = false;
  std::optional<Error> broken;  // the first write that failed

  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return handles[static_cast<std::size_t>(family)];
  }
  void make_durable();
  ~State();
};

// Flushed now, the next process need not replay the log. Whatever fails here is in the log all the same.
void Database::State::make_durable() {
  database->FlushWAL(true).PermitUncheckedError();
  database->Flush(rocksdb::FlushOptions(), handles).PermitUncheckedError();
}

Database::State::~State() {
  if (database && is_writer && written && !broken) make_durable();
  for (rocksdb::ColumnFamilyHandle* handle : handles) {
    if (database && handle != nullptr) database->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  database.reset();
  std::error_code ignored;
  if (!scratch.empty()) std::filesystem::remove_all(scratch, ignored);
}

struct DatabaseView::State {
  const Database::State* database;
  const rocksdb::Snapshot* snapshot;  // null for a reader

  rocksdb::ReadOptions options() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    return options;
  }
  ~State() {
    if (snapshot != nullptr) database->database->ReleaseSnapshot(snapshot);
  }
};

namespace {

Result<std::optional<std::string>> get_row(const Database::State& state, const rocksdb::ReadOptions& options,
                                           Family family, std::string_view key) {
  if (state.handle(family) == nullptr) return std::optional<std::string>();
  std::string value;
  rocksdb::Status status = state.database->Get(options, state.handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return error_of(status, family_name(family));
  return std::optional(std::move(value));
}

Result<std::unique_ptr<Database::State>> open_writer(rocksdb::DBOptions options,
                                                     std::unique_ptr<rocksdb::Env> environment,
                                                     const std::string& path) {
  auto state = std::make_unique<Database::State>();
  if (environment) options.env = environment.get();
  state->environment = std::move(environment);
  rocksdb::DB* database = nullptr;
  rocksdb::Status status =
      rocksdb::DB::Open(options, path, descriptors(families()), &state->handles, &database);
  if (!status.ok()) return error_of(status, path);
  state->database.reset(database);
  return state;
}

}  // namespace

DatabaseView::DatabaseView(std::unique_ptr<State> state) : state_(std::move(state)) {}
DatabaseView::~DatabaseView() = default;

Result<std::optional<std::string>> DatabaseView::get(Family family, std::string_view key) const {
  return get_row(*state_->database, state_->options(), family, key);
}

Cursor DatabaseView::cursor(Family family) const {
  const Database::State& database = *state_->database;
  auto state = std::make_unique<Cursor::State>();
  rocksdb::ColumnFamilyHandle* handle = database.handle(family);
  state->iterator.reset(handle != nullptr ? database.database->NewIterator(state_->options(), handle)
                                          : rocksdb::NewEmptyIterator());
  return Cursor(std::move(state));
}

Result<void> DatabaseView::scan(
    Family family, std::string_view prefix,
    const std::function<bool(std::string_view key, std::string_view value)>& visit) const {
  Cursor rows = cursor(family);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    if (!visit(rows.key(), rows.value())) return {};
  }
  return rows.status();
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& directory) {
  std::error_code failure;
  std::filesystem::create_directories(directory, failure);
  if (failure)
    return Error{ErrorCode::io, "cannot create the store: " + failure.message(), directory.string()};
  TRY(refuse_unknown_families(TRY(stored_families(directory)), directory));
  std::unique_ptr<State> state = TRY(open_writer(writer_options(), nullptr, directory.string()));
  state->directory = std::filesystem::absolute(directory, failure);
  return std::make_unique<Database>(std::move(state));
}

Result<std::unique_ptr<Database>> Database::open_in_memory() {
  std::unique_ptr<rocksdb::Env> environment(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  return std::make_unique<Database>(TRY(open_writer(writer_options(), std::move(environment), "/memory")));
}

Result<std::unique_ptr<Database>> Database::open_beside_writer(const std::filesystem::path& directory) {
  if (!holds_database(directory)) {
    return Error{ErrorCode::not_found, "there is no store here", directory.string()};
  }
  const std::vector<std::string> names = TRY(stored_families(directory));
  TRY(refuse_unknown_families(names, directory));
  const std::vector<Family> present = families_named(names);
  auto state = std::make_unique<State>();
  state->is_writer = false;
  state->directory = directory;
  state->scratch = TRY(scratch_directory());
  rocksdb::DB* database = nullptr;
  Handles handles;
  rocksdb::Status status = with_patience([&] {
    return rocksdb::DB::OpenAsSecondary(reader_options(), directory.string(), state->scratch.string(),
                                        descriptors(present), &handles, &database);
  });
  if (!status.ok()) return error_of(status, directory.string());
  state->database.reset(database);
  state->handles.assign(family_count, nullptr);
  for (std::size_t i = 0; i < present.size(); ++i) {
    state->handles[static_cast<std::size_t>(present[i])] = handles[i];
  }
  auto opened = std::make_unique<Database>(std::move(state));
  TRY(opened->catch_up());
  return opened;
}

Result<std::optional<std::string>> Database::get(Family family, std::string_view key) const {
  return get_row(*state_, rocksdb::ReadOptions(), family, key);
}

Result<void> Database::write(std::span<const Write> batch, Durability durability) {
  // A log that broke off must not be written again (RocksDB asserts it): only opening anew mends it.
  if (state_->broken) return *state_->broken;
  // An open file outlives its directory: the log would take what nobody can read again.
  if (!state_->directory.empty() && !holds_database(state_->directory)) {
    return Error{ErrorCode::io, "the store is no longer where it was opened: is the disk still there?",
                 state_->directory.string()};
  }
  rocksdb::WriteBatch rows;
  for (const Write& row : batch) {
    rocksdb::ColumnFamilyHandle* handle = state_->handle(row.family);
    rocksdb::Status status = row.value ? rows.Put(handle, row.key, *row.value) : rows.Delete(handle, row.key);
    if (!status.ok()) return error_of(status, family_name(row.family));
  }
  rocksdb::WriteOptions options;
  options.sync = durability == Durability::power;
  rocksdb::Status status = state_->database->Write(options, &rows);
  if (!status.ok()) {
    state_->broken = error_of(status, state_->database->GetName());
    return *state_->broken;
  }
  state_->written = true;
  return {};
}

std::shared_ptr<const DatabaseView> Database::view() const {
  const rocksdb::Snapshot* snapshot = state_->is_writer ? state_->database->GetSnapshot() : nullptr;
  auto state = std::make_unique<DatabaseView::State>();
  state->database = state_.get();
  state->snapshot = snapshot;
  return std::make_shared<DatabaseView>(std::move(state));
}

const std::filesystem::path& Database::directory() const {
  return state_->directory;
}

// Twice: between reading the list of files and reading the log, the writer may have moved a log into files
// that the first pass did not see; the second does.
Result<void> Database::catch_up() {
  for (int pass = 0; pass < 2; ++pass) {
    rocksdb::Status status = with_patience([&] { return state_->database->TryCatchUpWithPrimary(); });
    if (!status.ok()) return error_of(status, state_->database->GetName());
  }
  return {};
}

std::uint64_t blocks_read() {
  return rocksdb::get_perf_context()->block_read_count;
}

std::uint64_t blocks_cached() {
  return rocksdb::get_perf_context()->block_cache_hit_count;
}

}  // namespace entente

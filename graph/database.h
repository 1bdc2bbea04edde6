// The narrow door to RocksDB: ordered bytes in families, atomic batches, views that never change.
//
// Wrong door? What the bytes mean is in graph/keys.h, graph/records.h and graph/README.md; whoever wants
// facts uses graph/snapshot.h and graph/store.h. Only graph/ includes this header, and only database.cpp
// includes RocksDB.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

// One ordered key space each. The names are on disk (family_name); the numbers are not.
enum class Family : std::uint8_t {
  meta,
  entities,
  profiles,
  observed,
  names,
  statements,
  relations,
  out,
  in,
  spans,
  participation,
  documents,
  pages,
  contributions,
  entity_documents,
  sources,
  texts,
  runs,
  verdicts,
  journal,
  full_text,
};
inline constexpr std::size_t family_count = 21;
std::string_view family_name(Family family);
// All of them, in the order of their numbers.
std::span<const Family> families();

// Sets a key, or removes it when there is no value.
struct Write {
  Family family;
  std::string key;
  std::optional<std::string> value;
};

// How far a batch must have travelled when write() returns. Either way it is applied wholly or not at all.
enum class Durability {
  process,  // survives the end of this process, however it ends
  power,    // survives a power cut as well: waits for the disk, with all batches before it
};

// A position in one family's keys, within a prefix. Cheap to move, dear to make (about a microsecond): keep
// it for several seeks. Valid while its DatabaseView is.
class Cursor {
 public:
  Cursor(Cursor&&) noexcept;
  Cursor& operator=(Cursor&&) noexcept;
  ~Cursor();

  // Goes to the first key that is not less than `key` …
  void seek(std::string_view key);
  void next();
  // … and whether there is one. False also after a failure: ask status() when a loop has ended.
  bool valid() const;
  bool valid_within(std::string_view prefix) const { return valid() && key().starts_with(prefix); }
  Result<void> status() const;

  // REQUIRES: valid(). Good until the next seek() or next().
  std::string_view key() const;
  std::string_view value() const;

 private:
  friend class DatabaseView;
  struct State;
  explicit Cursor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The rows as of one moment; may be shared by threads. Must not outlive its Database.
class DatabaseView {
 public:
  struct State;
  explicit DatabaseView(std::unique_ptr<State> state);
  ~DatabaseView();

  Result<std::optional<std::string>> get(Family family, std::string_view key) const;
  Cursor cursor(Family family) const;
  // Calls `visit` with each key and value under `prefix`, in order, until it returns false.
  Result<void> scan(Family family, std::string_view prefix,
                    const std::function<bool(std::string_view key, std::string_view value)>& visit) const;

 private:
  std::unique_ptr<State> state_;
};

// What this thread has read so far of all databases: counted by RocksDB anyway.
std::uint64_t blocks_read();    // from files
std::uint64_t blocks_cached();  // found in the cache

class Database {
 public:
  struct State;

  // Opens or creates for writing: `locked` while another process (or this one) has it open so; `corruption`
  // when it holds families we do not know, as a newer program's would.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& directory);
  static Result<std::unique_ptr<Database>> open_in_memory();
  // Opens for reading beside a writer: `not_found` when there is nothing in `directory`.
  static Result<std::unique_ptr<Database>> open_beside_writer(const std::filesystem::path& directory);

  explicit Database(std::unique_ptr<State> state);
  // Makes what was written durable and closes.
  ~Database();

  // Of the present moment, for one look-up after another by the writer itself.
  Result<std::optional<std::string>> get(Family family, std::string_view key) const;
  // After a failure every later one fails alike, until the database is opened anew: what was written before
  // it is kept.
  Result<void> write(std::span<const Write> batch, Durability durability);
  // Of the writer: a snapshot. Beside a writer: what catch_up() last saw; stable until the next one.
  std::shared_ptr<const DatabaseView> view() const;
  Result<void> catch_up();
  // Empty: in memory.
  const std::filesystem::path& directory() const;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace entente

#include "graph/store_format.h"

#include <fmt/format.h>

#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

Result<std::optional<std::uint64_t>> stamped_format(const Database& database) {
  std::optional<std::string> bytes = TRY(database.get(Family::meta, keys::format_version));
  if (!bytes) return std::optional<std::uint64_t>();
  return std::optional(TRY(decode_count(*bytes)));
}

constexpr std::uint64_t first_format = 1;

Result<void> accept(std::uint64_t format, const std::string& where) {
  if (format >= first_format && format <= store_format) return {};
  return Error{
      ErrorCode::corruption,
      fmt::format("the store has format {}, this program knows formats {} to {}: use a newer entente", format,
                  first_format, store_format),
      where};
}

// Format 1 named runs by time and process; since 2 they are numbered in order of beginning, which the old
// names sort by. What the rows hold stays (graph/records.h reads both).
Result<void> number_runs(Database& database) {
  std::vector<Write> writes;
  RunNumber number = 0;
  TRY(database.view()->scan(Family::runs, "", [&](std::string_view key, std::string_view value) {
    writes.push_back({Family::runs, std::string(key), std::nullopt});
    writes.push_back({Family::runs, keys::run(++number), std::string(value)});
    return true;
  }));
  writes.push_back({Family::meta, std::string(keys::format_version), encode_count(store_format)});
  return database.write(writes, Durability::power);
}

Result<bool> is_empty(const Database& database) {
  auto view = database.view();
  for (Family family : families()) {
    bool found = false;
    TRY(view->scan(family, "", [&found](std::string_view, std::string_view) {
      found = true;
      return false;
    }));
    if (found) return false;
  }
  return true;
}

}  // namespace

Result<void> claim_format(Database& database, const std::string& where) {
  std::optional<std::uint64_t> format = TRY(stamped_format(database));
  if (format) {
    TRY(accept(*format, where));
    return *format == first_format ? number_runs(database) : Result<void>();
  }
  if (!TRY(is_empty(database))) {
    return Error{ErrorCode::corruption, "this is no store of entente: it holds rows but no format number",
                 where};
  }
  const Write stamp[] = {
      {Family::meta, std::string(keys::format_version), encode_count(store_format)},
      {Family::meta, std::string(keys::counts), encode(Counts{})},
  };
  return database.write(stamp, Durability::power);
}

Result<void> require_format(const Database& database, const std::string& where) {
  std::optional<std::uint64_t> format = TRY(stamped_format(database));
  if (format) return accept(*format, where);
  return Error{ErrorCode::not_found, "the store is being created", where};
}

}  // namespace entente

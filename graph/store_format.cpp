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

Result<void> accept(std::uint64_t format, const std::string& where) {
  if (format == store_format) return {};
  std::string message =
      format > store_format
          ? fmt::format("the store has format {}, this program knows format {}: use a newer entente", format,
                        store_format)
          : fmt::format(
                "the store has format {}, which this program no longer reads: ingest the documents into "
                "a new store",
                format);
  return Error{ErrorCode::corruption, std::move(message), where};
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
  if (format) return accept(*format, where);
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

#include "ingest/jobs/quarantine.h"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/jobs/durable_file.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array harms = {ErrorCode::timed_out, ErrorCode::out_of_memory, ErrorCode::crashed,
                              ErrorCode::sandbox_violation};
constexpr std::size_t max_entry_bytes = 1 << 20;

std::string to_json(const QuarantineEntry& entry) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  const auto member = [&](const char* key, std::string_view value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartObject();
  member("digest", entry.digest);
  member("location", entry.location);
  member("error", name_of(entry.error));
  member("reason", entry.reason);
  member("since", entry.since);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string text_at(const rapidjson::Document& root, const char* key) {
  const auto found = root.FindMember(key);
  if (found == root.MemberEnd() || !found->value.IsString()) return "";
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::optional<QuarantineEntry> entry_from(std::string_view json) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (root.HasParseError() || !root.IsObject()) return std::nullopt;
  QuarantineEntry entry{.digest = text_at(root, "digest"),
                        .location = text_at(root, "location"),
                        .error = ErrorCode::crashed,
                        .reason = text_at(root, "reason"),
                        .since = text_at(root, "since")};
  const std::string error = text_at(root, "error");
  for (const ErrorCode harm : harms) {
    if (name_of(harm) == error) entry.error = harm;
  }
  if (entry.digest.empty()) return std::nullopt;
  return entry;
}

}  // namespace

fs::path quarantine_folder(const fs::path& store) {
  return store / "quarantine";
}

bool is_harm(ErrorCode error) {
  return std::find(harms.begin(), harms.end(), error) != harms.end();
}

Result<Quarantine> Quarantine::open(const fs::path& folder) {
  Quarantine quarantine;
  quarantine.folder_ = folder;
  std::error_code error;
  if (!fs::exists(folder, error)) return quarantine;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".json") continue;
    const Result<std::string> bytes = read_bytes(it->path(), max_entry_bytes);
    if (!bytes.ok()) continue;
    if (std::optional<QuarantineEntry> entry = entry_from(*bytes)) {
      quarantine.entries_.insert_or_assign(entry->digest, *entry);
    }
  }
  if (error) return Error{ErrorCode::io, "cannot list the quarantine: " + error.message(), folder.string()};
  return quarantine;
}

std::optional<QuarantineEntry> Quarantine::find(std::string_view digest) const {
  const auto found = entries_.find(digest);
  return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<QuarantineEntry> Quarantine::entries() const {
  std::vector<QuarantineEntry> all;
  for (const auto& [digest, entry] : entries_) all.push_back(entry);
  return all;
}

Result<void> Quarantine::put(QuarantineEntry entry, std::string_view bytes, std::string_view now) {
  if (folder_.empty()) return {};
  entry.since = now;
  TRY(write_durably(folder_ / (entry.digest + ".bytes"), bytes));
  TRY(write_durably(folder_ / (entry.digest + ".json"), to_json(entry)));
  entries_.insert_or_assign(entry.digest, std::move(entry));
  return {};
}

Result<void> Quarantine::release(std::string_view digest) {
  const auto found = entries_.find(digest);
  if (found == entries_.end()) return {};
  TRY(remove_durably(folder_ / (found->first + ".json")));
  TRY(remove_durably(folder_ / (found->first + ".bytes")));
  entries_.erase(found);
  return {};
}

}  // namespace entente

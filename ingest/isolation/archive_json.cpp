#include "ingest/isolation/archive_json.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using Json = rapidjson::Value;

// The texts of a record, in the order in which they stand in its array, behind offset, size, date and status.
constexpr std::string ArchivedRecord::*const record_texts[] = {
    &ArchivedRecord::type,           &ArchivedRecord::address,       &ArchivedRecord::content_type,
    &ArchivedRecord::etag,           &ArchivedRecord::last_modified, &ArchivedRecord::location,
    &ArchivedRecord::payload_digest,
};
constexpr rapidjson::SizeType record_numbers = 4;
constexpr auto record_members = static_cast<rapidjson::SizeType>(record_numbers + std::size(record_texts));

void text(Writer& writer, const std::string& value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

Error wrong(std::string_view what) {
  return {ErrorCode::malformed, fmt::format("an archive's index with a wrong {}", what), ""};
}

Result<ArchivedRecord> record_of(const Json& json) {
  if (!json.IsArray() || json.Size() != record_members) return wrong("record");
  if (!json[0].IsUint64() || !json[1].IsUint64() || !json[2].IsInt64() || !json[3].IsInt())
    return wrong("record");
  ArchivedRecord record;
  record.offset = json[0].GetUint64();
  record.size = json[1].GetUint64();
  record.date = TimePoint(std::chrono::seconds(json[2].GetInt64()));
  record.status = json[3].GetInt();
  for (rapidjson::SizeType i = record_numbers; i < record_members; ++i) {
    if (!json[i].IsString()) return wrong("record");
    record.*record_texts[i - record_numbers] = {json[i].GetString(), json[i].GetStringLength()};
  }
  return record;
}

}  // namespace

std::string to_json(const ArchiveIndex& index) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("end"), writer.Uint64(index.end);
  writer.Key("losses"), writer.StartArray();
  for (const std::string& loss : index.losses) text(writer, loss);
  writer.EndArray();
  writer.Key("records"), writer.StartArray();
  for (const ArchivedRecord& record : index.records) {
    writer.StartArray();
    writer.Uint64(record.offset), writer.Uint64(record.size);
    writer.Int64(record.date.time_since_epoch().count()), writer.Int(record.status);
    for (const auto field : record_texts) text(writer, record.*field);
    writer.EndArray();
  }
  writer.EndArray();
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<ArchiveIndex> archive_index_from_json(std::string_view json, std::uint64_t file_bytes) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                     json.size());
  if (root.HasParseError() || !root.IsObject()) return wrong("form");
  for (const char* member : {"end", "losses", "records"}) {
    if (!root.HasMember(member)) return wrong("form");
  }
  const Json& end = root["end"];
  const Json& losses = root["losses"];
  const Json& records = root["records"];
  if (!end.IsUint64() || end.GetUint64() > file_bytes) return wrong("end");
  if (!losses.IsArray() || !records.IsArray()) return wrong("form");
  ArchiveIndex index;
  index.end = end.GetUint64();
  for (const Json& loss : losses.GetArray()) {
    if (!loss.IsString()) return wrong("loss");
    index.losses.emplace_back(loss.GetString(), loss.GetStringLength());
  }
  std::uint64_t free_from = 0;
  for (const Json& item : records.GetArray()) {
    ArchivedRecord record = TRY(record_of(item));
    if (record.offset < free_from || record.offset > file_bytes || record.size > file_bytes - record.offset) {
      return wrong("place");
    }
    free_from = record.offset + record.size;
    index.records.push_back(std::move(record));
  }
  return index;
}

}  // namespace entente

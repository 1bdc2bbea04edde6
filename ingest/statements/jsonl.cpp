#include "ingest/statements/jsonl.h"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <optional>

#include "ingest/extraction/embedded_files.h"

namespace entente {
namespace {

Error malformed(std::string_view name, int line, std::string_view what) {
  return {ErrorCode::malformed, std::string(what), fmt::format("{}:{}", name, line)};
}

std::string string_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

std::optional<std::vector<std::string>> strings_of(const rapidjson::Value& value) {
  if (value.IsString()) return std::vector<std::string>{string_of(value)};
  if (!value.IsArray()) return std::nullopt;
  std::vector<std::string> strings;
  for (const auto& element : value.GetArray()) {
    if (!element.IsString()) return std::nullopt;
    strings.push_back(string_of(element));
  }
  return strings;
}

// Is the record one of those that the caller asked for? "" asks for all.
bool is_of_kind(const rapidjson::Value& record, std::string_view kind) {
  if (kind.empty()) return true;
  const auto id = record.FindMember("id");
  if (id == record.MemberEnd() || !id->value.IsString()) return false;
  const std::string_view known(id->value.GetString(), id->value.GetStringLength());
  return known.starts_with(kind) && known.substr(kind.size()).starts_with(":");
}

constexpr std::size_t max_line = 1u << 20;

Result<JsonLine> parse_line(std::string_view name, int number, std::string_view text,
                            std::string_view wanted_kind) {
  if (text.size() > max_line) return malformed(name, number, "this line is over one megabyte");
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(),
                                                                                     text.size());
  if (json.HasParseError() || !json.IsObject()) return malformed(name, number, "not a JSON object");
  JsonLine line;
  line.file = name;
  line.number = number;
  if (!is_of_kind(json, wanted_kind)) return line;
  for (auto member = json.MemberBegin(); member < json.MemberEnd(); ++member) {
    auto values = strings_of(member->value);
    if (!values) return malformed(name, number, "field is neither a string nor a list of strings");
    line.fields.emplace(string_of(member->name), std::move(*values));
  }
  return line;
}

Result<std::vector<JsonLine>> parse_lines(std::string_view name, std::string_view contents,
                                          std::string_view kind) {
  std::vector<JsonLine> lines;
  int number = 0;
  while (!contents.empty()) {
    std::size_t end = contents.find('\n');
    std::string_view text = contents.substr(0, end);
    contents.remove_prefix(end == std::string_view::npos ? contents.size() : end + 1);
    ++number;
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    JsonLine line = TRY(parse_line(name, number, text, kind));
    if (!line.fields.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string_view JsonLine::text(std::string_view field) const {
  const std::vector<std::string>& values = texts(field);
  return values.empty() ? std::string_view() : std::string_view(values.front());
}

const std::vector<std::string>& JsonLine::texts(std::string_view field) const {
  static const std::vector<std::string> none;
  auto found = fields.find(field);
  return found == fields.end() ? none : found->second;
}

Result<std::vector<JsonLine>> parse_jsonl(std::string_view name, std::string_view contents) {
  return parse_lines(name, contents, "");
}

Result<std::vector<JsonLine>> lines_of_kind(std::string_view prefix, std::string_view name,
                                            std::string_view contents) {
  return parse_lines(name, contents, prefix);
}

Result<std::vector<JsonLine>> embedded_jsonl(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.name == name) return parse_jsonl(name, file.contents);
  return Error{ErrorCode::not_found, "no such file in the program", std::string(name)};
}

}  // namespace entente

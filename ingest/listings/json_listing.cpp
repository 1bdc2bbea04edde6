// JSON in the shapes that catalogues export: an array of objects, an object that holds one (an API's answer,
// JSON Feed), one object a line, CSL-JSON.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

using Json = rapidjson::Value;

// A value costs 16 bytes and more; beyond this an index is none.
constexpr std::ptrdiff_t max_json_values = 8'000'000;
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
constexpr std::size_t max_depth_searched = 3;

std::string_view text_of(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

const Json* member(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string string_of(const Json& object, const char* name) {
  const Json* value = member(object, name);
  return value != nullptr && value->IsString() ? std::string(trim(text_of(*value))) : "";
}

// CSL: {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den", "suffix": "Jr."}.
std::string person_of(const Json& object) {
  std::string name = string_of(object, "given");
  for (const char* part : {"dropping-particle", "non-dropping-particle", "family"}) {
    const std::string words = string_of(object, part);
    if (!words.empty()) name += (name.empty() ? "" : " ") + words;
  }
  const std::string suffix = string_of(object, "suffix");
  return suffix.empty() ? name : name + ", " + suffix;
}

// CSL: {"date-parts": [[2023, 8, 18]]}, of a range its beginning. Numbers may be written as text.
std::string date_of(const Json& parts) {
  if (!parts.IsArray() || parts.Empty() || !parts[0].IsArray()) return "";
  std::string date;
  for (const Json& part : parts[0].GetArray()) {
    const int number = part.IsInt() ? part.GetInt() : part.IsString() ? std::atoi(part.GetString()) : 0;
    if (number <= 0 || number > 9999) break;
    date += date.empty() ? fmt::format("{:04}", number) : fmt::format("-{:02}", number);
  }
  return date.substr(0, 10);
}

// The words of a value: of an object, the member that names it ({"rendered": "…"}, {"name": "…"}).
std::string words_of(const Json& value) {
  if (value.IsString()) return std::string(trim(text_of(value)));
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsNumber()) return fmt::format("{}", value.GetDouble());
  if (!value.IsObject()) return "";
  if (const Json* parts = member(value, "date-parts"); parts != nullptr) return date_of(*parts);
  if (member(value, "family") != nullptr) return person_of(value);
  for (const char* name :
       {"rendered", "name", "literal", "raw", "url", "href", "value", "title", "$t", "#text"}) {
    const std::string words = string_of(value, name);
    if (!words.empty()) return words;
  }
  return "";
}

std::vector<std::string> values_of(const Json& value, std::optional<ListedField> field) {
  std::vector<std::string> values;
  auto add = [&](std::string words) {
    if (!words.empty()) values.push_back(std::move(words));
  };
  if (value.IsArray()) {
    for (const Json& each : value.GetArray()) add(words_of(each));
  } else if (value.IsString() && field) {
    values = split_cell(text_of(value), *field);
  } else {
    add(words_of(value));
  }
  return values;
}

// CSL has bodies among the authors: {"literal": "Ministry of Trade"}.
bool is_body(const Json& author) {
  return author.IsObject() && member(author, "literal") != nullptr && member(author, "family") == nullptr;
}

std::vector<std::string> take_bodies(const Json& authors, std::vector<std::string>& names) {
  std::vector<std::string> bodies;
  names.clear();
  for (const Json& author : authors.GetArray()) {
    std::string words = words_of(author);
    if (!words.empty()) (is_body(author) ? bodies : names).push_back(std::move(words));
  }
  return bodies;
}

bool is_csl_record(const Json& object) {
  const Json* issued = member(object, "issued");
  if (issued != nullptr && issued->IsObject()) return true;
  const Json* author = member(object, "author");
  return author != nullptr && author->IsArray() && !author->Empty() && (*author)[0].IsObject() &&
         (member((*author)[0], "family") != nullptr || member((*author)[0], "literal") != nullptr);
}

ListedItem read_object(const Json& object, const ColumnMap& columns, std::size_t row,
                       std::vector<std::string>& losses) {
  ListedItem item;
  item.row = row;
  for (const auto& each : object.GetObject()) {
    const std::string_view name = text_of(each.name);
    const std::optional<ListedField> field = columns.field_of(name);
    std::vector<std::string> values = values_of(each.value, field);
    if (field == ListedField::authors && each.value.IsArray()) {
      const std::vector<std::string> bodies = take_bodies(each.value, values);
      if (!bodies.empty()) set_field(item, ListedField::issuer, name, bodies);
    }
    if (!set_column(item, columns, name, values)) {
      note_loss(losses, no_such_value(item, *field, values.front()));
    }
  }
  return item;
}

bool is_row_array(const Json& value) {
  return value.IsArray() && !value.Empty() && value[0].IsObject();
}

// The array of objects that the index is: the value itself, else the longest among its members, which answers
// of APIs wrap once or twice.
const Json* find_rows(const Json& root) {
  if (root.IsArray()) return &root;
  std::vector<const Json*> level = {&root};
  for (std::size_t depth = 0; depth < max_depth_searched; ++depth) {
    const Json* longest = nullptr;
    std::vector<const Json*> below;
    for (const Json* object : level) {
      for (const auto& each : object->GetObject()) {
        if (each.value.IsObject()) below.push_back(&each.value);
        if (is_row_array(each.value) && (longest == nullptr || each.value.Size() > longest->Size()))
          longest = &each.value;
      }
    }
    if (longest != nullptr) return longest;
    level = std::move(below);
  }
  return nullptr;
}

std::string line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

Result<void> parse(rapidjson::Document& json, std::string_view text) {
  const std::ptrdiff_t marks =
      std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '[' || c == '{'; });
  if (marks > max_json_values) {
    return Error{ErrorCode::too_large, "holds more than 8000000 values; split it", ""};
  }
  json.Parse<parse_flags>(text.data(), text.size());
  if (!json.HasParseError()) return {};
  return Error{ErrorCode::malformed,
               fmt::format("line {}: is no JSON: {}", line_of(text, json.GetErrorOffset()),
                           rapidjson::GetParseError_En(json.GetParseError())),
               ""};
}

class JsonRows {
 public:
  JsonRows(const ColumnMap& columns, const ListingOptions& options) : columns_(columns), options_(options) {
    listing_.kind = ListingKind::json;
  }

  bool full() const { return listing_.items.size() >= options_.max_items; }

  void add(const Json& object, std::size_t row) {
    if (!object.IsObject()) {
      note_loss(listing_.losses, fmt::format("row {}: is no object", row));
      return;
    }
    if (!columns_.empty()) {
      for (const auto& each : object.GetObject()) seen_.insert(std::string(text_of(each.name)));
    }
    if (listing_.items.empty() && is_csl_record(object)) listing_.kind = ListingKind::csl_json;
    listing_.items.push_back(read_object(object, columns_, row, listing_.losses));
  }

  void lose(std::string loss) {
    note_loss(listing_.losses, std::move(loss));
    cut();
  }
  void cut() { listing_.whole = false; }
  void add_next_page(std::string address) { listing_.next_pages.push_back(std::move(address)); }

  Result<Listing> finish() {
    const std::vector<std::string> names(seen_.begin(), seen_.end());
    if (const std::optional<std::string> missing = columns_.missing_from(names)) {
      return Error{ErrorCode::invalid_argument,
                   fmt::format("columns: no object has a member \"{}\"", *missing), ""};
    }
    return std::move(listing_);
  }

 private:
  const ColumnMap& columns_;
  const ListingOptions& options_;
  std::set<std::string> seen_;
  Listing listing_;
};

// JSON Feed and most APIs say where to go on.
void read_next_page(const Json& root, JsonRows& rows) {
  if (!root.IsObject()) return;
  for (const char* name : {"next_url", "next", "nextPage", "next_page"}) {
    const Json* next = member(root, name);
    if (next == nullptr || !next->IsString() || next->GetStringLength() == 0) continue;
    return rows.add_next_page(std::string(text_of(*next)));
  }
}

Result<Listing> read_lines(std::string_view text, JsonRows& rows) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = trim(text.substr(at, end - at));
    at = end + 1;
    if (row.empty()) continue;
    if (rows.full()) {
      rows.cut();
      break;
    }
    rapidjson::Document json;
    const Result<void> parsed = parse(json, row);
    if (!parsed.ok()) {
      rows.lose(fmt::format("row {}: is no JSON", line + 1));
    } else {
      rows.add(json, line + 1);
    }
  }
  return rows.finish();
}

// The first line is an object of its own, and another follows.
bool is_json_lines(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  const std::string_view rest = trim(text.substr(first.size()));
  return trim(first).ends_with('}') && rest.starts_with('{');
}

}  // namespace

Result<Listing> read_json_listing(std::string_view text, const ColumnMap& columns,
                                  const ListingOptions& options) {
  text = trim(text);
  JsonRows rows(columns, options);
  if (text.starts_with('{') && is_json_lines(text)) return read_lines(text, rows);
  rapidjson::Document json;
  TRY(parse(json, text));
  const Json* list = nullptr;
  if (json.IsArray() || (json.IsObject() && options.beside.empty())) list = find_rows(json);
  if (list == nullptr && json.IsObject()) {  // a sidecar, or an index of one
    rows.add(json, 1);
    return rows.finish();
  }
  if (list == nullptr) return Error{ErrorCode::malformed, "is JSON, but holds no object", ""};
  read_next_page(json, rows);
  std::size_t row = 0;
  for (const Json& each : list->GetArray()) {
    if (rows.full()) {
      rows.cut();
      break;
    }
    rows.add(each, ++row);
  }
  return rows.finish();
}

}  // namespace entente

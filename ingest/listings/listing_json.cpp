// A Listing between the worker that read it and the batch, which trusts neither.
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <string>
#include <utility>

#include "ingest/listings/listing.h"

namespace entente {
namespace {

using Json = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr rapidjson::SizeType max_listed_items = 1'000'000;
constexpr rapidjson::SizeType max_listed_text = 1u << 20;

struct TextMember {
  const char* key;
  std::string ListedItem::*text;
};

constexpr std::array<TextMember, 7> text_members = {{{"address", &ListedItem::address},
                                                     {"title", &ListedItem::title},
                                                     {"issuer", &ListedItem::issuer},
                                                     {"publisher", &ListedItem::publisher},
                                                     {"genre", &ListedItem::genre},
                                                     {"language", &ListedItem::language},
                                                     {"modified", &ListedItem::modified}}};

struct TableMember {
  const char* key;
  std::map<std::string, std::string> ListedItem::*table;
};

constexpr std::array<TableMember, 2> table_members = {
    {{"identifiers", &ListedItem::identifiers}, {"other_columns", &ListedItem::other_columns}}};

struct ListMember {
  const char* key;
  std::vector<std::string> ListedItem::*list;
};

constexpr std::array<ListMember, 2> list_members = {
    {{"files", &ListedItem::files}, {"authors", &ListedItem::authors}}};

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& writer, const char* key, const std::vector<std::string>& texts) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& text : texts) put(writer, text);
  writer.EndArray();
}

void put(Writer& writer, const ListedItem& item) {
  writer.StartObject();
  for (const TextMember& each : text_members) {
    if (!(item.*each.text).empty()) writer.Key(each.key), put(writer, item.*each.text);
  }
  for (const ListMember& each : list_members) put(writer, each.key, item.*each.list);
  for (const TableMember& each : table_members) {
    writer.Key(each.key);
    writer.StartObject();
    for (const auto& [key, text] : item.*each.table) {
      writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
      put(writer, text);
    }
    writer.EndObject();
  }
  writer.Key("date"), put(writer, item.date.to_string());
  writer.Key("row"), writer.Uint64(item.row);
  writer.EndObject();
}

Error wrong(std::string_view field) {
  return {ErrorCode::malformed,
          "the reading process sent a wrong \"" + std::string(field) + "\" of a listing", ""};
}

const Json* member(const Json& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

Result<std::string> text_in(const Json* value, std::string_view key) {
  if (value == nullptr) return std::string();
  if (!value->IsString() || value->GetStringLength() > max_listed_text) return wrong(key);
  return std::string(value->GetString(), value->GetStringLength());
}

Result<std::vector<std::string>> texts_in(const Json* list, std::string_view key) {
  std::vector<std::string> texts;
  if (list == nullptr || !list->IsArray() || list->Size() > max_listed_items) return wrong(key);
  for (const Json& each : list->GetArray()) texts.push_back(TRY(text_in(&each, key)));
  return texts;
}

Result<std::map<std::string, std::string>> table_in(const Json* object, std::string_view key) {
  std::map<std::string, std::string> table;
  if (object == nullptr || !object->IsObject()) return wrong(key);
  for (const auto& each : object->GetObject()) {
    table.emplace(TRY(text_in(&each.name, key)), TRY(text_in(&each.value, key)));
  }
  return table;
}

Result<ListedItem> item_in(const Json& json) {
  if (!json.IsObject()) return wrong("items");
  ListedItem item;
  for (const TextMember& each : text_members)
    item.*each.text = TRY(text_in(member(json, each.key), each.key));
  for (const ListMember& each : list_members)
    item.*each.list = TRY(texts_in(member(json, each.key), each.key));
  for (const TableMember& each : table_members) {
    item.*each.table = TRY(table_in(member(json, each.key), each.key));
  }
  const std::string date = TRY(text_in(member(json, "date"), "date"));
  const std::optional<Date> known = Date::parse(date);
  if (!known && !date.empty()) return wrong("date");
  item.date = known.value_or(Date{});
  const Json* row = member(json, "row");
  if (row == nullptr || !row->IsUint64()) return wrong("row");
  item.row = row->GetUint64();
  return item;
}

}  // namespace

std::string to_json(const Listing& listing) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("kind"), put(writer, name_of(listing.kind));
  writer.Key("items");
  writer.StartArray();
  for (const ListedItem& item : listing.items) put(writer, item);
  writer.EndArray();
  put(writer, "next_pages", listing.next_pages);
  put(writer, "losses", listing.losses);
  writer.Key("whole"), writer.Bool(listing.whole);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Listing> listing_from_json(std::string_view json) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                     json.size());
  if (root.HasParseError() || !root.IsObject()) return wrong("document");
  Listing listing;
  const std::optional<ListingKind> kind = listing_kind_named(TRY(text_in(member(root, "kind"), "kind")));
  if (!kind) return wrong("kind");
  listing.kind = *kind;
  const Json* items = member(root, "items");
  if (items == nullptr || !items->IsArray() || items->Size() > max_listed_items) return wrong("items");
  for (const Json& each : items->GetArray()) listing.items.push_back(TRY(item_in(each)));
  listing.next_pages = TRY(texts_in(member(root, "next_pages"), "next_pages"));
  listing.losses = TRY(texts_in(member(root, "losses"), "losses"));
  const Json* whole = member(root, "whole");
  if (whole == nullptr || !whole->IsBool()) return wrong("whole");
  listing.whole = whole->GetBool();
  return listing;
}

}  // namespace entente

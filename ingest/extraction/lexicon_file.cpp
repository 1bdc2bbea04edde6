#include "ingest/extraction/lexicon_file.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace entente {
namespace {

using Json = rapidjson::Value;

constexpr std::size_t max_line = 1u << 20;

Error malformed(const std::string& where, std::string message) {
  return {ErrorCode::malformed, std::move(message), where};
}

std::string text(const Json& object, const char* field) {
  const auto found = object.FindMember(field);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

bool flag(const Json& object, const char* field) {
  const auto found = object.FindMember(field);
  return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

std::vector<std::string> texts(const Json& object, const char* field) {
  std::vector<std::string> values;
  const auto found = object.FindMember(field);
  if (found == object.MemberEnd() || !found->value.IsArray()) return values;
  for (const Json& value : found->value.GetArray()) {
    if (value.IsString()) values.emplace_back(value.GetString(), value.GetStringLength());
  }
  return values;
}

Date date(const Json& object, const char* field) {
  return Date::parse(text(object, field)).value_or(Date{});
}

std::map<std::string, std::string> external_ids(const Json& object) {
  std::map<std::string, std::string> ids;
  const auto found = object.FindMember("ids");
  if (found == object.MemberEnd() || !found->value.IsObject()) return ids;
  for (const auto& member : found->value.GetObject()) {
    if (member.value.IsString()) ids[member.name.GetString()] = member.value.GetString();
    if (member.value.IsInt64()) ids[member.name.GetString()] = std::to_string(member.value.GetInt64());
  }
  return ids;
}

std::vector<Membership> memberships(const Json& object) {
  std::vector<Membership> members;
  const auto found = object.FindMember("members");
  if (found == object.MemberEnd() || !found->value.IsArray()) return members;
  for (const Json& value : found->value.GetArray()) {
    if (value.IsString()) members.push_back({value.GetString(), {}, {}});
    if (value.IsObject()) members.push_back({text(value, "id"), date(value, "from"), date(value, "to")});
  }
  return members;
}

std::vector<Tenure> tenures(const Json& object) {
  std::vector<Tenure> held;
  const auto found = object.FindMember("tenures");
  if (found == object.MemberEnd() || !found->value.IsArray()) return held;
  for (const Json& value : found->value.GetArray()) {
    if (!value.IsObject()) continue;
    held.push_back({text(value, "office"), text(value, "title"), text(value, "of"), date(value, "from"),
                    date(value, "to")});
  }
  return held;
}

LexiconEntry entry(const Json& object, EntityKind kind) {
  LexiconEntry entry;
  entry.id = text(object, "id");
  entry.kind = kind;
  entry.subtype = text(object, "subtype");
  entry.name = text(object, "name");
  entry.aliases = texts(object, "aliases");
  entry.ids = external_ids(object);
  entry.source = text(object, "source");
  entry.demonyms = texts(object, "demonyms");
  entry.metonyms = texts(object, "metonyms");
  entry.capital = text(object, "capital");
  entry.country = text(object, "country");
  entry.parent = text(object, "parent");
  entry.series = text(object, "series");
  entry.host = text(object, "host");
  entry.family = text(object, "family");
  entry.given = text(object, "given");
  entry.native = text(object, "native");
  entry.members = memberships(object);
  entry.members_complete = flag(object, "members_complete");
  entry.tenures = tenures(object);
  entry.date = text(object, "date");
  entry.end = text(object, "end");
  entry.place = text(object, "place");
  entry.binding = text(object, "binding");
  entry.in_force = text(object, "in_force");
  entry.participants = texts(object, "participants");
  entry.parties = texts(object, "parties");
  entry.atop_obligations = texts(object, "atop_obligations");
  return entry;
}

RoleNounRecord role_noun(const Json& object, EntityKind kind) {
  return {text(object, "id"),
          text(object, "noun"),
          text(object, "plural"),
          kind,
          text(object, "subtype"),
          text(object, "level"),
          text(object, "mode"),
          flag(object, "names"),
          flag(object, "needs_preposition"),
          flag(object, "definite"),
          flag(object, "nominal")};
}

// The country's own name among the several that ISO gives it.
std::string iso_name(const Json& state) {
  const std::string common = text(state, "common_name");
  return common.empty() ? text(state, "name") : common;
}

}  // namespace

template <typename Record>
void LexiconReader::put(std::vector<Record>& records, Record record) {
  const auto [found, added] = places_.try_emplace(record.id, records.size());
  if (added) {
    records.push_back(std::move(record));
  } else {
    records[found->second] = std::move(record);
  }
}

Result<void> LexiconReader::read(std::string_view name, std::string_view contents) {
  std::size_t number = 0;
  while (!contents.empty()) {
    const std::size_t end = std::min(contents.find('\n'), contents.size());
    const std::string_view line = contents.substr(0, end);
    contents.remove_prefix(std::min(end + 1, contents.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    TRY(read_line(line, fmt::format("{}:{}", name, number)));
  }
  return {};
}

Result<void> LexiconReader::read_line(std::string_view line, const std::string& where) {
  if (line.size() > max_line) return malformed(where, "this line is over one megabyte");
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(),
                                                                                     line.size());
  if (json.HasParseError()) {
    return malformed(where, fmt::format("not JSON at column {}: {}", json.GetErrorOffset() + 1,
                                        rapidjson::GetParseError_En(json.GetParseError())));
  }
  if (!json.IsObject()) return malformed(where, "a lexicon line is one JSON object");
  const std::string id = text(json, "id");
  if (id.empty()) return malformed(where, "no \"id\"");
  const std::string prefix = id.substr(0, id.find(':'));
  if (prefix == "title") {
    if (text(json, "title").empty()) return malformed(where, "a title needs \"title\"");
    put(records_.titles,
        TitleRecord{id, text(json, "title"), texts(json, "aliases"), text(json, "office"), text(json, "of")});
  } else if (prefix == "role") {
    const auto kind = entity_kind_named(text(json, "kind"));
    if (!kind || text(json, "noun").empty())
      return malformed(where, "a role noun needs \"noun\" and \"kind\"");
    put(records_.role_nouns, role_noun(json, *kind));
  } else if (prefix == "words") {
    const auto list = word_list_named(text(json, "class"));
    if (!list) return malformed(where, "\"" + text(json, "class") + "\" is no word class");
    put(records_.word_lists, WordListRecord{id, *list, texts(json, "words")});
  } else if (prefix == "publisher") {
    put(records_.publishers, PublisherRecord{id, text(json, "domain"), text(json, "entity")});
  } else if (prefix == "short_name") {
    if (text(json, "name").empty()) return malformed(where, "a short name needs \"name\"");
    put(records_.short_names,
        ShortNameRecord{id, text(json, "name"), text(json, "entity"), flag(json, "demonym")});
  } else if (prefix == "abbreviation") {
    const auto use = abbreviation_use_named(text(json, "use"));
    if (!use || text(json, "word").empty())
      return malformed(where, "an abbreviation needs \"word\" and \"use\"");
    put(records_.abbreviations, AbbreviationRecord{id, text(json, "word"), *use});
  } else if (const auto kind = entity_kind_named(prefix); kind && prefix.size() < id.size()) {
    if (text(json, "name").empty()) return malformed(where, "an entity needs \"name\"");
    put(records_.entries, entry(json, *kind));
  }
  return {};
}

Result<void> LexiconReader::read_states(std::string_view name, std::string_view contents) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(contents.data(), contents.size());
  const std::string where(name);
  if (json.HasParseError() || !json.IsObject()) return malformed(where, "not a JSON object");
  const Json& root = json;  // its const iterators compare without ambiguity
  const auto list = root.FindMember("3166-1");
  if (list == root.MemberEnd() || !list->value.IsArray()) return malformed(where, "no list \"3166-1\"");
  for (const Json& state : list->value.GetArray()) {
    if (!state.IsObject()) continue;
    const std::string iso3 = text(state, "alpha_3");
    const auto [found, added] = places_.try_emplace("state:" + iso3, records_.entries.size());
    if (added) {
      LexiconEntry entry;
      entry.id = "state:" + iso3;
      entry.kind = EntityKind::state;
      entry.name = iso_name(state);
      entry.source = "ISO 3166-1 (iso-codes)";
      records_.entries.push_back(std::move(entry));
    }
    records_.entries[found->second].ids.try_emplace("iso2", text(state, "alpha_2"));
  }
  return {};
}

LexiconRecords LexiconReader::finish() && {
  for (LexiconEntry& entry : records_.entries) {
    if (entry.kind == EntityKind::state)
      entry.ids.try_emplace("iso3", entry.id.substr(entry.id.find(':') + 1));
  }
  return std::move(records_);
}

}  // namespace entente

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
  entry.short_name = text(object, "short");
  entry.article = flag(object, "article");
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
          flag(object, "after_body"),
          flag(object, "after_leader"),
          flag(object, "definite"),
          flag(object, "nominal")};
}

Result<void> read_title(RecordStore& store, const Json& json, const std::string& where) {
  if (text(json, "title").empty()) return malformed(where, "a title needs \"title\"");
  store.put(store.records.titles, TitleRecord{text(json, "id"), text(json, "title"), texts(json, "aliases"),
                                              text(json, "office"), text(json, "of")});
  return {};
}

Result<void> read_role_noun(RecordStore& store, const Json& json, const std::string& where) {
  const auto kind = entity_kind_named(text(json, "kind"));
  if (!kind || text(json, "noun").empty()) return malformed(where, "a role noun needs \"noun\" and \"kind\"");
  store.put(store.records.role_nouns, role_noun(json, *kind));
  return {};
}

Result<void> read_word_list(RecordStore& store, const Json& json, const std::string& where) {
  const auto list = word_list_named(text(json, "class"));
  if (!list) return malformed(where, "\"" + text(json, "class") + "\" is no word class");
  store.put(store.records.word_lists, WordListRecord{text(json, "id"), *list, texts(json, "words")});
  return {};
}

Result<void> read_publisher(RecordStore& store, const Json& json, const std::string& where) {
  if (text(json, "domain").empty() || text(json, "entity").empty())
    return malformed(where, "a publisher needs \"domain\" and \"entity\"");
  store.put(store.records.publishers,
            PublisherRecord{text(json, "id"), text(json, "domain"), text(json, "entity")});
  return {};
}

Result<void> read_short_name(RecordStore& store, const Json& json, const std::string& where) {
  if (text(json, "name").empty()) return malformed(where, "a short name needs \"name\"");
  store.put(store.records.short_names, ShortNameRecord{text(json, "id"), text(json, "name"),
                                                       text(json, "entity"), flag(json, "demonym")});
  return {};
}

Result<void> read_abbreviation(RecordStore& store, const Json& json, const std::string& where) {
  const auto use = abbreviation_use_named(text(json, "use"));
  if (!use || text(json, "word").empty())
    return malformed(where, "an abbreviation needs \"word\" and \"use\"");
  store.put(store.records.abbreviations, AbbreviationRecord{text(json, "id"), text(json, "word"), *use});
  return {};
}

Result<void> read_language(RecordStore& store, const Json& json, const std::string& where) {
  const auto script = script_named(text(json, "script"));
  if (!script || text(json, "name").empty())
    return malformed(where, "a language needs \"name\" and \"script\"");
  LanguageRecord language{text(json, "id"),           text(json, "name"),   *script,
                          flag(json, "names_script"), texts(json, "words"), text(json, "example")};
  for (const std::string& word : language.words) {
    if (word.size() > LanguageTable::max_word)
      return malformed(where, fmt::format("\"{}\" has more than {} bytes", word, LanguageTable::max_word));
  }
  store.put(store.records.languages, std::move(language));
  if (store.records.languages.size() > LanguageTable::max_languages)
    return malformed(where, fmt::format("more than {} languages", LanguageTable::max_languages));
  return {};
}

Result<void> leave(RecordStore&, const Json&, const std::string&) {
  return {};
}

struct RecordKind {
  std::string_view prefix;
  Result<void> (*read)(RecordStore&, const Json&, const std::string& where);
};

// What the prefix of an id says the record is, beside the kinds of entities.
constexpr RecordKind record_kinds[] = {
    {"title", read_title},
    {"role", read_role_noun},
    {"words", read_word_list},
    {"publisher", read_publisher},
    {"short_name", read_short_name},
    {"abbreviation", read_abbreviation},
    {"language", read_language},
    // Read by ingest/statements.
    {"cue", leave},
    {"relation", leave},
    {"verb", leave},
    // Read by tests.
    {"example", leave},
    {"ambiguous", leave},
};

// The country's own name among the several that ISO gives it.
std::string iso_name(const Json& state) {
  const std::string common = text(state, "common_name");
  return common.empty() ? text(state, "name") : common;
}

}  // namespace

Result<void> LexiconReader::read(std::string_view name, std::string_view contents, LexiconOrigin origin) {
  std::size_t number = 0;
  while (!contents.empty()) {
    const std::size_t end = std::min(contents.find('\n'), contents.size());
    const std::string_view line = contents.substr(0, end);
    contents.remove_prefix(std::min(end + 1, contents.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    TRY(read_line(line, fmt::format("{}:{}", name, number), origin));
  }
  return {};
}

Result<void> LexiconReader::read_line(std::string_view line, const std::string& where, LexiconOrigin origin) {
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
  const std::size_t colon = id.find(':');
  if (colon == std::string::npos && origin == LexiconOrigin::program) return {};  // word_classes.jsonl …
  if (colon == std::string::npos || colon + 1 == id.size())
    return malformed(where, "an id is a kind, ':' and a name, as in state:JPN");
  const std::string_view prefix = std::string_view(id).substr(0, colon);
  if (const auto kind = entity_kind_named(prefix)) {
    if (text(json, "name").empty()) return malformed(where, "an entity needs \"name\"");
    store_.put(store_.records.entries, entry(json, *kind));
    return {};
  }
  for (const RecordKind& known : record_kinds)
    if (known.prefix == prefix) return known.read(store_, json, where);
  return malformed(where, fmt::format("\"{}\" is no kind of record", prefix));
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
    const auto [found, added] = store_.places.try_emplace("state:" + iso3, store_.records.entries.size());
    if (added) {
      LexiconEntry entry;
      entry.id = "state:" + iso3;
      entry.kind = EntityKind::state;
      entry.name = iso_name(state);
      entry.source = "ISO 3166-1 (iso-codes)";
      store_.records.entries.push_back(std::move(entry));
    }
    store_.records.entries[found->second].ids.try_emplace("iso2", text(state, "alpha_2"));
  }
  return {};
}

LexiconRecords LexiconReader::finish() && {
  for (LexiconEntry& entry : store_.records.entries) {
    if (entry.kind == EntityKind::state)
      entry.ids.try_emplace("iso3", entry.id.substr(entry.id.find(':') + 1));
  }
  return std::move(store_.records);
}

}  // namespace entente

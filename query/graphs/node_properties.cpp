#include "query/graphs/node_properties.h"

#include <algorithm>
#include <array>
#include <set>

#include "graph/stated_days.h"

namespace entente {
namespace {

constexpr std::array own_names = {"id",     "name",      "kind",     "names",     "subtype",
                                  "status", "documents", "mentions", "in_lexicon"};
constexpr std::array id_names = {"iso2", "iso3", "cow", "gw", "wikidata"};
constexpr std::array time_names = {"date", "until", "date_text", "dates"};
constexpr std::array document_names = {"title",      "issuer",      "authors",    "publisher",   "url",
                                       "genre",      "language",    "media_type", "date_source", "pages",
                                       "statements", "commitments", "relations",  "sources"};
constexpr std::array commitment_names = {"deadline", "deadline_text", "stated", "restated",
                                         "classes",  "conditions",    "topics", "statements"};
constexpr std::array background_names = {"capital",      "country", "parent",          "series",
                                         "host",         "native",  "binding",         "in_force",
                                         "participants", "parties", "atop_obligations"};
// Of the lexicon, but always under their longer name: the plain one is a document's.
constexpr std::array taken_background_names = {"background_date", "background_end", "background_place",
                                               "background_source"};
constexpr std::array observed_names = {"place",   "member", "mode",  "level",
                                       "ordinal", "of",     "title", "jurisdiction"};

template <typename Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void put(ValueMap& properties, std::string_view key, std::string_view words) {
  if (!words.empty()) properties.insert_or_assign(std::string(key), Value(words));
}

void put(ValueMap& properties, std::string_view key, const std::vector<std::string>& words) {
  if (!words.empty()) properties.insert_or_assign(std::string(key), Value(words));
}

void put_day(ValueMap& properties, std::string_view key, Day day) {
  if (day != unknown_day && day != INT32_MAX)
    properties.insert_or_assign(std::string(key), Value(CalendarDay{day}));
}

void put_time(ValueMap& properties, const std::string& written) {
  const DaySpan days = stated_days(written);
  put_day(properties, "date", days.first);
  put_day(properties, "until", days.last);
  put(properties, "date_text", written);
}

Value value_of(const std::string& words) {
  const std::optional<Date> date = words.size() == 10 ? Date::parse(words) : std::nullopt;
  if (date && date->day != 0) return CalendarDay{date->first_day()};
  return words;
}

Value value_of(const std::vector<std::string>& several) {
  if (several.size() == 1) return value_of(several.front());
  ValueList list;
  for (const std::string& words : several) list.push_back(value_of(words));
  return list;
}

// The one that most documents give, or a more precise one that agrees with it.
std::string date_among(const std::vector<std::string>& dates) {
  std::string best = dates.front();
  for (const std::string& date : dates) {
    if (date.size() > best.size() && date.starts_with(best + "-")) best = date;
  }
  return best;
}

void put_observed(ValueMap& properties, const Entity& entity) {
  for (const auto& [attribute, values] : entity.observed) {
    if (attribute == "name" || attribute == "subtype" || attribute == "status" || values.empty()) continue;
    if (attribute == "date") {
      put_time(properties, date_among(values));
      if (values.size() > 1) put(properties, "dates", values);
    } else if (attribute == "deadline") {
      put(properties, "deadline_text", values.front());
    } else {
      const bool taken = is_one_of(own_names, attribute);
      properties.insert_or_assign(taken ? "observed_" + attribute : attribute, value_of(values));
    }
  }
}

void put_background(ValueMap& properties, const Entity& entity) {
  for (const auto& [name, value] : entity.background) {
    std::string longer = name.starts_with("background_") ? name : "background_" + name;
    const bool taken = is_one_of(taken_background_names, longer) || properties.contains(name);
    properties.insert_or_assign(taken ? std::move(longer) : name, value_of(value));
  }
}

// What the statements about one commitment say together.
class CommitmentFacts {
 public:
  CommitmentFacts(const Snapshot& snapshot, ValueMap& properties)
      : snapshot_(snapshot), properties_(properties) {}

  Result<void> collect(NodeId commitment) {
    std::vector<Statement> statements;
    TRY(snapshot_.statements_about(commitment, [&](const Statement& statement) {
      statements.push_back(statement);
      return true;
    }));
    for (const Statement& statement : statements) TRY(add(statement));
    put_day(properties_, "deadline", deadline_);
    put_day(properties_, "stated", first_);
    put_day(properties_, "restated", last_ == first_ ? unknown_day : last_);
    put(properties_, "classes", {classes_.begin(), classes_.end()});
    put(properties_, "topics", {topics_.begin(), topics_.end()});
    put(properties_, "conditions", conditions_);
    if (!properties_.contains("status")) put(properties_, "status", status_);
    properties_.insert_or_assign("statements", Value(static_cast<std::int64_t>(statements.size())));
    return {};
  }

 private:
  Result<void> add(const Statement& statement) {
    classes_.emplace(name_of(statement.statement_class));
    topics_.insert(statement.topics.begin(), statement.topics.end());
    if (!statement.condition.empty()) conditions_.push_back(statement.condition);
    const TimeExpression& time = statement.envelope.time;
    if (time.role == TimeRole::deadline) deadline_ = std::max(deadline_, stated_days(time.value).last);
    if (statement.envelope.status != Status::none) status_ = std::string(name_of(statement.envelope.status));
    const std::optional<DocumentRecord> document = TRY(snapshot_.document(node_of(statement.document)));
    const Day day = document ? document->date.first_day() : unknown_day;
    if (day != unknown_day) first_ = first_ == unknown_day ? day : std::min(first_, day);
    last_ = std::max(last_, day);
    return {};
  }

  const Snapshot& snapshot_;
  ValueMap& properties_;
  Day deadline_ = unknown_day, first_ = unknown_day, last_ = unknown_day;
  std::set<std::string> classes_, topics_;
  std::vector<std::string> conditions_;
  std::string status_;  // as the last statement has it
};

}  // namespace

std::vector<std::string> node_property_names() {
  static const std::vector<std::string> names = [] {
    std::set<std::string> all;
    const auto add = [&](const auto& some) { all.insert(some.begin(), some.end()); };
    add(own_names);
    add(id_names);
    add(time_names);
    add(document_names);
    add(commitment_names);
    add(background_names);
    add(taken_background_names);
    add(observed_names);
    return std::vector<std::string>(all.begin(), all.end());
  }();
  return names;
}

ValueMap properties_of(const Entity& entity) {
  ValueMap properties;
  put_observed(properties, entity);
  for (const auto& [scheme, id] : entity.ids) put(properties, scheme, id);
  put(properties, "id", entity.id);
  put(properties, "name", entity.name);
  put(properties, "kind", info(entity.kind).name);
  std::vector<std::string> names;
  for (const Name& name : entity.names) names.push_back(name.text);
  put(properties, "names", names);
  put(properties, "subtype", entity.subtype);
  put(properties, "status", entity.status);
  properties.insert_or_assign("documents", Value(std::int64_t{entity.documents}));
  properties.insert_or_assign("mentions", Value(std::int64_t{entity.mentions}));
  properties.insert_or_assign("in_lexicon", Value(entity.in_lexicon));
  put_background(properties, entity);
  return properties;
}

void add_properties(const DocumentRecord& document, ValueMap& properties) {
  put(properties, "title", document.title);
  put_time(properties, document.date.to_string());
  put(properties, "date_source", document.date_source);
  put(properties, "issuer", document.issuer);
  put(properties, "authors", document.authors);
  put(properties, "publisher", document.publisher);
  put(properties, "url", document.url);
  put(properties, "genre", document.genre);
  put(properties, "language", document.language);
  put(properties, "media_type", document.media_type);
  put(properties, "sources", document.sources);
  const std::pair<const char*, std::uint32_t> counts[] = {{"pages", document.pages},
                                                          {"statements", document.statements},
                                                          {"commitments", document.commitments},
                                                          {"relations", document.relations}};
  for (const auto& [key, count] : counts) properties.insert_or_assign(key, Value(std::int64_t{count}));
}

Result<void> add_commitment_properties(NodeId commitment, const Snapshot& snapshot, ValueMap& properties) {
  return CommitmentFacts(snapshot, properties).collect(commitment);
}

bool is_commitment_property(std::string_view key) {
  return key == "status" || is_one_of(commitment_names, key);
}

}  // namespace entente

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "query/bound_question.h"
#include "query/cited_documents.h"
#include "query/dates.h"
#include "query/filter_arguments.h"
#include "query/name_resolution.h"

namespace entente {
namespace {

constexpr std::size_t shown_assertions = 5;

Error wrong(std::string_view key, std::string_view wanted, const Value& given) {
  return {ErrorCode::invalid_argument,
          fmt::format("the option '{}' is {}, not {}", key, wanted, literal_of(given)), ""};
}

// A lone value is a list of one.
ValueList listed(const Value& value) {
  return value.is<ValueList>() ? value.as<ValueList>() : ValueList{value};
}

class Binder {
 public:
  Binder(const VerbCall& call, const Snapshot& snapshot)
      : call_(call), verb_(info(call.verb)), snapshot_(snapshot) {
    bound_.verb = call.verb;
    bound_.options = call.options;
    bound_.edges.derived = false;
  }

  Result<BoundQuestion> bind() {
    TRY(subject());
    for (const auto& [key, value] : call_.options) TRY(option(key, value));
    leave_out_what_was_not_asked_for();
    TRY(two_different_ends());
    TRY(window_is_open());
    return std::move(bound_);
  }

 private:
  using ReadOption = Result<void> (Binder::*)(std::string_view key, const Value& value);

  // --- what follows the verb

  Result<void> subject() {
    switch (verb_.subject) {
      case VerbSubject::nothing:
        return {};
      case VerbSubject::kind:
        return kinds(bound_.subject_kinds, "labels", argument(0));
      case VerbSubject::text:
        return text_subject();
      case VerbSubject::assertion:
        TRY(text_subject());
        return find_assertion();
      case VerbSubject::names:
        for (std::size_t i = 0; i < call_.arguments.size() && i < verb_.most_names(); ++i) {
          bound_.names.push_back(TRY(named(call_.arguments[i], {})));
        }
        return {};
    }
    return {};
  }

  Value argument(std::size_t place) const {
    return place < call_.arguments.size() ? call_.arguments[place] : Value();
  }

  Result<void> text_subject() {
    const Value text = argument(0);
    if (!text.is<std::string>() || text.as<std::string>().empty())
      return Error{ErrorCode::invalid_argument, fmt::format("'{}' wants a text", verb_.name), "argument 1"};
    bound_.subject = text.as<std::string>();
    return {};
  }

  Result<void> find_assertion() {
    const std::vector<AssertionId> found =
        TRY(snapshot_.assertions_with_prefix(bound_.subject, shown_assertions + 1));
    if (found.empty()) {
      return Error{ErrorCode::not_found,
                   fmt::format("no statement or relation has an id that begins with '{}'", bound_.subject),
                   "argument 1"};
    }
    if (found.size() > 1) return many_assertions(found);
    bound_.assertion = found.front();
    return {};
  }

  Error many_assertions(const std::vector<AssertionId>& found) const {
    std::vector<std::string> ids;
    for (const AssertionId& id : found) ids.push_back(to_string(id).substr(0, 16));
    const bool more = ids.size() > shown_assertions;
    if (more) ids.pop_back();
    return {ErrorCode::ambiguous_name,
            fmt::format("several ids begin with '{}': {}{}", bound_.subject, fmt::join(ids, ", "),
                        more ? " …" : ""),
            "argument 1"};
  }

  Result<BoundName> named(const Value& value, const std::set<EntityKind>& preferred) {
    if (value.is<NodeValue>()) return of_node(value.as<NodeValue>().id);
    if (!value.is<std::string>())
      return Error{ErrorCode::invalid_argument,
                   fmt::format("{} is not a node: write entity('…')", literal_of(value)), ""};
    const auto& text = value.as<std::string>();
    NameResolution names(text, snapshot_);
    BoundName bound = TRY(names.resolve(name_in(text), preferred));
    for (std::string& note : names.notes()) bound_.notes.push_back(std::move(note));
    return bound;
  }

  Result<BoundName> of_node(NodeId node) const {
    const std::optional<Entity> entity = TRY(snapshot_.entity(node));
    if (!entity) return Error{ErrorCode::invalid_argument, "there is no such node", ""};
    return BoundName{node, entity->id, entity->kind, entity->name};
  }

  // --- options

  Result<void> option(std::string_view key, const Value& value) {
    struct Reader {
      std::string_view key;
      ReadOption read;
    };
    static constexpr std::array readers = {Reader{"kinds", &Binder::read_relations},
                                           Reader{"not_kinds", &Binder::read_relations},
                                           Reader{"labels", &Binder::read_labels},
                                           Reader{"through", &Binder::read_names},
                                           Reader{"avoid", &Binder::read_names},
                                           Reader{"at", &Binder::read_names},
                                           Reader{"classes", &Binder::read_classes},
                                           Reader{"modality", &Binder::read_modalities},
                                           Reader{"since", &Binder::read_day},
                                           Reader{"until", &Binder::read_day},
                                           Reader{"as_of", &Binder::read_day},
                                           Reader{"sources", &Binder::read_sources},
                                           Reader{"not_sources", &Binder::read_sources},
                                           Reader{"direction", &Binder::read_direction},
                                           Reader{"max_depth", &Binder::read_count},
                                           Reader{"k", &Binder::read_count},
                                           Reader{"limit", &Binder::read_count},
                                           Reader{"min_confidence", &Binder::read_fraction},
                                           Reader{"with_proposals", &Binder::read_proposals}};
    const std::vector<std::string> own = option_keys(verb_);
    if (std::find(own.begin(), own.end(), key) == own.end()) return not_an_option(key, own);
    if (value.is_null()) return {};
    for (const Reader& reader : readers) {
      if (reader.key == key) return (this->*reader.read)(key, value);
    }
    return {};  // read by the verb itself
  }

  Error not_an_option(std::string_view key, const std::vector<std::string>& own) const {
    const std::vector<std::string_view> words(own.begin(), own.end());
    const std::string list = own.empty() ? "it takes none" : fmt::format("options: {}", fmt::join(own, ", "));
    return {
        ErrorCode::invalid_argument,
        fmt::format("'{}' is not an option of graph.{}; {}", key, verb_.name, did_you_mean(key, words, list)),
        ""};
  }

  Result<void> read_relations(std::string_view key, const Value& value) {
    std::set<RelationKind>& all = key == "kinds" ? bound_.edges.relations : bound_.edges.not_relations;
    for (const Value& word : listed(value)) {
      const std::set<RelationKind> some =
          word.is<std::string>() ? relations_named(word.as<std::string>()) : std::set<RelationKind>{};
      if (some.empty()) return wrong(key, "a kind of relation, or several", value);
      all.insert(some.begin(), some.end());
    }
    return {};
  }

  Result<void> read_labels(std::string_view key, const Value& value) {
    return kinds(bound_.only, key, value);
  }

  Result<void> kinds(std::set<EntityKind>& all, std::string_view key, const Value& value) {
    for (const Value& word : listed(value)) {
      const std::set<EntityKind> some =
          word.is<std::string>() ? kinds_named(word.as<std::string>()) : std::set<EntityKind>{};
      if (some.empty()) return wrong(key, "a kind of entity, or several", value);
      all.insert(some.begin(), some.end());
    }
    return {};
  }

  Result<void> read_classes(std::string_view key, const Value& value) {
    for (const Value& word : listed(value)) {
      const auto known =
          word.is<std::string>() ? statement_class_named(word.as<std::string>()) : std::nullopt;
      if (!known) return wrong(key, "a class of statement, or several", value);
      bound_.classes.insert(*known);
    }
    return {};
  }

  Result<void> read_modalities(std::string_view key, const Value& value) {
    for (const Value& word : listed(value)) {
      const auto known = word.is<std::string>() ? modality_named(word.as<std::string>()) : std::nullopt;
      if (!known) return wrong(key, "a modality, or several", value);
      bound_.modalities.insert(*known);
    }
    bound_.edges.facts_only = false;
    return {};
  }

  Result<void> read_names(std::string_view key, const Value& value) {
    for (const Value& name : listed(value)) {
      const bool meeting = key == "at";
      const BoundName bound =
          TRY(named(name, meeting ? std::set{EntityKind::meeting} : std::set<EntityKind>{}));
      if (meeting) bound_.at = bound;
      if (key == "through") bound_.through = bound;
      if (key == "avoid") bound_.avoiding.push_back(bound);
    }
    return {};
  }

  Result<void> read_day(std::string_view key, const Value& value) {
    const std::optional<Date> date = value.is<std::string>()   ? Date::parse(value.as<std::string>())
                                     : value.is<CalendarDay>() ? date_of(value.as<CalendarDay>())
                                                               : std::nullopt;
    if (!date) return wrong(key, "a date, as date('2023-08-18') or '2023-08'", value);
    EdgeFilter& edges = bound_.edges;
    if (key == "since") {
      edges.since = std::max(edges.since, date->first_day());
      return {};
    }
    const Day last = date->last_day();
    edges.until = edges.until == unknown_day ? last : std::min(edges.until, last);
    if (key == "as_of") {
      bound_.as_of = last;
      edges.undated = true;
    }
    return {};
  }

  static std::optional<Date> date_of(CalendarDay day) {
    constexpr std::int64_t year_1000 = -354'285, year_3000 = 376'200;
    if (day.days < year_1000 || day.days >= year_3000) return std::nullopt;
    return Date::from_day(static_cast<Day>(day.days));
  }

  Result<void> read_sources(std::string_view key, const Value& value) {
    std::vector<std::string> names;
    for (const Value& name : listed(value)) {
      if (name.is<NodeValue>()) {
        names.push_back(TRY(of_node(name.as<NodeValue>().id)).id);
      } else if (name.is<std::string>()) {
        names.push_back(name.as<std::string>());
      } else {
        return wrong(key, "a document, issuer or publisher, or several", value);
      }
    }
    Result<CitedDocuments> found = cited_documents(names, snapshot_);
    if (!found.ok() && found.error().code == ErrorCode::unknown_name)
      return Error{ErrorCode::unknown_name, found.error().message, std::string(key)};
    const CitedDocuments cited = TRY(std::move(found));
    const std::set<NodeId>& wanted = key == "sources" ? cited.named : cited.others;
    std::set<NodeId>& documents = bound_.edges.documents;
    if (documents.empty()) {
      documents = wanted;
    } else {
      std::erase_if(documents, [&](NodeId document) { return wanted.count(document) == 0; });
    }
    if (documents.empty()) documents.insert(NodeId{0});  // none, which is not the same as any
    return {};
  }

  Result<void> read_direction(std::string_view key, const Value& value) {
    const std::string word = value.is<std::string>() ? value.as<std::string>() : "";
    if (word == "out") {
      bound_.edges.direction = Direction::out;
    } else if (word == "in" || word == "into") {
      bound_.edges.direction = Direction::in;
    } else if (word != "both") {
      return wrong(key, "'out', 'in' or 'both'", value);
    }
    return {};
  }

  Result<void> read_count(std::string_view key, const Value& value) {
    const auto filter = std::find_if(filters().begin(), filters().end(),
                                     [key](const FilterInfo& known) { return known.option == key; });
    const std::int64_t count = value.is<std::int64_t>() ? value.as<std::int64_t>() : 0;
    if (filter == filters().end() || count < 1 || count > filter->most)
      return wrong(key, fmt::format("a number from 1 to {}", filter->most), value);
    if (key == "max_depth") bound_.depth = static_cast<std::size_t>(count);
    if (key == "k") bound_.ways = static_cast<std::size_t>(count);
    if (key == "limit") bound_.limit = static_cast<std::size_t>(count);
    return {};
  }

  Result<void> read_fraction(std::string_view key, const Value& value) {
    if (!value.is_number() || !(value.as_double() >= 0 && value.as_double() <= 1))
      return wrong(key, "a number from 0 to 1", value);
    bound_.edges.min_confidence = static_cast<float>(value.as_double());
    return {};
  }

  Result<void> read_proposals(std::string_view key, const Value& value) {
    if (!value.is<bool>()) return wrong(key, "true or false", value);
    if (!value.as<bool>()) return {};
    bound_.edges.facts_only = false;
    bound_.edges.derived = true;
    return {};
  }

  // --- the whole

  // What somebody wants of another is no fact of the other; and what somebody thinks of another is no tie to
  // walk on.
  void leave_out_what_was_not_asked_for() {
    EdgeFilter& edges = bound_.edges;
    if (!edges.facts_only || !edges.relations.empty()) return;
    for (const RelationKindInfo& relation : relation_kinds()) {
      const bool walked = bound_.verb == Verb::path && relation.family == "stance";
      const bool left_out = walked || relation.kind == RelationKind::urged;
      if (left_out && edges.not_relations.insert(relation.kind).second) bound_.unasked.insert(relation.kind);
    }
  }

  Result<void> two_different_ends() const {
    if (bound_.names.size() < 2 || bound_.names[0].node != bound_.names[1].node) return {};
    return Error{ErrorCode::invalid_query, fmt::format("both ends are {}", bound_.names[0].name),
                 "argument 2"};
  }

  Result<void> window_is_open() const {
    const EdgeFilter& edges = bound_.edges;
    if (edges.since == unknown_day || edges.until == unknown_day || edges.since <= edges.until) return {};
    return Error{
        ErrorCode::invalid_query,
        fmt::format("no day is both on or after {} and on or before {}",
                    Date::from_day(edges.since).to_string(), Date::from_day(edges.until).to_string()),
        "since"};
  }

  const VerbCall& call_;
  const VerbInfo& verb_;
  const Snapshot& snapshot_;
  BoundQuestion bound_;
};

// Whether the days are a time of several parts, "2019 to 2021", and not just a date that is not exact.
bool is_span(const Edge& edge) {
  return edge.date_source == DateSource::stated &&
         date_text(edge.first, edge.last).find(" to ") != std::string::npos;
}

}  // namespace

std::vector<std::string> option_keys(const VerbInfo& verb) {
  std::vector<std::string> keys;
  for (Filter filter : verb.filters) {
    std::string_view rest = info(filter).option;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      const std::string key(rest.substr(0, blank));
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  return keys;
}

bool BoundQuestion::avoids(NodeId node) const {
  return std::any_of(avoiding.begin(), avoiding.end(),
                     [&](const BoundName& name) { return name.node == node; });
}

bool BoundQuestion::takes(const Edge& edge) const {
  if (!modalities.empty() && modalities.count(edge.modality) == 0) return false;
  return as_of == unknown_day || edge.last >= as_of || !is_span(edge);
}

bool BoundQuestion::takes(const Statement& statement) const {
  if (!classes.empty() && classes.count(statement.statement_class) == 0) return false;
  if (!modalities.empty() && modalities.count(statement.envelope.modality) == 0) return false;
  if (!edges.documents.empty() && edges.documents.count(node_of(statement.document)) == 0) return false;
  return statement.envelope.confidence >= edges.min_confidence;
}

bool BoundQuestion::in_time(Day first, Day last) const {
  if (edges.since == unknown_day && edges.until == unknown_day) return true;
  if (first == unknown_day) return edges.undated;
  return last >= edges.since && (edges.until == unknown_day || first <= edges.until);
}

Result<BoundQuestion> bind(const VerbCall& call, const Snapshot& snapshot) {
  return Binder(call, snapshot).bind();
}

}  // namespace entente

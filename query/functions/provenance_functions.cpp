#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "query/functions/argument_error.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

// --- sources

// Documents behind some element, each once, in the order in which they were met.
class DocumentList {
 public:
  explicit DocumentList(const PropertyGraph& graph) : graph_(graph) {}

  Result<void> add(const Value& element) {
    if (element.is<RelationshipValue>()) return add(*element.as<RelationshipValue>().relationship);
    if (element.is<NodeValue>()) return add_mentions(element.as<NodeValue>().id);
    if (!element.is<PathValue>()) {
      return argument_error("sources", "a RELATIONSHIP, PATH, NODE or a LIST of them", element);
    }
    for (const RelationshipValue& step : element.as<PathValue>().relationships) {
      TRY(add(*step.relationship));
    }
    return {};
  }
  Value result() && { return std::move(documents_); }

 private:
  Result<void> add(const Relationship& relationship) {
    if (relationship.edge.document != 0) {
      add_once(NodeValue{relationship.edge.document, nullptr});
      return {};
    }
    // A graph without documents may say it in a property.
    const Value said = TRY(graph_.property(relationship, "sources"));
    if (!said.is<ValueList>()) return {};
    for (const Value& source : said.as<ValueList>()) documents_.push_back(source);
    return {};
  }
  Result<void> add_mentions(NodeId node) {
    if (graph_.snapshot() == nullptr) return {};
    for (const NodeId document : TRY(graph_.snapshot()->documents_of(node))) {
      add_once(NodeValue{document, nullptr});
    }
    return {};
  }
  void add_once(NodeValue document) {
    if (seen_.insert(document.id).second) documents_.emplace_back(std::move(document));
  }

  const PropertyGraph& graph_;
  std::set<NodeId> seen_;
  ValueList documents_;
};

Result<Value> sources(Arguments arguments, const FunctionSetting& setting) {
  const Value& element = arguments[0];
  if (element.is_null()) return Value();
  DocumentList documents(setting.graph);
  if (element.is<ValueList>()) {
    for (const Value& part : element.as<ValueList>()) TRY(documents.add(part));
  } else {
    TRY(documents.add(element));
  }
  return std::move(documents).result();
}

// --- overlaps

struct Days {  // both included; nothing: open on that side
  std::optional<std::int64_t> first, last;
};

std::optional<std::int64_t> known_day(Day day) {
  if (day == unknown_day) return std::nullopt;
  return day;
}

// A date, or a text as precise as what was known: "2023-08" is all of August.
Result<Days> days_of(const Value& given, std::string_view function) {
  if (given.is_null()) return Days{};
  switch (given.kind()) {
    case ValueKind::date:
      return Days{given.as<CalendarDay>().days, given.as<CalendarDay>().days};
    case ValueKind::local_date_time:
      return Days{given.as<LocalDateTime>().days, given.as<LocalDateTime>().days};
    case ValueKind::zoned_date_time:
      return Days{given.as<ZonedDateTime>().days, given.as<ZonedDateTime>().days};
    case ValueKind::string: {
      const std::optional<Date> date = Date::parse(given.as<std::string>());
      if (date) return Days{date->first_day(), date->last_day()};
      return Error{ErrorCode::invalid_argument,
                   fmt::format("{}() takes dates as 2023, 2023-08 or 2023-08-18, not '{}'", function,
                               given.as<std::string>()),
                   ""};
    }
    default:
      return argument_error(function, "a DATE", given);
  }
}

// Of a stored graph the days of its edge; of any other what its properties `date` and `until` say.
Result<Days> days_of(const Relationship& relationship, const PropertyGraph& graph) {
  if (graph.snapshot() != nullptr) {
    return Days{known_day(relationship.edge.first), known_day(relationship.edge.last)};
  }
  const Days date = TRY(days_of(TRY(graph.property(relationship, "date")), "overlaps"));
  const Days until = TRY(days_of(TRY(graph.property(relationship, "until")), "overlaps"));
  return Days{date.first, until.last ? until.last : date.last};
}

Result<Value> overlaps(Arguments arguments, const FunctionSetting& setting) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<RelationshipValue>()) {
    return argument_error("overlaps", "a RELATIONSHIP", arguments[0]);
  }
  const Days held = TRY(days_of(*arguments[0].as<RelationshipValue>().relationship, setting.graph));
  const Days from = TRY(days_of(arguments[1], "overlaps"));
  const Days to = TRY(days_of(arguments[2], "overlaps"));
  if (!held.first && !held.last) return Value();
  const bool ended_before = held.last && from.first && *held.last < *from.first;
  const bool began_after = held.first && to.last && *held.first > *to.last;
  return Value(!ended_before && !began_after);
}

Result<Value> end_of(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  const Days days = TRY(days_of(arguments[0], "end_of"));
  return Value(CalendarDay{*days.last});
}

constexpr auto family = FunctionFamily::provenance;

constexpr std::array<FunctionInfo, 3> table = {{
    {"end_of", family, 1, 1, "date", "the last day of a date that may be a month or year: '2023-08'", end_of,
     nullptr},
    {"overlaps", family, 3, 3, "relationship, from, to",
     "whether a relationship held on a day between two dates; null leaves a side open", overlaps, nullptr},
    {"sources", family, 1, 1, "relationship", "the documents behind a relationship, path or node", sources,
     nullptr},
}};

}  // namespace

std::span<const FunctionInfo> provenance_functions() {
  return table;
}

}  // namespace entente

#include "query/procedures/path_procedures.h"

#include <array>

#include "query/graphs/store_graph.h"
#include "query/verbs/path_question.h"

namespace entente {
namespace {

constexpr Day open_end = INT32_MAX;  // of a time that has no end

struct PathProcedureInfo {
  std::string_view name;
  PathSearchKind kind;
  std::size_t ways;  // where the options do not say
  std::string_view columns;
  std::string_view meaning;
};

constexpr std::array procedure_table = {
    PathProcedureInfo{"path.shortest", PathSearchKind::shortest, 1, "",
                      "the shortest way, or the k shortest"},
    PathProcedureInfo{"path.all_shortest", PathSearchKind::all_shortest, 1, "",
                      "every way of the fewest steps"},
    PathProcedureInfo{"path.k_shortest", PathSearchKind::shortest, 3, "", "the k shortest ways"},
    PathProcedureInfo{"path.weighted", PathSearchKind::cheapest, 1, "cost",
                      "the ways of least cost: by hops, distrust, hubs or days"},
    PathProcedureInfo{"path.temporal", PathSearchKind::in_order, 1, "time",
                      "the earliest, latest, fastest or shortest way on which no step is before the last"},
    PathProcedureInfo{"path.exists", PathSearchKind::shortest, 1, "exists", "whether there is a way"}};

std::vector<ProcedureColumn> columns_of(const PathProcedureInfo& info) {
  if (info.columns == "exists") return {{"exists", "BOOLEAN", "whether there is a way"}};
  std::vector<ProcedureColumn> columns = {{"path", "PATH", "the best relationship of each step"},
                                          {"length", "INTEGER", "steps"},
                                          {"first_date", "DATE?", "the first day of any of its steps"},
                                          {"last_date", "DATE?", "the last day of any of its steps"}};
  if (info.columns == "cost") columns.push_back({"cost", "FLOAT", "by the weight that was asked for"});
  if (info.columns == "time") {
    columns.push_back({"departure", "DATE?", "the day of the first step"});
    columns.push_back({"arrival", "DATE?", "the day of the last step"});
    columns.push_back({"duration", "DURATION?", "days from departure to arrival"});
  }
  return columns;
}

Value date_value(Day day) {
  return day == unknown_day || day == open_end ? Value() : Value(CalendarDay{day});
}

PathValue path_value(const Path& path) {
  PathValue value;
  value.nodes.push_back({path.steps.front().from, nullptr});
  for (const PathStep& step : path.steps) {
    value.nodes.push_back({step.to, nullptr});
    value.relationships.push_back(
        {std::make_shared<const Relationship>(relationship_of(step.edges.front())), nullptr});
  }
  return value;
}

ProcedureRow row_of(const Path& path, const PathProcedureInfo& info) {
  Day first = unknown_day;
  Day last = unknown_day;
  ProcedureRow row;
  for (const PathStep& step : path.steps) {
    const Edge& edge = step.edges.front();
    row.assertions.push_back(edge.assertion);
    if (edge.first == unknown_day) continue;
    first = first == unknown_day ? edge.first : std::min(first, edge.first);
    last = std::max(last, edge.last);
  }
  row.cells = {Value(path_value(path)), static_cast<std::int64_t>(path.steps.size()), date_value(first),
               date_value(last)};
  if (info.columns == "cost") row.cells.emplace_back(path.cost);
  if (info.columns == "time") {
    const bool timed = path.departure != unknown_day && path.arrival != unknown_day;
    row.cells.push_back(date_value(path.departure));
    row.cells.push_back(date_value(path.arrival));
    row.cells.push_back(timed ? Value(Duration{0, path.arrival - path.departure, 0, 0}) : Value());
  }
  return row;
}

class PathProcedure final : public Procedure {
 public:
  explicit PathProcedure(const PathProcedureInfo& info) : info_(info) {
    signature_.name = info.name;
    signature_.arguments = {{"a", "NODE", true}, {"b", "NODE", true}, {"options", "MAP", false}};
    signature_.options = option_keys(entente::info(Verb::path));
    signature_.columns = columns_of(info);
    signature_.meaning = info.meaning;
  }

  const ProcedureSignature& signature() const override { return signature_; }

  Result<void> call(ProcedureCall& call, const RowSink& emit) const override {
    const Snapshot* snapshot = call.graph.snapshot();
    if (snapshot == nullptr)
      return Error{ErrorCode::invalid_argument, signature_.name + " asks a store; this graph is none", ""};
    const BoundQuestion question = TRY(bind(TRY(verb_call(call.arguments)), *snapshot));
    const PathQuestion asked = TRY(path_question(question, info_.kind, info_.ways));
    Names names(*snapshot);
    Inquiry inquiry{question, *snapshot, names, call.budget};
    const std::vector<Path> paths = TRY(find_paths(inquiry, asked));
    TRY(tell(inquiry, asked, paths, call.findings));
    if (info_.columns == "exists") {
      TRY(emit({{Value(!paths.empty())}, {}}));
      return {};
    }
    for (const Path& path : paths) {
      if (!TRY(emit(row_of(path, info_)))) break;
    }
    return {};
  }

 private:
  Result<VerbCall> verb_call(std::span<const Value> arguments) const {
    VerbCall call;
    call.verb = Verb::path;
    for (const Value& argument : arguments) {
      if (argument.is<ValueMap>()) {
        call.options = argument.as<ValueMap>();
      } else if (!argument.is_null()) {
        call.arguments.push_back(argument);
      }
    }
    if (call.arguments.size() == 2) return call;
    return Error{ErrorCode::invalid_argument, signature_.name + " wants two nodes", ""};
  }

  static Result<void> tell(Inquiry& inquiry, const PathQuestion& asked, const std::vector<Path>& paths,
                           Answer& findings) {
    for (const Path& path : paths) {
      for (const PathStep& step : path.steps) findings.used.edges.push_back(step.edges.front());
    }
    const std::vector<std::string>& chosen = inquiry.question.notes;
    findings.notes.insert(findings.notes.end(), chosen.begin(), chosen.end());
    const std::vector<std::string> notes = TRY(path_notes(inquiry, asked, paths));
    findings.notes.insert(findings.notes.end(), notes.begin(), notes.end());
    return {};
  }

  const PathProcedureInfo& info_;
  ProcedureSignature signature_;
};

}  // namespace

void add_path_procedures(Procedures& procedures) {
  for (const PathProcedureInfo& info : procedure_table) procedures.add(std::make_shared<PathProcedure>(info));
}

}  // namespace entente

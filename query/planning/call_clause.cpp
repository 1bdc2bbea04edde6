// CALL: the procedure, its arguments and options, and the names of its columns.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "query/planning/clauses.h"
#include "query/planning/expression_check.h"

namespace entente {
namespace {

struct TypeName {
  std::string_view prefix;
  KindSet kinds;
};
constexpr std::array type_names = {
    TypeName{"BOOLEAN", truth_kinds},
    TypeName{"INTEGER", kind_set(ValueKind::integer)},
    TypeName{"FLOAT", number_kinds},  // an integer does for a float
    TypeName{"NUMBER", number_kinds},
    TypeName{"STRING", kind_set(ValueKind::string)},
    TypeName{"LIST", kind_set(ValueKind::list)},
    TypeName{"MAP", kind_set(ValueKind::map)},
    TypeName{"NODE", kind_set(ValueKind::node)},
    TypeName{"RELATIONSHIP", kind_set(ValueKind::relationship)},
    TypeName{"PATH", kind_set(ValueKind::path)},
};

// The kinds of "STRING?", "LIST OF NODE"; any where the type is not among those above.
PossibleKinds kinds_of_type(std::string_view type) {
  for (const TypeName& name : type_names) {
    if (type.substr(0, name.prefix.size()) == name.prefix) return {name.kinds | null_kind, every_kind};
  }
  return anything;
}

class CallPlanner {
 public:
  CallPlanner(PlanDraft& draft, QueryClause& clause, CallPlace place, Scope& scope, PipelineDraft& pipeline)
      : draft_(draft),
        clause_(clause),
        call_(std::get<CallClause>(clause.form)),
        alone_(place == CallPlace::alone),
        scope_(scope),
        pipeline_(pipeline) {}

  Result<std::vector<ProjectedColumn>> plan() {
    operation_.procedure = draft_.setting().procedures.named(call_.procedure);
    if (!operation_.procedure) return unknown_procedure();
    signature_ = &operation_.procedure->signature();
    TRY(call_.has_arguments ? written_arguments() : arguments_from_parameters());
    TRY(yields());
    operation_.standalone_void = signature_->columns.empty();
    pipeline_.reads = true;
    pipeline_.add(std::move(operation_), clause_.span, pipeline_.rows * 10);
    if (call_.where) {
      TRY(ExpressionCheck(draft_, scope_, {.place = "in WHERE"}).condition(*call_.where));
      pipeline_.add(FilterRows{call_.where.get()}, call_.where->span);
    }
    return std::move(columns_);
  }

 private:
  Error unknown_procedure() const {
    return draft_.refusal(
        call_.procedure_span, fmt::format("there is no procedure '{}'", call_.procedure),
        did_you_mean(call_.procedure, draft_.setting().procedures.names(), "'.help procedures' lists them"));
  }

  std::string usage() const {
    std::vector<std::string_view> names;
    for (const ProcedureArgument& argument : signature_->arguments) names.push_back(argument.name);
    return fmt::format("write {}({})", signature_->name, fmt::join(names, ", "));
  }

  Result<void> written_arguments() {
    const auto& wanted = signature_->arguments;
    const auto required = [](const ProcedureArgument& argument) { return argument.required; };
    const auto least = static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), required));
    const std::size_t count = call_.arguments.size();
    if (count < least || count > wanted.size()) {
      return draft_.refusal(
          call_.procedure_span,
          fmt::format("{} takes {} argument{}, not {}", signature_->name,
                      count < least ? least : wanted.size(), wanted.size() == 1 ? "" : "s", count),
          usage());
    }
    for (std::size_t i = 0; i < count; ++i) TRY(argument(*call_.arguments[i], wanted[i]));
    return {};
  }

  Result<void> argument(Expression& given, const ProcedureArgument& wanted) {
    const PossibleKinds kinds = TRY(ExpressionCheck(draft_, scope_, {.place = "in CALL"}).value(given));
    if (kinds.excludes(kinds_of_type(wanted.type).kinds)) {
      return draft_.refusal(
          given.span, fmt::format("this is {}", described(kinds.kinds)),
          fmt::format("'{}' of {} is of type {}", wanted.name, signature_->name, wanted.type));
    }
    TRY(options_are_known(given));
    operation_.arguments.push_back(&given);
    return {};
  }

  Result<void> options_are_known(const Expression& given) const {
    if (signature_->options.empty()) return {};
    if (const auto* map = std::get_if<MapExpression>(&given.form)) {
      for (const auto& [key, value] : map->entries) TRY(option_is_known(key, key_span(given, key, *value)));
    }
    const auto* parameter = std::get_if<ParameterExpression>(&given.form);
    if (parameter == nullptr) return {};
    const Value& value = draft_.plan().parameters[parameter->index];
    if (!value.is<ValueMap>()) return {};
    for (const auto& [key, item] : value.as<ValueMap>()) TRY(option_is_known(key, given.span));
    return {};
  }

  // The last place before the value where the key is written.
  TextSpan key_span(const Expression& map, const std::string& key, const Expression& value) const {
    const std::string_view before = draft_.text({map.span.begin, value.span.begin});
    const std::size_t at = before.rfind(key);
    if (at == std::string_view::npos) return value.span;
    return {map.span.begin + at, map.span.begin + at + key.size()};
  }

  Result<void> option_is_known(const std::string& key, TextSpan span) const {
    const auto& options = signature_->options;
    if (std::find(options.begin(), options.end(), key) != options.end()) return {};
    const std::vector<std::string_view> names(options.begin(), options.end());
    return draft_.refusal(span, fmt::format("{} has no option '{}'", signature_->name, key),
                          did_you_mean(key, names, fmt::format("it has {}", fmt::join(names, ", "))));
  }

  Result<void> arguments_from_parameters() {
    if (!alone_) {
      return draft_.refusal(call_.procedure_span, "inside a query the arguments of CALL are written out",
                            usage());
    }
    for (const ProcedureArgument& wanted : signature_->arguments) {
      if (!wanted.required && draft_.setting().parameters.count(wanted.name) == 0) break;
      const std::uint32_t index = TRY(draft_.parameter(wanted.name, call_.procedure_span));
      operation_.arguments.push_back(
          draft_.make(ParameterExpression{wanted.name, index}, call_.procedure_span));
    }
    return {};
  }

  Result<void> yields() {
    const auto& columns = signature_->columns;
    if (call_.has_yield && !call_.yield_star) {
      for (const YieldItem& item : call_.yields) TRY(yield(item));
      return {};
    }
    if (!alone_ && call_.yield_star) {
      return draft_.refusal(clause_.span, "inside a query YIELD names its columns", yield_example());
    }
    if (!alone_ && !columns.empty()) {
      return draft_.refusal(call_.procedure_span, fmt::format("what {} finds is not named", signature_->name),
                            yield_example());
    }
    for (std::size_t i = 0; i < columns.size(); ++i) add_column(columns[i].name, i);
    return {};
  }

  std::string yield_example() const {
    std::vector<std::string_view> names;
    for (const ProcedureColumn& column : signature_->columns) names.push_back(column.name);
    return fmt::format("add YIELD {}", fmt::join(names, ", "));
  }

  void add_column(std::string_view name, std::size_t column) {
    const PossibleKinds kinds = kinds_of_type(signature_->columns[column].type);
    const Slot slot = draft_.new_slot();
    scope_.add({name, slot, kinds});
    columns_.push_back({name, slot, kinds});
    operation_.yields.emplace_back(slot, column);
  }

  Result<void> yield(const YieldItem& item) {
    const auto& columns = signature_->columns;
    const auto named = [&](const ProcedureColumn& column) { return column.name == item.column; };
    const auto found = std::find_if(columns.begin(), columns.end(), named);
    if (found == columns.end()) {
      std::vector<std::string_view> names;
      for (const ProcedureColumn& column : columns) names.push_back(column.name);
      return draft_.refusal(
          item.span, fmt::format("{} yields no '{}'", signature_->name, item.column),
          did_you_mean(item.column, names, fmt::format("it yields {}", fmt::join(names, ", "))));
    }
    if (scope_.find(item.variable.text) != nullptr) {
      return draft_.refusal(item.variable.span, fmt::format("'{}' is defined already", item.variable.text),
                            "give the column another name with AS");
    }
    add_column(item.variable.text, static_cast<std::size_t>(found - columns.begin()));
    return {};
  }

  PlanDraft& draft_;
  QueryClause& clause_;
  CallClause& call_;
  bool alone_;
  Scope& scope_;
  PipelineDraft& pipeline_;
  const ProcedureSignature* signature_ = nullptr;
  CallProcedure operation_;
  std::vector<ProjectedColumn> columns_;
};

}  // namespace

Result<std::vector<ProjectedColumn>> plan_call(PlanDraft& draft, QueryClause& clause, CallPlace place,
                                               Scope& scope, PipelineDraft& pipeline) {
  return CallPlanner(draft, clause, place, scope, pipeline).plan();
}

}  // namespace entente

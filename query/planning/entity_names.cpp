#include "query/planning/entity_names.h"

#include <fmt/format.h>

#include "query/name_resolution.h"

namespace entente {
namespace {

// One argument: its text, and where a message about it points.
struct NameArgument {
  std::string text;
  std::string_view shown;
  TextSpan span;
};

Result<NameArgument> name_argument(PlanDraft& draft, const Expression& argument) {
  NameArgument result{"", draft.text(), argument.span};
  const Value* value = nullptr;
  if (const auto* literal = std::get_if<LiteralExpression>(&argument.form)) value = &literal->value;
  if (const auto* parameter = std::get_if<ParameterExpression>(&argument.form)) {
    value = &draft.plan().parameters[TRY(draft.parameter(parameter->name, argument.span))];
    const auto& origins = draft.setting().origins;
    if (const auto origin = origins.find(parameter->name); origin != origins.end()) {
      result.shown = origin->second.text;
      result.span = origin->second.span;
    }
  }
  if (value == nullptr || !value->is<std::string>()) {
    return question_error(ErrorCode::invalid_query, "entity() takes a name", result.shown, result.span,
                          "a text in quotes or a parameter: names are looked up before the statement runs");
  }
  result.text = value->as<std::string>();
  return result;
}

Result<EntityKind> kind_argument(PlanDraft& draft, const Expression& argument) {
  const NameArgument label = TRY(name_argument(draft, argument));
  if (const auto kind = entity_kind_named(label.text)) return *kind;
  std::vector<std::string_view> names;
  for (const EntityKindInfo& info : entity_kinds()) names.push_back(info.name);
  return question_error(ErrorCode::invalid_query, fmt::format("'{}' is not a kind of entity", label.text),
                        label.shown, label.span, did_you_mean(label.text, names, "'schema' lists them"));
}

// "state:KOR" is an id, or a name with its kind.
void take_kind_from_text(ParsedName& name) {
  const std::size_t colon = name.text.find(':');
  if (name.kind || colon == std::string::npos) return;
  const auto kind = entity_kind_named(std::string_view(name.text).substr(0, colon));
  if (!kind) return;
  name.kind = kind;
  name.text.erase(0, colon + 1);
}

}  // namespace

Result<Value> node_named(PlanDraft& draft, const CallExpression& call, TextSpan span) {
  const Snapshot* snapshot = draft.graph().snapshot();
  if (snapshot == nullptr) {
    return draft.refusal(span, "a scratch graph has no names to look up",
                         "match the node by its properties instead");
  }
  if (call.arguments.empty() || call.arguments.size() > 2 || call.distinct || call.is_star) {
    return draft.refusal(span, "entity() takes a name, and may take a kind",
                         "as in entity('Georgia', 'State')");
  }
  NameArgument argument = TRY(name_argument(draft, *call.arguments[0]));
  ParsedName name{std::move(argument.text), std::nullopt, argument.span, {}};
  if (call.arguments.size() == 2) name.kind = TRY(kind_argument(draft, *call.arguments[1]));
  take_kind_from_text(name);
  NameResolution resolution(argument.shown, *snapshot);
  const NodeId found = TRY(resolution.node(name));
  for (std::string& note : resolution.notes()) draft.warn(std::move(note));
  return Value(NodeValue{found, nullptr});
}

}  // namespace entente

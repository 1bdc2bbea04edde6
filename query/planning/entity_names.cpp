#include "query/planning/entity_names.h"

#include <fmt/format.h>

#include "query/name_resolution.h"

namespace entente {
namespace {

// As query/graphs/store_graph.h calls the label of all that can act.
constexpr std::string_view actor_label_name = "Actor";

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

// What the second argument allows: one kind, or all that can act.
struct AllowedKinds {
  std::optional<EntityKind> one;
  std::set<EntityKind> actors;
};

Result<AllowedKinds> kind_argument(PlanDraft& draft, const Expression& argument) {
  const NameArgument label = TRY(name_argument(draft, argument));
  if (const auto kind = entity_kind_named(label.text)) return AllowedKinds{*kind, {}};
  AllowedKinds allowed;
  std::vector<std::string_view> names = {actor_label_name};
  for (const EntityKindInfo& info : entity_kinds()) {
    names.push_back(info.name);
    if (info.is_actor) allowed.actors.insert(info.kind);
  }
  if (label.text == actor_label_name) return allowed;
  return question_error(ErrorCode::invalid_query, fmt::format("'{}' is not a kind of entity", label.text),
                        label.shown, label.span, did_you_mean(label.text, names, "'schema' lists them"));
}

Result<NodeId> actor_named(const ParsedName& name, const AllowedKinds& allowed, const NameArgument& argument,
                           NameResolution& resolution) {
  const BoundName found = TRY(resolution.resolve(name, allowed.actors));
  if (allowed.actors.count(found.kind) > 0) return found.node;
  return question_error(ErrorCode::unknown_name, fmt::format("no actor is called '{}'", name.text),
                        argument.shown, argument.span,
                        fmt::format("{} is a {}", found.name, info(found.kind).name));
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
  const NameArgument argument = TRY(name_argument(draft, *call.arguments[0]));
  AllowedKinds allowed;
  if (call.arguments.size() == 2) allowed = TRY(kind_argument(draft, *call.arguments[1]));
  ParsedName name = name_in(argument.text);
  if (allowed.one) name.kind = allowed.one;
  name.span = argument.span;
  NameResolution resolution(argument.shown, *snapshot);
  const NodeId found =
      TRY(allowed.actors.empty() ? resolution.node(name) : actor_named(name, allowed, argument, resolution));
  for (std::string& note : resolution.notes()) draft.warn(std::move(note));
  return Value(NodeValue{found, nullptr});
}

}  // namespace entente

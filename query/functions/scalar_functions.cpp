#include <array>

#include "query/functions/argument_error.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

Result<Value> coalesce(Arguments arguments, const FunctionSetting&) {
  for (const Value& value : arguments) {
    if (!value.is_null()) return value;
  }
  return Value();
}

Result<Value> exists(Arguments arguments, const FunctionSetting&) {
  return Value(!arguments[0].is_null());
}

Result<Value> id(Arguments arguments, const FunctionSetting&) {
  const Value& element = arguments[0];
  if (element.is_null()) return Value();
  if (element.is<NodeValue>()) return Value(static_cast<std::int64_t>(element.as<NodeValue>().id));
  if (element.is<RelationshipValue>()) {
    return Value(static_cast<std::int64_t>(element.as<RelationshipValue>().relationship->id));
  }
  return argument_error("id", "a NODE or RELATIONSHIP", element);
}

Result<Value> element_id(Arguments arguments, const FunctionSetting& setting) {
  const Value& element = arguments[0];
  if (element.is_null()) return Value();
  if (element.is<NodeValue>()) return Value(TRY(setting.graph.content(element.as<NodeValue>().id))->id);
  if (element.is<RelationshipValue>()) {
    return Value(TRY(setting.graph.content(*element.as<RelationshipValue>().relationship))->id);
  }
  return argument_error("elementId", "a NODE or RELATIONSHIP", element);
}

Result<Value> type(Arguments arguments, const FunctionSetting& setting) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<RelationshipValue>()) return argument_error("type", "a RELATIONSHIP", arguments[0]);
  return Value(setting.graph.type_name(arguments[0].as<RelationshipValue>().relationship->type));
}

Result<Value> labels(Arguments arguments, const FunctionSetting& setting) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<NodeValue>()) return argument_error("labels", "a NODE", arguments[0]);
  return Value(TRY(setting.graph.labels(arguments[0].as<NodeValue>().id)));
}

Result<Value> properties(Arguments arguments, const FunctionSetting& setting) {
  const Value& holder = arguments[0];
  if (holder.is_null() || holder.is<ValueMap>()) return holder;
  if (holder.is<NodeValue>()) return Value(TRY(setting.graph.properties(holder.as<NodeValue>().id)));
  if (holder.is<RelationshipValue>()) {
    return Value(TRY(setting.graph.properties(*holder.as<RelationshipValue>().relationship)));
  }
  return argument_error("properties", "a NODE, RELATIONSHIP or MAP", holder);
}

Result<Value> start_node(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<RelationshipValue>()) {
    return argument_error("startNode", "a RELATIONSHIP", arguments[0]);
  }
  return Value(NodeValue{arguments[0].as<RelationshipValue>().relationship->source, nullptr});
}

Result<Value> end_node(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<RelationshipValue>()) return argument_error("endNode", "a RELATIONSHIP", arguments[0]);
  return Value(NodeValue{arguments[0].as<RelationshipValue>().relationship->target, nullptr});
}

constexpr auto scalar = FunctionFamily::scalar;
constexpr auto element = FunctionFamily::element;
constexpr std::size_t any_number = 1000;

constexpr std::array<FunctionInfo, 9> table = {{
    {"coalesce", scalar, 1, any_number, "value, ...", "the first value that is not null", coalesce, nullptr},
    {"exists", scalar, 1, 1, "value", "whether the value is not null", exists, nullptr},
    {"elementId", element, 1, 1, "element", "the id of a node or relationship, as text", element_id, nullptr},
    {"endNode", element, 1, 1, "relationship", "the node a relationship leads to", end_node, nullptr},
    {"id", element, 1, 1, "element", "the number of a node or relationship", id, nullptr},
    {"labels", element, 1, 1, "node", "the labels of a node", labels, nullptr},
    {"properties", element, 1, 1, "element", "the properties of a node or relationship as a map", properties,
     nullptr},
    {"startNode", element, 1, 1, "relationship", "the node a relationship comes from", start_node, nullptr},
    {"type", element, 1, 1, "relationship", "the type of a relationship", type, nullptr},
}};

}  // namespace

std::span<const FunctionInfo> scalar_functions() {
  return table;
}

}  // namespace entente

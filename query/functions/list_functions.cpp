#include <array>

#include "query/functions/argument_error.h"
#include "query/functions/characters.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

Value whole_number(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

Result<Value> size(Arguments arguments, const FunctionSetting&) {
  const Value& holder = arguments[0];
  if (holder.is_null()) return Value();
  if (holder.is<ValueList>()) return whole_number(holder.as<ValueList>().size());
  if (holder.is<std::string>()) return whole_number(character_count(holder.as<std::string>()));
  return argument_error("size", "a LIST or STRING", holder);
}

Result<Value> is_empty(Arguments arguments, const FunctionSetting&) {
  const Value& holder = arguments[0];
  if (holder.is_null()) return Value();
  if (holder.is<ValueList>()) return Value(holder.as<ValueList>().empty());
  if (holder.is<ValueMap>()) return Value(holder.as<ValueMap>().empty());
  if (holder.is<std::string>()) return Value(holder.as<std::string>().empty());
  return argument_error("isEmpty", "a LIST, MAP or STRING", holder);
}

// How many numbers from `start` to `end` in steps of `step`. REQUIRES: step != 0
std::uint64_t range_length(std::int64_t start, std::int64_t end, std::int64_t step) {
  if (step > 0 ? start > end : start < end) return 0;
  const auto low = static_cast<std::uint64_t>(step > 0 ? start : end);
  const auto high = static_cast<std::uint64_t>(step > 0 ? end : start);
  const std::uint64_t stride =
      step > 0 ? static_cast<std::uint64_t>(step) : std::uint64_t{0} - static_cast<std::uint64_t>(step);
  const std::uint64_t steps = (high - low) / stride;
  return steps == UINT64_MAX ? steps : steps + 1;
}

Result<Value> range(Arguments arguments, const FunctionSetting& setting) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return Value();
    if (!argument.is<std::int64_t>()) return argument_error("range", "INTEGERs", argument);
  }
  const auto start = arguments[0].as<std::int64_t>();
  const std::int64_t step = arguments.size() > 2 ? arguments[2].as<std::int64_t>() : 1;
  if (step == 0) return Error{ErrorCode::invalid_argument, "the step of range() is 0: it would not end", ""};
  const std::uint64_t length = range_length(start, arguments[1].as<std::int64_t>(), step);
  constexpr std::uint64_t longest = UINT64_MAX / sizeof(Value);
  TRY(affordable(length > longest ? UINT64_MAX / 2 : length * sizeof(Value), setting));
  ValueList list;
  list.reserve(length);
  std::uint64_t number = static_cast<std::uint64_t>(start);  // wraps where the last step would overflow
  for (std::uint64_t i = 0; i < length; ++i, number += static_cast<std::uint64_t>(step)) {
    list.emplace_back(static_cast<std::int64_t>(number));
  }
  return Value(std::move(list));
}

Result<Value> reverse(Arguments arguments, const FunctionSetting&) {
  const Value& holder = arguments[0];
  if (holder.is_null()) return Value();
  if (holder.is<std::string>()) return Value(reversed_characters(holder.as<std::string>()));
  if (!holder.is<ValueList>()) return argument_error("reverse", "a LIST or STRING", holder);
  return Value(ValueList(holder.as<ValueList>().rbegin(), holder.as<ValueList>().rend()));
}

Result<Value> head(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<ValueList>()) return argument_error("head", "a LIST", arguments[0]);
  const auto& list = arguments[0].as<ValueList>();
  return list.empty() ? Value() : list.front();
}

Result<Value> last(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<ValueList>()) return argument_error("last", "a LIST", arguments[0]);
  const auto& list = arguments[0].as<ValueList>();
  return list.empty() ? Value() : list.back();
}

Result<Value> tail(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<ValueList>()) return argument_error("tail", "a LIST", arguments[0]);
  const auto& list = arguments[0].as<ValueList>();
  return Value(list.empty() ? ValueList() : ValueList(list.begin() + 1, list.end()));
}

Result<Value> keys(Arguments arguments, const FunctionSetting& setting) {
  const Value& holder = arguments[0];
  if (holder.is_null()) return Value();
  ValueMap properties;
  if (holder.is<NodeValue>()) {
    properties = TRY(setting.graph.properties(holder.as<NodeValue>().id));
  } else if (holder.is<RelationshipValue>()) {
    properties = TRY(setting.graph.properties(*holder.as<RelationshipValue>().relationship));
  } else if (!holder.is<ValueMap>()) {
    return argument_error("keys", "a NODE, RELATIONSHIP or MAP", holder);
  }
  ValueList names;
  for (const auto& entry : holder.is<ValueMap>() ? holder.as<ValueMap>() : properties) {
    names.emplace_back(entry.first);
  }
  return Value(std::move(names));
}

Result<Value> nodes(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<PathValue>()) return argument_error("nodes", "a PATH", arguments[0]);
  const std::vector<NodeValue>& on_path = arguments[0].as<PathValue>().nodes;
  return Value(ValueList(on_path.begin(), on_path.end()));
}

Result<Value> relationships(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<PathValue>()) return argument_error("relationships", "a PATH", arguments[0]);
  const std::vector<RelationshipValue>& on_path = arguments[0].as<PathValue>().relationships;
  return Value(ValueList(on_path.begin(), on_path.end()));
}

Result<Value> length(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<PathValue>()) return argument_error("length", "a PATH", arguments[0]);
  return whole_number(arguments[0].as<PathValue>().relationships.size());
}

constexpr auto list = FunctionFamily::list;

constexpr std::array<FunctionInfo, 11> table = {{
    {"head", list, 1, 1, "list", "the first value of a list", head, nullptr},
    {"isEmpty", list, 1, 1, "value", "whether a list, map or text holds nothing", is_empty, nullptr},
    {"keys", list, 1, 1, "element", "the names of the properties", keys, nullptr},
    {"last", list, 1, 1, "list", "the last value of a list", last, nullptr},
    {"length", list, 1, 1, "path", "how many relationships a path has", length, nullptr},
    {"nodes", list, 1, 1, "path", "the nodes of a path", nodes, nullptr},
    {"range", list, 2, 3, "start, end, step", "whole numbers from start to end, both included", range,
     nullptr},
    {"relationships", list, 1, 1, "path", "the relationships of a path", relationships, nullptr},
    {"reverse", list, 1, 1, "list", "a list or text from its end", reverse, nullptr},
    {"size", list, 1, 1, "list", "how many values a list or characters a text has", size, nullptr},
    {"tail", list, 1, 1, "list", "a list without its first value", tail, nullptr},
}};

}  // namespace

std::span<const FunctionInfo> list_functions() {
  return table;
}

}  // namespace entente

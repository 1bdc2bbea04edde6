#include <fmt/format.h>

#include <array>
#include <cmath>

#include "query/values/value.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 16> kind_names = {
    "NULL",       "BOOLEAN",        "INTEGER",        "FLOAT",   "STRING", "LIST",
    "MAP",        "NODE",           "RELATIONSHIP",   "PATH",    "DATE",   "LOCAL TIME",
    "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION"};

std::string name_or_id(const NodeValue& node) {
  if (!node.content) return fmt::format("node {}", node.id);
  const auto name = node.content->properties.find("name");
  if (name != node.content->properties.end() && name->second.is<std::string>()) {
    return name->second.as<std::string>();
  }
  return node.content->id;
}

std::string type_of(const RelationshipValue& relationship) {
  if (!relationship.content || relationship.content->labels.empty()) return "";
  return relationship.content->labels.front();
}

std::string chain(const PathValue& path) {
  std::string text = name_or_id(path.nodes.front());
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const RelationshipValue& step = path.relationships[i];
    const bool forward = step.relationship->source == path.nodes[i].id;
    text += fmt::format(" {}{}{} {}", forward ? "—" : "←", type_of(step), forward ? "→" : "—",
                        name_or_id(path.nodes[i + 1]));
  }
  return text;
}

struct TextOfContent {
  bool inside = false;  // of a list or map

  std::string operator()(std::monostate) const { return inside ? "null" : ""; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return float_text(number); }
  std::string operator()(const std::shared_ptr<const std::string>& text) const { return *text; }
  std::string operator()(const std::shared_ptr<const ValueList>& list) const {
    std::string text;
    for (const Value& value : *list) {
      text += &value == list->data() ? "" : ", ";
      text += std::visit(TextOfContent{true}, value.content());
    }
    return inside ? "[" + text + "]" : text;
  }
  std::string operator()(const std::shared_ptr<const ValueMap>& map) const {
    std::string text;
    for (const auto& [key, value] : *map) {
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key,
                          std::visit(TextOfContent{true}, value.content()));
    }
    return "{" + text + "}";
  }
  std::string operator()(const NodeValue& node) const { return name_or_id(node); }
  std::string operator()(const RelationshipValue& relationship) const { return type_of(relationship); }
  std::string operator()(const std::shared_ptr<const PathValue>& path) const { return chain(*path); }
  std::string operator()(CalendarDay day) const { return to_string(day); }
  std::string operator()(LocalTime time) const { return to_string(time); }
  template <typename Temporal>
  std::string operator()(const std::shared_ptr<const Temporal>& temporal) const {
    return to_string(*temporal);
  }
};

}  // namespace

std::string_view name_of(ValueKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::string text_of(const Value& value) {
  return std::visit(TextOfContent{}, value.content());
}

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

}  // namespace entente

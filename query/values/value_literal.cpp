#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "query/values/value.h"

namespace entente {
namespace {

std::string quoted_text(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\'' || c == '\\') {
      quoted += {'\\', c};
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (c == '\r') {
      quoted += "\\r";
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += fmt::format("\\u{:04X}", byte);
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// A key, label or type: in backquotes unless it is a plain word.
std::string symbol(std::string_view name) {
  const auto plain = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const bool word =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), plain);
  if (word) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) quoted += c == '`' ? std::string("``") : std::string(1, c);
  return quoted + "`";
}

std::string map_literal(const ValueMap& map) {
  std::string text = "{";
  for (const auto& [key, value] : map) {
    text += fmt::format("{}{}: {}", text.size() > 1 ? ", " : "", symbol(key), literal_of(value));
  }
  return text + "}";
}

// ":State:Actor {name: 'Japan'}", without a blank where there is but one of both.
std::string element_literal(const std::shared_ptr<const ElementContent>& content) {
  std::string text;
  if (!content) return text;
  for (const std::string& label : content->labels) text += ":" + symbol(label);
  if (content->properties.empty()) return text;
  return text + (text.empty() ? "" : " ") + map_literal(content->properties);
}

std::string path_literal(const PathValue& path) {
  std::string text = "<(" + element_literal(path.nodes.front().content) + ")";
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const RelationshipValue& step = path.relationships[i];
    const bool forward = step.relationship->source == path.nodes[i].id;
    text += fmt::format("{}-[{}]-{}({})", forward ? "" : "<", element_literal(step.content),
                        forward ? ">" : "", element_literal(path.nodes[i + 1].content));
  }
  return text + ">";
}

struct LiteralOfContent {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const {
    if (std::isnan(number)) return "(0.0 / 0.0)";
    if (std::isinf(number)) return number > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
    return float_text(number);
  }
  std::string operator()(const std::shared_ptr<const std::string>& text) const { return quoted_text(*text); }
  std::string operator()(const std::shared_ptr<const ValueList>& list) const {
    std::string text = "[";
    for (const Value& value : *list) text += (text.size() > 1 ? ", " : "") + literal_of(value);
    return text + "]";
  }
  std::string operator()(const std::shared_ptr<const ValueMap>& map) const { return map_literal(*map); }
  std::string operator()(const NodeValue& node) const { return "(" + element_literal(node.content) + ")"; }
  std::string operator()(const RelationshipValue& value) const {
    return "[" + element_literal(value.content) + "]";
  }
  std::string operator()(const std::shared_ptr<const PathValue>& path) const { return path_literal(*path); }
  std::string operator()(CalendarDay day) const { return call("date", to_string(day)); }
  std::string operator()(LocalTime time) const { return call("localtime", to_string(time)); }
  std::string operator()(const std::shared_ptr<const ZonedTime>& time) const {
    return call("time", to_string(*time));
  }
  std::string operator()(const std::shared_ptr<const LocalDateTime>& time) const {
    return call("localdatetime", to_string(*time));
  }
  std::string operator()(const std::shared_ptr<const ZonedDateTime>& time) const {
    return call("datetime", to_string(*time));
  }
  std::string operator()(const std::shared_ptr<const Duration>& duration) const {
    return call("duration", to_string(*duration));
  }
  static std::string call(std::string_view function, std::string_view text) {
    return fmt::format("{}('{}')", function, text);
  }
};

}  // namespace

std::string literal_of(const Value& value) {
  return std::visit(LiteralOfContent{}, value.content());
}

}  // namespace entente

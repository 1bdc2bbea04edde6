#include "cli/value_json.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

namespace entente {
namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

void write_text(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// The shortest text that reads back as the same number, with the '.' or 'e' that makes it a float.
std::string float_text(double number) {
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

struct ValueWriter {
  Writer& writer;

  void write(const Value& value) const { std::visit(*this, value.content()); }

  void operator()(std::monostate) const { writer.Null(); }
  void operator()(bool truth) const { writer.Bool(truth); }
  void operator()(std::int64_t number) const { writer.Int64(number); }
  void operator()(double number) const {
    if (std::isfinite(number)) {
      const std::string text = float_text(number);
      writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
      return;
    }
    named("$float", std::isnan(number) ? "NaN" : number > 0 ? "Inf" : "-Inf");
  }
  void operator()(const std::shared_ptr<const std::string>& text) const { write_text(writer, *text); }
  void operator()(const std::shared_ptr<const ValueList>& list) const {
    writer.StartArray();
    for (const Value& value : *list) write(value);
    writer.EndArray();
  }
  void operator()(const std::shared_ptr<const ValueMap>& map) const {
    const bool ambiguous = map->size() == 1 && map->begin()->first.rfind('$', 0) == 0;
    if (ambiguous) {
      writer.StartObject();
      write_text(writer, "$map");
    }
    entries(*map);
    if (ambiguous) writer.EndObject();
  }
  void operator()(const NodeValue& node) const {
    writer.StartObject();
    write_text(writer, "$node");
    writer.StartObject();
    write_text(writer, "id");
    write_text(writer, node.content ? node.content->id : fmt::format("{}", node.id));
    write_text(writer, "labels");
    writer.StartArray();
    if (node.content) {
      for (const std::string& label : node.content->labels) write_text(writer, label);
    }
    writer.EndArray();
    properties(node.content);
    writer.EndObject();
    writer.EndObject();
  }
  void operator()(const RelationshipValue& value) const {
    writer.StartObject();
    write_text(writer, "$rel");
    writer.StartObject();
    write_text(writer, "id");
    write_text(writer, value.content ? value.content->id : fmt::format("{}", value.relationship->id));
    write_text(writer, "type");
    write_text(writer, value.content ? value.content->labels.front() : "");
    ends(value);
    properties(value.content);
    writer.EndObject();
    writer.EndObject();
  }
  void operator()(const std::shared_ptr<const PathValue>& path) const {
    writer.StartObject();
    write_text(writer, "$path");
    writer.StartObject();
    write_text(writer, "nodes");
    writer.StartArray();
    for (const NodeValue& node : path->nodes) (*this)(node);
    writer.EndArray();
    write_text(writer, "rels");
    writer.StartArray();
    for (const RelationshipValue& relationship : path->relationships) (*this)(relationship);
    writer.EndArray();
    writer.EndObject();
    writer.EndObject();
  }
  void operator()(CalendarDay day) const { named("$temporal", to_string(day)); }
  void operator()(LocalTime time) const { named("$temporal", to_string(time)); }
  template <typename Temporal>
  void operator()(const std::shared_ptr<const Temporal>& temporal) const {
    named("$temporal", to_string(*temporal));
  }

 private:
  void named(std::string_view name, std::string_view text) const {
    writer.StartObject();
    write_text(writer, name);
    write_text(writer, text);
    writer.EndObject();
  }
  void entries(const ValueMap& map) const {
    writer.StartObject();
    for (const auto& [key, value] : map) {
      write_text(writer, key);
      write(value);
    }
    writer.EndObject();
  }
  void properties(const std::shared_ptr<const ElementContent>& content) const {
    write_text(writer, "properties");
    entries(content ? content->properties : ValueMap());
  }
  void ends(const RelationshipValue& value) const {
    write_text(writer, "start");
    write_text(writer, value.content ? value.content->source : fmt::format("{}", value.relationship->source));
    write_text(writer, "end");
    write_text(writer, value.content ? value.content->target : fmt::format("{}", value.relationship->target));
  }
};

}  // namespace

std::string json_of(const Value& value) {
  Buffer buffer;
  Writer writer(buffer);
  ValueWriter{writer}.write(value);
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Value> value_of_json(std::string_view) {
  return Error{ErrorCode::unsupported, "parameters cannot be read yet", ""};
}

}  // namespace entente

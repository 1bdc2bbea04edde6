#include "cli/value_json.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "query/functions/function_table.h"
#include "query/graphs/scratch_graph.h"

namespace entente {
namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

void write_text(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
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

// Builds the value as the reader finds its parts, on a stack of its own: JSON may nest as it likes.
class ValueBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ValueBuilder> {
 public:
  bool Null() { return put(Value()); }
  bool Bool(bool truth) { return put(Value(truth)); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    return put_or_refuse(number_of({text, length}));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return put(Value(std::string(text, length)));
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    open_.back().key.assign(text, length);
    return true;
  }
  bool StartObject() { return begin(Part{}); }
  bool StartArray() {
    Part list;
    list.is_list = true;
    return begin(std::move(list));
  }
  bool EndArray(rapidjson::SizeType) {
    Value list(std::move(open_.back().list));
    open_.pop_back();
    return put(std::move(list));
  }
  bool EndObject(rapidjson::SizeType) {
    ValueMap map = std::move(open_.back().map);
    open_.pop_back();
    const bool is_named = map.size() == 1 && map.begin()->first.rfind('$', 0) == 0;
    // In {"$map": {"$int": "1"}} the inner one is the map it looks like.
    const bool is_plain = !open_.empty() && is_wrapper(open_.back());
    return is_named && !is_plain ? put_or_refuse(meant_by(map)) : put(Value(std::move(map)));
  }

  const Value& value() const { return value_; }
  const std::optional<Error>& refusal() const { return refusal_; }

 private:
  static constexpr std::size_t deepest = 200;
  static constexpr std::size_t deepest_brackets = 2 * deepest;  // each {"$map": {..}} is one level of two

  struct Part {
    bool is_list = false;
    ValueList list;
    ValueMap map;
    std::string key;
  };

  // Whether what comes next in it is the map of {"$map": {..}}.
  static bool is_wrapper(const Part& part) { return !part.is_list && part.map.empty() && part.key == "$map"; }
  bool begin(Part part) {
    std::size_t wrappers = 0;
    for (const Part& open : open_) wrappers += is_wrapper(open) ? 1 : 0;
    if (open_.size() >= deepest_brackets || open_.size() - wrappers >= deepest) {
      refusal_ = Error{ErrorCode::too_large, fmt::format("JSON nests more than {} deep", deepest), ""};
      return false;
    }
    open_.push_back(std::move(part));
    return true;
  }
  bool put(Value value) {
    if (open_.empty()) {
      value_ = std::move(value);
    } else if (open_.back().is_list) {
      open_.back().list.push_back(std::move(value));
    } else {
      open_.back().map.insert_or_assign(std::move(open_.back().key), std::move(value));
      open_.back().key.clear();
    }
    return true;
  }
  bool put_or_refuse(Result<Value> value) {
    if (value.ok()) return put(std::move(*value));
    refusal_ = value.error();
    return false;
  }

  static Error malformed(std::string_view what, std::string_view text) {
    return Error{ErrorCode::malformed, fmt::format("'{}' is not {}", text.substr(0, 40), what), ""};
  }
  static Result<Value> integer_of(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc() || stop != end) return malformed("an integer of 64 bits", text);
    return Value(number);
  }
  static Result<Value> float_of(std::string_view text) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (text == "NaN") return Value(std::numeric_limits<double>::quiet_NaN());
    if (text == "Inf") return Value(infinity);
    if (text == "-Inf") return Value(-infinity);
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc() || stop != end) return malformed("a floating-point number", text);
    return Value(number);
  }
  static Result<Value> number_of(std::string_view text) {
    return text.find_first_of(".eE") == std::string_view::npos ? integer_of(text) : float_of(text);
  }
  // The value of {"$int": "1"} and its like; a map whose only key happens to begin with '$' is that map.
  static Result<Value> meant_by(const ValueMap& map) {
    const auto& [name, value] = *map.begin();
    if (name == "$map" && value.is<ValueMap>()) return value;
    if (!value.is<std::string>()) return Value(map);
    const std::string& text = value.as<std::string>();
    if (name == "$int") return integer_of(text);
    if (name == "$float") return float_of(text);
    return name == "$temporal" ? temporal_of(text) : Value(map);
  }
  // By the signs that only one kind of them has: 'P', 'T', ':', an offset after the time.
  static Result<Value> temporal_of(const std::string& text) {
    const std::size_t clock = text.find('T');
    const bool is_duration = text.rfind('P', 0) == 0 || text.rfind("-P", 0) == 0;
    const bool has_day = clock != std::string::npos || text.find(':') == std::string::npos;
    const std::size_t time_begins = clock == std::string::npos ? 0 : clock + 1;
    const bool has_offset = text.find_first_of("Z+-[", time_begins) != std::string::npos;
    const std::string_view function = is_duration                             ? "duration"
                                      : has_day && clock == std::string::npos ? "date"
                                      : has_day    ? (has_offset ? "datetime" : "localdatetime")
                                      : has_offset ? "time"
                                                   : "localtime";
    const FunctionInfo* const made_by = function_named(function);
    if (made_by == nullptr) return malformed("a date, time or duration", text);
    const ScratchGraph no_graph;
    const std::vector<Value> argument = {Value(text)};
    return made_by->call(argument, {no_graph, ZonedDateTime()});
  }

  std::vector<Part> open_;
  Value value_;
  std::optional<Error> refusal_;
};

}  // namespace

std::string json_of(const Value& value) {
  Buffer buffer;
  Writer writer(buffer);
  ValueWriter{writer}.write(value);
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Value> value_of_json(std::string_view json) {
  constexpr std::size_t longest = 16 << 20;
  if (json.size() > longest) {
    return Error{ErrorCode::too_large, fmt::format("JSON of more than {} MiB", longest >> 20), ""};
  }
  rapidjson::MemoryStream stream(json.data(), json.size());
  rapidjson::Reader reader;
  ValueBuilder builder;
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                             rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, builder);
  if (builder.refusal()) return *builder.refusal();
  if (!parsed) {
    return Error{
        ErrorCode::malformed,
        fmt::format("not JSON at byte {}: {}", parsed.Offset(), rapidjson::GetParseError_En(parsed.Code())),
        ""};
  }
  return builder.value();
}

}  // namespace entente

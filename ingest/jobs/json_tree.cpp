#include "ingest/jobs/json_tree.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t max_bytes = 1U << 20;
constexpr std::size_t max_depth = 16;
constexpr unsigned flags = rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag |
                           rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                           rapidjson::kParseFullPrecisionFlag;

// Where the quoted string that ends before `end` begins: within one, every quote is escaped.
std::size_t string_start(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0) {
    --at;
    if (text[at] != '"') continue;
    std::size_t slashes = 0;
    while (slashes < at && text[at - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return at;
  }
  return at;
}

std::size_t number_start(std::string_view text, std::size_t end) {
  const std::size_t before = text.substr(0, end).find_last_not_of("0123456789+-.eE");
  return before == std::string_view::npos ? 0 : before + 1;
}

// Hears the parser's events and builds the tree. The parser stops where an event returns false.
class JsonTreeBuilder {
 public:
  using Ch = char;

  JsonTreeBuilder(std::string_view text, const rapidjson::MemoryStream& stream)
      : text_(text), stream_(stream) {}

  JsonNode& root() { return root_; }
  bool too_deep() const { return too_deep_; }

  bool Null() { return add(word(JsonType::nothing, 4, 0)); }
  bool Bool(bool value) { return add(word(JsonType::boolean, value ? 4 : 5, value ? 1 : 0)); }
  bool Int(int value) { return number(value); }
  bool Uint(unsigned value) { return number(value); }
  bool Int64(std::int64_t value) { return number(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool Double(double value) { return number(value); }
  bool RawNumber(const char* /*digits*/, rapidjson::SizeType /*length*/, bool /*copy*/) { return false; }
  bool String(const char* value, rapidjson::SizeType length, bool /*copy*/) {
    JsonNode node = begun(JsonType::text, string_start(text_, at()));
    node.text.assign(value, length);
    return add(std::move(node));
  }
  bool Key(const char* value, rapidjson::SizeType length, bool /*copy*/) {
    name_.assign(value, length);
    name_offset_ = string_start(text_, at());
    return true;
  }
  bool StartObject() { return open(JsonType::object); }
  bool EndObject(rapidjson::SizeType /*count*/) { return close(); }
  bool StartArray() { return open(JsonType::list); }
  bool EndArray(rapidjson::SizeType /*count*/) { return close(); }

 private:
  std::size_t at() const { return stream_.Tell(); }

  static JsonNode begun(JsonType type, std::size_t offset) {
    JsonNode node;
    node.type = type;
    node.offset = offset;
    return node;
  }

  void take_name(JsonNode& node) {
    node.name = std::move(name_);
    node.name_offset = name_offset_;
    name_.clear();
  }

  JsonNode word(JsonType type, std::size_t length, double value) const {
    JsonNode node = begun(type, at() - length);
    node.number = value;
    return node;
  }

  bool number(double value) {
    const std::size_t start = number_start(text_, at());
    JsonNode node = begun(JsonType::number, start);
    node.number = value;
    node.text = text_.substr(start, at() - start);
    return add(std::move(node));
  }

  bool add(JsonNode node) {
    take_name(node);
    (open_.empty() ? root_ : open_.back().children.emplace_back()) = std::move(node);
    return true;
  }

  bool open(JsonType type) {
    too_deep_ = open_.size() >= max_depth;
    if (too_deep_) return false;
    open_.push_back(begun(type, at()));  // told before the bracket is taken
    take_name(open_.back());
    return true;
  }

  bool close() {
    JsonNode node = std::move(open_.back());
    open_.pop_back();
    (open_.empty() ? root_ : open_.back().children.emplace_back()) = std::move(node);
    return true;
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  JsonNode root_;
  std::vector<JsonNode> open_;  // the values around the one being read, outermost first
  std::string name_;            // of the member that comes next
  std::size_t name_offset_ = 0;
  bool too_deep_ = false;
};

}  // namespace

std::string_view name_of(JsonType type) {
  constexpr std::array<std::string_view, 6> names = {"null", "true or false", "a number",
                                                     "text", "a list",        "an object"};
  return names[static_cast<std::size_t>(type)];
}

std::string place_in(std::string_view text, std::string_view file, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto characters = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                        before.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
  return fmt::format("{}:{}:{}", file, line, characters + 1);
}

Result<JsonNode> parse_json_tree(std::string_view text, std::string_view file) {
  if (text.size() > max_bytes) {
    return Error{ErrorCode::too_large, "longer than 1 MB: this is no job file", std::string(file)};
  }
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  JsonTreeBuilder builder(text, stream);
  if (reader.Parse<flags>(stream, builder)) return std::move(builder.root());
  const std::string where = place_in(text, file, std::min(reader.GetErrorOffset(), text.size()));
  if (builder.too_deep()) {
    return Error{ErrorCode::invalid_argument, fmt::format("nests more than {} deep", max_depth), where};
  }
  return Error{ErrorCode::invalid_argument,
               fmt::format("not JSON: {}", rapidjson::GetParseError_En(reader.GetParseErrorCode())), where};
}

}  // namespace entente

#include "cli/mcp_arguments.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "query/question_error.h"

namespace entente {
namespace {

using Json = rapidjson::Value;

std::string_view view(const Json& text) {
  return {text.GetString(), text.GetStringLength()};
}

std::string json_text_of(const Json& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

Error refused(std::string_view name, std::string_view why) {
  return Error{ErrorCode::invalid_argument, fmt::format("'{}' {}", name, why), ""};
}

std::string_view expected(McpParameter::Type type) {
  switch (type) {
    case McpParameter::Type::text:
      return "is a text";
    case McpParameter::Type::texts:
      return "is a list of texts";
    case McpParameter::Type::number:
      return "is a whole number";
    case McpParameter::Type::flag:
      return "is true or false";
    case McpParameter::Type::object:
      return "is an object";
  }
  return "";
}

Error unknown(std::string_view name, std::span<const McpParameter> parameters) {
  std::vector<std::string_view> names;
  std::string all;
  for (const McpParameter& parameter : parameters) {
    names.push_back(parameter.name);
    all += fmt::format("{}{}", all.empty() ? "" : ", ", parameter.name);
  }
  return refused(name, fmt::format("is no argument of this tool; {}",
                                   did_you_mean(name, names, fmt::format("there are {}", all))));
}

Result<McpGiven> checked(const Json& value, const McpParameter& parameter) {
  using Type = McpParameter::Type;
  if (parameter.type == Type::text && value.IsString()) return McpGiven(std::string(view(value)));
  if (parameter.type == Type::flag && value.IsBool()) return McpGiven(value.GetBool());
  if (parameter.type == Type::number && value.IsInt64()) {
    const std::int64_t number = value.GetInt64();
    if (number >= parameter.least && number <= parameter.most) return McpGiven(number);
    return refused(parameter.name, fmt::format("is a number from {} to {}", parameter.least, parameter.most));
  }
  if (parameter.type == Type::object && value.IsObject()) return McpGiven(McpObject{json_text_of(value)});
  const bool all_texts = value.IsArray() && std::all_of(value.Begin(), value.End(),
                                                        [](const Json& item) { return item.IsString(); });
  if (parameter.type != Type::texts || !all_texts) return refused(parameter.name, expected(parameter.type));
  std::vector<std::string> texts;
  for (const Json& item : value.GetArray()) texts.emplace_back(view(item));
  return McpGiven(std::move(texts));
}

}  // namespace

Result<McpArguments> McpArguments::read(std::string_view json, std::span<const McpParameter> parameters) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) {
    return Error{ErrorCode::invalid_argument, "arguments are one JSON object", ""};
  }
  McpArguments arguments;
  for (const auto& member : document.GetObject()) {
    const std::string_view name = view(member.name);
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const McpParameter& parameter) { return parameter.name == name; });
    if (known == parameters.end()) return unknown(name, parameters);
    if (!member.value.IsNull()) arguments.given_.emplace(name, TRY(checked(member.value, *known)));
  }
  for (const McpParameter& parameter : parameters) {
    if (parameter.required && arguments.given_.count(parameter.name) == 0) {
      return refused(parameter.name, fmt::format("is missing: {}", parameter.meaning));
    }
  }
  return arguments;
}

template <typename T>
const T* McpArguments::find(std::string_view name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? nullptr : std::get_if<T>(&found->second);
}

std::string McpArguments::text(std::string_view name) const {
  const auto* text = find<std::string>(name);
  return text == nullptr ? "" : *text;
}

std::vector<std::string> McpArguments::texts(std::string_view name) const {
  const auto* texts = find<std::vector<std::string>>(name);
  return texts == nullptr ? std::vector<std::string>() : *texts;
}

std::optional<std::int64_t> McpArguments::number(std::string_view name) const {
  const auto* number = find<std::int64_t>(name);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool McpArguments::flag(std::string_view name) const {
  const bool* flag = find<bool>(name);
  return flag != nullptr && *flag;
}

std::string McpArguments::object(std::string_view name) const {
  const auto* object = find<McpObject>(name);
  return object == nullptr ? "" : object->json;
}

}  // namespace entente

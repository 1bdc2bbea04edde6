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

}  // namespace

Result<McpArguments> McpArguments::read(std::string_view json, std::span<const McpParameter> parameters) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) {
    return Error{ErrorCode::invalid_argument, "arguments are one JSON object", ""};
  }
  McpArguments arguments;
  for (const auto& member : document.GetObject()) {
    const std::string name(view(member.name));
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const McpParameter& parameter) { return parameter.name == name; });
    if (known == parameters.end()) return unknown(name, parameters);
    const Json& value = member.value;
    if (value.IsNull()) continue;
    if (known->type == McpParameter::Type::text && value.IsString()) {
      arguments.given_[name] = std::string(view(value));
    } else if (known->type == McpParameter::Type::flag && value.IsBool()) {
      arguments.given_[name] = value.GetBool();
    } else if (known->type == McpParameter::Type::number && value.IsInt64()) {
      if (value.GetInt64() < known->least || value.GetInt64() > known->most) {
        return refused(name, fmt::format("is a number from {} to {}", known->least, known->most));
      }
      arguments.given_[name] = value.GetInt64();
    } else if (known->type == McpParameter::Type::object && value.IsObject()) {
      rapidjson::StringBuffer buffer;
      rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
      value.Accept(writer);
      arguments.given_[name] = Object{buffer.GetString()};
    } else if (known->type == McpParameter::Type::texts && value.IsArray()) {
      std::vector<std::string> texts;
      for (const Json& item : value.GetArray()) {
        if (!item.IsString()) return refused(name, expected(known->type));
        texts.emplace_back(view(item));
      }
      arguments.given_[name] = std::move(texts);
    } else {
      return refused(name, expected(known->type));
    }
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
  const auto* object = find<Object>(name);
  return object == nullptr ? "" : object->json;
}

}  // namespace entente

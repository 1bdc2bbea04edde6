#include "cli/mcp_server.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>

#include "cli/mcp_tools.h"

namespace entente {
namespace {

using Document = rapidjson::Document;
using Json = rapidjson::Value;
using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

// Revisions of the protocol whose messages this server speaks; the newest first.
constexpr std::array<std::string_view, 4> revisions = {"2025-11-25", "2025-06-18", "2025-03-26",
                                                       "2024-11-05"};
constexpr std::size_t deepest_message = 64;

enum RpcError {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602
};

// Nesting is told before parsing: printing a parsed message again recurses.
bool is_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (in_text) {
      if (json[i] == '\\')
        ++i;
      else if (json[i] == '"')
        in_text = false;
    } else if (json[i] == '"') {
      in_text = true;
    } else if (json[i] == '{' || json[i] == '[') {
      if (++depth > deepest_message) return true;
    } else if ((json[i] == '}' || json[i] == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string json_text_of(const Json& value) {
  Buffer buffer;
  Writer writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string quoted(std::string_view text) {
  Buffer buffer;
  Writer writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string result_reply(std::string_view id, std::string_view result) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"result":{}}})", id, result);
}

std::string error_reply(std::string_view id, RpcError code, std::string_view message) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"error":{{"code":{},"message":{}}}}})", id,
                     static_cast<int>(code), quoted(message));
}

std::string_view text_member(const Json& object, const char* name) {
  if (!object.IsObject()) return {};
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::string initialized(const Json& params) {
  const std::string_view asked = text_member(params, "protocolVersion");
  const bool known = std::find(revisions.begin(), revisions.end(), asked) != revisions.end();
  return fmt::format(
      R"({{"protocolVersion":{},"capabilities":{{"tools":{{"listChanged":false}}}},)"
      R"("serverInfo":{{"name":"entente","title":"entente","version":{}}},"instructions":{}}})",
      quoted(known ? asked : revisions.front()), quoted(ENTENTE_VERSION),
      quoted("A graph of who committed to what, with whom, where, when, and who says so, read from policy "
             "documents. "
             "Resolve names first; every row carries ids: call 'why' with one of them for the sentence, "
             "document and "
             "page. Answers are facts unless proposals are asked for. An answer without rows says what was "
             "looked "
             "at: report it as such."));
}

std::string_view json_type(McpParameter::Type type) {
  switch (type) {
    case McpParameter::Type::text:
      return R"("type":"string")";
    case McpParameter::Type::texts:
      return R"("type":"array","items":{"type":"string"})";
    case McpParameter::Type::number:
      return R"("type":"integer")";
    case McpParameter::Type::flag:
      return R"("type":"boolean")";
    case McpParameter::Type::object:
      return R"("type":"object")";
  }
  return "";
}

std::string schema_of(const McpTool& tool) {
  std::string properties;
  std::string required;
  for (const McpParameter& parameter : tool.parameters) {
    properties += fmt::format("{}{}:{{{},\"description\":{}", properties.empty() ? "" : ",",
                              quoted(parameter.name), json_type(parameter.type), quoted(parameter.meaning));
    if (parameter.type == McpParameter::Type::number) {
      properties += fmt::format(R"(,"minimum":{},"maximum":{})", parameter.least, parameter.most);
    }
    properties += "}";
    if (parameter.required) required += (required.empty() ? "" : ",") + quoted(parameter.name);
  }
  return fmt::format(
      R"({{"type":"object","properties":{{{}}},"required":[{}],"additionalProperties":false}})", properties,
      required);
}

std::string tool_list() {
  std::string tools;
  for (const McpTool& tool : mcp_tools()) {
    tools += fmt::format(
        R"({}{{"name":{},"title":{},"description":{},"inputSchema":{},)"
        R"("annotations":{{"readOnlyHint":true,"destructiveHint":false,"idempotentHint":true,"openWorldHint":false}}}})",
        tools.empty() ? "" : ",", quoted(tool.name), quoted(tool.title), quoted(tool.meaning),
        schema_of(tool));
  }
  return fmt::format(R"({{"tools":[{}]}})", tools);
}

std::string tool_result(const Result<std::string>& result) {
  if (result.ok()) {
    return fmt::format(
        R"({{"content":[{{"type":"text","text":{}}}],"structuredContent":{},"isError":false}})",
        quoted(*result), *result);
  }
  const Error& error = result.error();
  const std::string text = fmt::format("{}: {}", name_of(error.code), error.describe());
  return fmt::format(R"({{"content":[{{"type":"text","text":{}}}],"isError":true}})", quoted(text));
}

// The id as JSON: a text or a number; "" for a notification.
std::optional<std::string> id_of(const Json& message) {
  const auto id = message.FindMember("id");
  if (id == message.MemberEnd()) return "";
  if (!id->value.IsString() && !id->value.IsNumber()) return std::nullopt;
  return json_text_of(id->value);
}

}  // namespace

std::string McpServer::call_tool(std::string_view id, std::string_view params) {
  Document call;
  call.Parse<rapidjson::kParseIterativeFlag>(params.data(), params.size());
  const std::string_view name = text_member(call, "name");
  const McpTool* tool = mcp_tool_named(name);
  if (tool == nullptr) return error_reply(id, invalid_params, fmt::format("there is no tool '{}'", name));
  const auto given = call.FindMember("arguments");
  const std::string arguments = given == call.MemberEnd() ? "{}" : json_text_of(given->value);
  const Result<McpArguments> read = McpArguments::read(arguments, tool->parameters);
  if (!read.ok()) return result_reply(id, tool_result(read.error()));
  const Result<Snapshot> snapshot = snapshot_();
  if (!snapshot.ok()) return result_reply(id, tool_result(snapshot.error()));
  return result_reply(id, tool_result(tool->call(*read, *snapshot)));
}

std::optional<std::string> McpServer::reply(std::string_view message) {
  if (message.size() > longest_message) {
    return error_reply("null", invalid_request,
                       fmt::format("a message has at most {} bytes", longest_message));
  }
  if (is_too_deep(message)) return error_reply("null", invalid_request, "the message is nested too deep");
  Document document;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(message.data(),
                                                                                         message.size());
  if (document.HasParseError()) return error_reply("null", parse_error, "the line is no JSON");
  if (!document.IsObject() || text_member(document, "jsonrpc") != "2.0") {
    return error_reply("null", invalid_request, "a message is one JSON-RPC 2.0 object");
  }
  const std::optional<std::string> id = id_of(document);
  if (!id) return error_reply("null", invalid_request, "an id is a text or a number");
  const std::string_view method = text_member(document, "method");
  if (id->empty() || method.empty()) return std::nullopt;  // a notification, or a reply to nothing we asked
  static const Json none(rapidjson::kObjectType);
  const auto found = document.FindMember("params");
  const Json& params = found == document.MemberEnd() ? none : found->value;
  if (method == "initialize") return result_reply(*id, initialized(params));
  if (method == "ping") return result_reply(*id, "{}");
  if (method == "tools/list") return result_reply(*id, tool_list());
  if (method == "tools/call") {
    if (!params.IsObject()) return error_reply(*id, invalid_params, "tools/call takes an object");
    return call_tool(*id, json_text_of(params));
  }
  return error_reply(*id, method_not_found, fmt::format("there is no method '{}'", method));
}

}  // namespace entente

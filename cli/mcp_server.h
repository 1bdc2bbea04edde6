// A server of the Model Context Protocol: JSON-RPC 2.0, one message a line.
//
//   McpServer server([&] { return reader.snapshot(); });
//   if (const auto reply = server.reply(line)) write(*reply);
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graph/snapshot.h"

namespace entente {

class McpServer {
 public:
  // `snapshot` is asked once for each call, so that every call sees what is committed by then.
  explicit McpServer(std::function<Result<Snapshot>()> snapshot) : snapshot_(std::move(snapshot)) {}

  // The reply to one message, without a line end; nothing for a notification. Never fails: what cannot be
  // read gets an error reply.
  std::optional<std::string> reply(std::string_view message);

  static constexpr std::size_t longest_message = 4 << 20;  // bytes

 private:
  std::string call_tool(std::string_view id, std::string_view params);

  std::function<Result<Snapshot>()> snapshot_;
};

}  // namespace entente

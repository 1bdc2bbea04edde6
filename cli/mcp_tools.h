// The tools that `entente mcp` offers to assistants: one table, from which tools/list, calls and the
// documentation derive. All of them read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/mcp_arguments.h"
#include "graph/snapshot.h"

namespace entente {

// What one call may use and return; docs/mcp.md lists them.
inline constexpr std::size_t mcp_rows = 1000;               // unless the call asks for fewer
inline constexpr std::size_t mcp_reply_bytes = 256 * 1024;  // of rows; the rest is cut, and said so
inline constexpr std::uint64_t mcp_edges_read = 10'000'000;
inline constexpr std::uint64_t mcp_memory = 256ULL << 20;
inline constexpr int mcp_seconds = 10;

struct McpTool {
  std::string_view name;
  std::string_view title;
  std::string_view meaning;  // what an assistant reads to choose it
  std::vector<McpParameter> parameters;
  // A JSON object for the assistant. An error is the assistant's to repair: message and hint reach it.
  Result<std::string> (*call)(const McpArguments& arguments, const Snapshot& snapshot);
};

std::span<const McpTool> mcp_tools();
const McpTool* mcp_tool_named(std::string_view name);

}  // namespace entente

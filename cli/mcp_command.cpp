// entente mcp: a server of the Model Context Protocol on standard input and output, for assistants.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/mcp_server.h"
#include "graph/store.h"

namespace entente {
namespace {

// The next line, or what of it may be read; nothing at the end of input. The rest of an overlong line is
// passed over.
std::optional<std::string> next_message(std::istream& input) {
  std::string line;
  int c = input.get();
  if (c == std::istream::traits_type::eof()) return std::nullopt;
  for (; c != '\n' && c != std::istream::traits_type::eof(); c = input.get()) {
    if (line.size() <= McpServer::longest_message) line += static_cast<char>(c);
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

Result<void> serve(const CommandLine& command_line) {
  Reader reader = TRY(Reader::open(command_line.store));
  McpServer server([&]() -> Result<Snapshot> {
    TRY(reader.catch_up());
    return reader.snapshot();
  });
  while (const std::optional<std::string> message = next_message(std::cin)) {
    if (message->empty()) continue;
    const std::optional<std::string> reply = server.reply(*message);
    if (!reply) continue;
    std::cout << *reply << '\n' << std::flush;
    if (!std::cout) return Error{ErrorCode::io, "the client is gone", "standard output"};
  }
  return {};
}

}  // namespace

void add_mcp_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command = app.add_subcommand("mcp",
                                         "Serve assistants by the Model Context Protocol, on standard input "
                                         "and output, reading only");
  command->callback([&command_line] {
    const Result<void> served = serve(command_line);
    command_line.exit_status = served.ok() ? exit_answered : complain(served.error());
  });
}

}  // namespace entente

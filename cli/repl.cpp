// `entente` without a subcommand: questions typed at a terminal, or a script on standard input.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/line_editor.h"
#include "cli/repl_session.h"

namespace entente {
namespace {

// Each line of a paste on its own.
void run_lines(ReplSession& session, std::string_view text) {
  while (!text.empty() && !session.quit_requested()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    session.run_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

int converse(ReplSession& session) {
  const InterruptGuard guard;
  std::puts(session.welcome().c_str());
  LineEditor editor(
      default_history(), [&](std::string_view line) { return session.complete(line); }, interrupted());
  while (!session.quit_requested()) {
    const std::optional<std::string> line = editor.read("entente> ");
    if (!line) break;
    run_lines(session, *line);
    std::fflush(stdout);
  }
  if (!session.quit_requested()) std::puts("");
  return exit_answered;
}

}  // namespace

int run_repl(const CommandLine& command_line) {
  Result<ReplSession> session = ReplSession::open(command_line.store, default_format());
  if (!session.ok()) return complain(session.error());
  if (isatty(STDIN_FILENO) != 0) return converse(*session);
  return session->run_script(std::cin, ReplSession::OnError::stop);
}

}  // namespace entente

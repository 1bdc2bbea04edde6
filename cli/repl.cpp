// `entente` without a subcommand: questions typed at a terminal, or a script on standard input.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/line_editor.h"
#include "cli/repl_session.h"
#include "cli/script.h"

namespace entente {
namespace {

int converse(ReplSession& session) {
  const InterruptGuard guard;
  std::puts(session.welcome().c_str());
  session.output().set_pager(OutputPlace::default_pager());
  LineEditor editor(
      default_history(), [&](std::string_view line) { return session.complete(line); }, is_finished,
      interrupted());
  while (!session.quit_requested()) {
    const std::optional<std::string> typed = editor.read("entente> ");
    if (!typed) break;
    session.run_typed(*typed);
    std::fflush(stdout);
  }
  if (!session.quit_requested()) std::puts("");
  return exit_answered;
}

}  // namespace

int run_repl(const CommandLine& command_line) {
  SessionSettings settings;
  settings.format = default_format();
  Result<ReplSession> session = ReplSession::open(command_line.store, settings);
  if (!session.ok()) return complain(session.error());
  if (isatty(STDIN_FILENO) != 0) return converse(*session);
  return session->run_script(std::cin, ReplSession::OnError::stop);
}

}  // namespace entente

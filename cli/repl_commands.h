// The commands of the REPL that are no questions: ".help", ".mode json".
#pragma once

#include <string_view>

#include "query/completion.h"

namespace entente {

class ReplSession;

// Whether `line` begins with '.' or ':', or is one of "help", "quit", "exit".
bool is_command(std::string_view line);

// Runs it; returns the exit status. Unknown ones are refused with the nearest name.
int run_command(ReplSession& session, std::string_view line);

// What could follow `line`, which is a command that ends at the cursor.
Completions complete_command(std::string_view line);

}  // namespace entente

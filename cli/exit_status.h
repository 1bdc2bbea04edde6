// Exit codes, the same for every subcommand.
#pragma once

#include "graph/result.h"

namespace entente {

inline constexpr int exit_answered = 0;   // answered, or all ingested
inline constexpr int exit_nothing = 1;    // honest nothing, or some documents failed and were listed
inline constexpr int exit_failed = 2;     // could not do it
inline constexpr int exit_stopped = 130;  // Ctrl-C: what was found until then was printed

// Prints "entente: WHERE: MESSAGE" on standard error; returns exit_failed.
int complain(const Error& error);

}  // namespace entente

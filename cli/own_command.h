// Starts a command of the user's with an argument vector: no shell reads it, nothing is expanded.
#pragma once

#include <string>
#include <vector>

#include "graph/result.h"

namespace entente {

// `input` on its standard input; its output is ours. Fails with io or not_found when it cannot be started, or
// ends with another status than 0, or has not ended after a minute, when it is ended. REQUIRES: command is
// not empty
Result<void> run_own_command(const std::vector<std::string>& command, const std::string& input);

}  // namespace entente

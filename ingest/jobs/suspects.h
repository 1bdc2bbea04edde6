// Trying in a process of its own what may have ended the last batch.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "graph/result.h"

namespace entente {

// Runs `attempt` in a forked child. Nothing: it came to its end, or something else ended it (the user, the
// system's memory). Else what it died of: crashed with the signal, or timed_out.
// REQUIRES: no other thread of ours is at work. Fork copies whatever locks they hold.
std::optional<Error> harm_of(const std::function<void()>& attempt, std::chrono::seconds patience);

}  // namespace entente
